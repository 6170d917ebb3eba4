import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ConsortiumType } from '@renkei/consortium';
import { collectProblems, TenantTransaction, type Viewer } from '@renkei/platform';
import {
  CurrentViewer,
  FieldRequires,
  loaderOf,
  PageArgs,
  Requires,
  type RequestContext,
} from '@renkei/platform/graphql';
import { pagesByOwner } from '../shared/pages.ts';
import { WEBHOOK_COLUMNS, WebhookService } from './webhook.service.ts';
import {
  ChangeWebhookInput,
  CreateWebhookInput,
  CreateWebhookPayload,
  WebhookConnection,
  WebhookDeliveryConnection,
  WebhookPayload,
  WebhookType,
  type WebhookDeliveryType,
} from './webhook.type.ts';

const WEBHOOKS = {
  from: 'webhook x',
  owner: 'x.consortium_id',
  at: 'x.created_at',
  id: 'x.id',
  columns: WEBHOOK_COLUMNS,
} as const;

const DELIVERIES = {
  from: 'webhook_delivery x JOIN procedure_event e ON e.id = x.event_id',
  owner: 'x.webhook_id',
  at: 'x.created_at',
  id: 'x.id',
  columns: `x.id, x.event_id AS "eventId", lower(e.machine || '.' || e.to_state) AS type, x.status, x.attempts,
    x.response_status AS "responseStatus", x.error_code AS "errorCode", x.created_at AS "createdAt",
    x.settled_at AS "settledAt"`,
} as const;

@Resolver(() => WebhookType)
export class WebhookResolver {
  readonly #webhooks: WebhookService;
  readonly #transactions: TenantTransaction;

  constructor(webhooks: WebhookService, transactions: TenantTransaction) {
    this.#webhooks = webhooks;
    this.#transactions = transactions;
  }

  @Requires('MANAGE_WEBHOOKS')
  @Mutation(() => CreateWebhookPayload, {
    description:
      '手続きの動きを、ほかのシステムに知らせる。署名の秘密はこの1回だけ出る。Has changes of state told to another system; the signing secret is shown this once.',
  })
  createWebhook(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateWebhookInput }) input: CreateWebhookInput,
  ) {
    return collectProblems(() => this.#webhooks.create(viewer, input));
  }

  @Requires('MANAGE_WEBHOOKS')
  @Mutation(() => WebhookPayload, {
    description: '知らせを止める。止めているあいだの動きは、あとからも届きません。Stops telling it.',
  })
  disableWebhook(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ChangeWebhookInput }) input: ChangeWebhookInput,
  ) {
    return collectProblems(async () => ({ webhook: await this.#webhooks.setEnabled(viewer, input, false) }));
  }

  @Requires('MANAGE_WEBHOOKS')
  @Mutation(() => WebhookPayload, {
    description: '止めた知らせを、また始める。Tells it again from now on.',
  })
  enableWebhook(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ChangeWebhookInput }) input: ChangeWebhookInput,
  ) {
    return collectProblems(async () => ({ webhook: await this.#webhooks.setEnabled(viewer, input, true) }));
  }

  @FieldRequires('MANAGE_WEBHOOKS')
  @ResolveField(() => WebhookDeliveryConnection, {
    description: '知らせの記録（新しい順）。What it was told, newest first.',
  })
  deliveries(
    @Parent() { id }: WebhookType,
    @Args({ type: () => PageArgs }) page: PageArgs,
    @Context() context: RequestContext,
  ) {
    return loaderOf(context, `webhook deliveries ${JSON.stringify([page.first, page.after])}`, (viewer) =>
      pagesByOwner<WebhookDeliveryType>((work) => this.#transactions.read(viewer, work), DELIVERIES, page),
    ).load(id);
  }
}

@Resolver(() => ConsortiumType)
export class ConsortiumWebhooksResolver {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  @FieldRequires('MANAGE_WEBHOOKS')
  @ResolveField(() => WebhookConnection, {
    description: 'ほかのシステムへの知らせ（新しい順）。The group’s webhooks, newest first.',
  })
  webhooks(
    @Parent() { id }: ConsortiumType,
    @Args({ type: () => PageArgs }) page: PageArgs,
    @Context() context: RequestContext,
  ) {
    return loaderOf(context, `webhooks ${JSON.stringify([page.first, page.after])}`, (viewer) =>
      pagesByOwner<WebhookType>((work) => this.#transactions.read(viewer, work), WEBHOOKS, page),
    ).load(id);
  }
}
