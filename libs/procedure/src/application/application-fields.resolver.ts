import { mayDo } from '@renkei/access';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ConsortiumType } from '@renkei/consortium';
import { stepsFrom } from './allowed-steps.ts';
import {
  FieldRequires,
  loaderOf,
  PageArgs,
  type Connection,
  type RequestContext,
} from '@renkei/platform/graphql';
import DataLoader from 'dataloader';
import { ApplicationReads } from './application.reads.ts';
import type { ApplicationRow } from './application.rows.ts';
import {
  ApplicationApprovalType,
  ApplicationConnection,
  ApplicationStepType,
  ApplicationType,
  SubmissionConnection,
  SubmissionType,
} from './application.type.ts';
import { ApplicationCheckType } from './check.type.ts';
import { GrantType } from './grant.type.ts';
import { ProcedureEventConnection, type ProcedureEventType } from './procedure-event.type.ts';
import { loaderFor } from '../shared/loader-for.ts';

const load = loaderFor('application');

const pageName = (field: string, { first, after }: PageArgs) => `${field} ${first} ${after ?? ''}`;

@Resolver(() => ConsortiumType)
export class ConsortiumApplicationResolver {
  readonly #reads: ApplicationReads;

  constructor(reads: ApplicationReads) {
    this.#reads = reads;
  }

  @ResolveField(() => ApplicationType, {
    nullable: true,
    description:
      '進行中の申請、なければ最後の申請。The application under way, else the last; null: none yet.',
  })
  @FieldRequires('READ_PROCEDURE')
  application(@Parent() { id }: ConsortiumType, @Context() context: RequestContext) {
    return load(context, 'current', id, (viewer, ids) => this.#reads.currentOf(viewer, ids));
  }

  @ResolveField(() => ApplicationConnection, {
    description: 'これまでの申請、新しい順。All applications, newest first.',
  })
  @FieldRequires('READ_PROCEDURE')
  applications(
    @Parent() { id }: ConsortiumType,
    @Args() page: PageArgs,
    @Context() context: RequestContext,
  ): Promise<Connection<ApplicationRow>> {
    return load(context, pageName('applications', page), id, (viewer, ids) =>
      this.#reads.pagesOf(viewer, ids, page),
    );
  }

  @ResolveField(() => ProcedureEventConnection, {
    description:
      '手続きの記録、新しい順。The history of every procedure of the group, newest first; FORBIDDEN for a member user.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  procedureEvents(
    @Parent() { id }: ConsortiumType,
    @Args() page: PageArgs,
    @Context() context: RequestContext,
  ): Promise<Connection<ProcedureEventType>> {
    return load(context, pageName('events', page), id, (viewer, ids) =>
      this.#reads.eventsOf(viewer, ids, page),
    );
  }
}

@Resolver(() => ApplicationType)
export class ApplicationFieldsResolver {
  readonly #reads: ApplicationReads;

  constructor(reads: ApplicationReads) {
    this.#reads = reads;
  }

  @ResolveField(() => ApplicationApprovalType, {
    nullable: true,
    description:
      'グループ内の承認。まだ、または差し戻しのあとならnull。Null: not approved, or returned since.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  approval(
    @Parent() { approvedAt, approvedBy, approvalIsCurrent }: ApplicationRow,
  ): ApplicationApprovalType | null {
    return approvedAt && { approvedAt, approvedBy, isCurrent: approvalIsCurrent };
  }

  // a plain list: the steps of the machine, at most three from a state
  @ResolveField(() => [ApplicationStepType], {
    description:
      'いまできること、手順の順。進める立場でなければ空。What can be done next; empty for who may not take it forward.',
  })
  allowedEvents(
    @Parent() { status }: ApplicationRow,
    @Context() { viewer }: RequestContext,
  ): ApplicationStepType[] {
    const role = viewer?.acting?.role;
    return role !== undefined && mayDo(role, 'MANAGE_PROCEDURE') ? stepsFrom(status) : [];
  }

  @ResolveField(() => ApplicationCheckType, {
    nullable: true,
    complexity: 1000,
    description:
      '提出前チェック。いま提出したら、を分まで見る。提出したあとはnull。The check before the submission, as of this minute; null once submitted.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  check(@Parent() application: ApplicationRow, @Context() context: RequestContext) {
    return loaderOf(
      context,
      'application check',
      (viewer) =>
        new DataLoader<ApplicationRow, ApplicationCheckType | null, string>(
          async (applications) => {
            const checks: (ApplicationCheckType | null)[] = [];
            for (const each of applications) checks.push(await this.#reads.check(viewer, each));
            return checks;
          },
          { cacheKeyFn: ({ id }) => id },
        ),
    ).load(application);
  }

  @ResolveField(() => SubmissionConnection, {
    description: '提出の記録、新しい順。What was submitted, newest first; FORBIDDEN for a member user.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  submissions(
    @Parent() { id }: ApplicationType,
    @Args() page: PageArgs,
    @Context() context: RequestContext,
  ): Promise<Connection<SubmissionType>> {
    return load(context, pageName('submissions', page), id, (viewer, ids) =>
      this.#reads.submissionsOf(viewer, ids, page),
    );
  }

  @ResolveField(() => GrantType, {
    nullable: true,
    description: '交付決定。まだならnull。The grant decision; null: not yet.',
  })
  @FieldRequires('READ_PROCEDURE')
  grant(@Parent() { id }: ApplicationType, @Context() context: RequestContext) {
    return load(context, 'grant', id, (viewer, ids) => this.#reads.grantsOf(viewer, ids));
  }
}

@Resolver(() => SubmissionType)
export class SubmissionResolver {
  readonly #reads: ApplicationReads;

  constructor(reads: ApplicationReads) {
    this.#reads = reads;
  }

  @ResolveField(() => String, {
    complexity: 500,
    description:
      '提出した内容のすべて（JSON）: 構成員・費用・計算・書類・申告・様式1–5。Everything that was filed; canonical JSON the digest is of.',
  })
  async document(@Parent() { id }: SubmissionType, @Context() context: RequestContext): Promise<string> {
    const document = await load(context, 'document', id, (viewer, ids) =>
      this.#reads.documentsOf(viewer, ids),
    );
    if (document === null) throw new Error('a submission lost its document'); // append-only: cannot happen
    return document;
  }
}
