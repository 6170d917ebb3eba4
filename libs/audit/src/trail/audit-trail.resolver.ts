import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ConsortiumType } from '@renkei/consortium';
import { TenantTransaction, type Tx, type Viewer } from '@renkei/platform';
import {
  CurrentViewer,
  FieldRequires,
  loaderOf,
  PageArgs,
  Requires,
  type RequestContext,
} from '@renkei/platform/graphql';
import { PLATFORM_CHAIN } from '../verify/file-format.ts';
import { checkpointPages, eventPages } from './audit-trail.loader.ts';
import { AuditCheckpointConnection, AuditEventConnection } from './audit-trail.type.ts';

@Resolver(() => ConsortiumType)
export class AuditTrailResolver {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  @FieldRequires('READ_AUDIT')
  @ResolveField(() => AuditEventConnection, {
    description:
      'だれが・いつ・何をしたか、新しい順。Every change of the group and every look into a sealed paper.',
  })
  auditEvents(
    @Parent() { id }: ConsortiumType,
    @Args({ type: () => PageArgs }) page: PageArgs,
    @Context() context: RequestContext,
  ) {
    return loaderOf(context, `auditEvents ${JSON.stringify(page)}`, (viewer) =>
      eventPages(this.#readAs(viewer), page),
    ).load(id);
  }

  @FieldRequires('READ_AUDIT')
  @ResolveField(() => AuditCheckpointConnection, {
    description: '署名された控え、新しい順。Signed checkpoints, newest first.',
  })
  auditCheckpoints(
    @Parent() { id }: ConsortiumType,
    @Args({ type: () => PageArgs }) page: PageArgs,
    @Context() context: RequestContext,
  ) {
    return loaderOf(context, `auditCheckpoints ${JSON.stringify(page)}`, (viewer) =>
      checkpointPages(this.#readAs(viewer), page),
    ).load(id);
  }

  @Requires('READ_AUDIT')
  @Query(() => AuditEventConnection, {
    description:
      '日程・支援機関・アカウントの変更、新しい順（管理者だけ。ほかの人には空です）。The platform’s own changes, for the administrator; empty for everybody else.',
  })
  platformAuditEvents(@CurrentViewer() viewer: Viewer, @Args({ type: () => PageArgs }) page: PageArgs) {
    return eventPages(this.#readAs(viewer), page).load(PLATFORM_CHAIN);
  }

  #readAs(viewer: Viewer) {
    return <T>(work: (tx: Tx) => Promise<T>) => this.#transactions.read(viewer, work);
  }
}
