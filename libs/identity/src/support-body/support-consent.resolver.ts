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
import {
  SUPPORT_CONSENTS,
  SupportConsentService,
  type SupportConsentRow,
} from './support-consent.service.ts';
import { SupportConsentInput } from './support-consent.inputs.ts';
import { SupportConsentConnection, SupportConsentPayload } from './support-consent.type.ts';

@Resolver(() => ConsortiumType)
export class SupportConsentResolver {
  readonly #consents: SupportConsentService;
  readonly #transactions: TenantTransaction;

  constructor(consents: SupportConsentService, transactions: TenantTransaction) {
    this.#consents = consents;
    this.#transactions = transactions;
  }

  @Requires('MANAGE_PEOPLE')
  @Mutation(() => SupportConsentPayload, {
    description:
      '支援機関がこのグループを見ることに同意する。いつでも取り消せる。Lets a support body read the group, until withdrawn; again changes nothing.',
  })
  giveSupportConsent(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SupportConsentInput }) input: SupportConsentInput,
  ) {
    return collectProblems(async () => ({ supportConsent: await this.#consents.give(viewer, input) }));
  }

  @Requires('MANAGE_PEOPLE')
  @Mutation(() => SupportConsentPayload, {
    description: '同意を取り消す。すぐに見えなくなる。Withdraws it at once; again changes nothing.',
  })
  withdrawSupportConsent(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SupportConsentInput }) input: SupportConsentInput,
  ) {
    return collectProblems(async () => ({ supportConsent: await this.#consents.withdraw(viewer, input) }));
  }

  @FieldRequires('MANAGE_PEOPLE')
  @ResolveField(() => SupportConsentConnection, {
    description:
      '支援機関への同意、取り消したものも（新しい順）。Consents, also withdrawn ones, newest first.',
  })
  supportConsents(
    @Parent() { id }: ConsortiumType,
    @Args({ type: () => PageArgs }) page: PageArgs,
    @Context() context: RequestContext,
  ) {
    const key = `supportConsents ${JSON.stringify([page.first, page.after])}`;
    return loaderOf(context, key, (viewer) =>
      pagesByOwner<SupportConsentRow>(
        (work) => this.#transactions.read(viewer, work),
        'consortium_id',
        SUPPORT_CONSENTS,
        page,
      ),
    ).load(id);
  }
}
