import { mayDo } from '@renkei/access';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ConsortiumType, MemberType } from '@renkei/consortium';
import { MACHINES, type MachineDefinition } from '@renkei/lifecycle';
import type { Viewer } from '@renkei/platform';
import {
  FieldRequires,
  JstMinuteScalar,
  loaderOf,
  PageArgs,
  ProblemType,
  type Connection,
  type RequestContext,
} from '@renkei/platform/graphql';
import DataLoader from 'dataloader';
import { ChangeReads, type ChangeEventRow, type DigestedEffect, type LiveEffect } from './change.reads.ts';
import type { ChangeRow } from './change.rows.ts';
import {
  ChangeConnection,
  ChangeHistoryEntryType,
  ChangeStepType,
  ChangeType,
  PlannedChangeType,
} from './change.type.ts';
import { ChangedMemberType, ChangeEffectType } from './effect.type.ts';
import type { PlannedChange } from './plan.ts';
import { loaderFor } from '../shared/loader-for.ts';

/** A calculation or four of the whole group each; see `queryCostLimit`. */
const SOME_CALCULATIONS = 1_000;

const CHANGE: MachineDefinition = MACHINES.CHANGE;

const load = loaderFor('change');

const pageName = (of: string, { first, after }: PageArgs) => `${of} ${first} ${after ?? ''}`;

@Resolver(() => ConsortiumType)
export class ConsortiumChangesResolver {
  readonly #reads: ChangeReads;

  constructor(reads: ChangeReads) {
    this.#reads = reads;
  }

  @ResolveField(() => ChangeConnection, {
    description:
      '変更の届出、新しい順。お店の担当には、届け出た自分の店のものだけ。Changes, newest first; to a member user those filed about its own.',
  })
  @FieldRequires('READ_PROCEDURE')
  changes(
    @Parent() { id }: ConsortiumType,
    @Args({ type: () => PageArgs }) page: PageArgs,
    @Context() context: RequestContext,
  ): Promise<Connection<ChangeRow>> {
    return load(context, pageName('of groups', page), id, (viewer, ids) =>
      this.#reads.pagesOfGroups(viewer, ids, page),
    );
  }
}

@Resolver(() => MemberType)
export class MemberChangesResolver {
  readonly #reads: ChangeReads;

  constructor(reads: ChangeReads) {
    this.#reads = reads;
  }

  @ResolveField(() => ChangeConnection, {
    description: 'この構成員についての変更の届出、新しい順。The changes about this member, newest first.',
  })
  @FieldRequires('READ_PROCEDURE')
  changes(
    @Parent() { id }: MemberType,
    @Args({ type: () => PageArgs }) page: PageArgs,
    @Context() context: RequestContext,
  ): Promise<Connection<ChangeRow>> {
    return load(context, pageName('of members', page), id, (viewer, ids) =>
      this.#reads.pagesOfMembers(viewer, ids, page),
    );
  }
}

@Resolver(() => ChangeType)
export class ChangeFieldsResolver {
  readonly #reads: ChangeReads;

  constructor(reads: ChangeReads) {
    this.#reads = reads;
  }

  @ResolveField(() => JstMinuteScalar, {
    nullable: true,
    description: '新しい事業実施期間の終わり。null: 変えない。The new end of the project; null: as it is.',
  })
  newProjectEndAt(@Parent() { plan }: ChangeRow): string | null {
    return plan.projectEndAt;
  }

  @ResolveField(() => JstMinuteScalar, {
    nullable: true,
    description: '新しい実績報告の期限。null: 変えない。When the report will be due; null: as it is.',
  })
  newReportDueAt(@Parent() { plan }: ChangeRow): string | null {
    return plan.reportDueAt;
  }

  // a plain list: at most 101
  @ResolveField(() => [PlannedChangeType], {
    complexity: 20,
    description: '変えること、上から順に。What is to be different; FORBIDDEN for a member user.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  plannedChanges(@Parent() { plan }: ChangeRow): PlannedChangeType[] {
    return plan.changes.map(plannedChangeOf);
  }

  // a plain list: the steps of the machine, at most three from a state
  @ResolveField(() => [ChangeStepType], {
    description:
      'いまできること、手順の順。進める立場でなければ空。What can be done next; empty for who may not.',
  })
  allowedEvents(@Parent() { status }: ChangeRow, @Context() { viewer }: RequestContext): ChangeStepType[] {
    const role = viewer?.acting?.role;
    if (role === undefined || !mayDo(role, 'MANAGE_PROCEDURE')) return [];
    return CHANGE.transitions
      .filter(({ from }) => from.includes(status))
      .map(({ event, label, to, clause }) => ({ event, label, leadsTo: to, clause }));
  }

  @ResolveField(() => ChangeEffectType, {
    nullable: true,
    complexity: SOME_CALCULATIONS,
    description:
      '影響。下書きのあいだは、いまの内容で計算したもの。届け出ると凍結される。null: いまのグループに合わない（planProblem）、または届け出ずに取り消した。Live while a draft, frozen once filed; FORBIDDEN for a member user.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  async effect(@Parent() change: ChangeRow, @Context() context: RequestContext) {
    if (change.status === 'DRAFT') return digested((await this.#live(context, change)).found);
    if (change.effectSha256 === null) return null;
    return digested(
      await load(context, 'frozen effect', change.id, (viewer, ids) =>
        this.#reads.frozenEffects(viewer, ids),
      ),
    );
  }

  @ResolveField(() => ChangeEffectType, {
    nullable: true,
    complexity: SOME_CALCULATIONS,
    description:
      'いま認められたらどうなるか（下書き・届出済みだけ）。届け出たときと違えば、認めるときに確かめ直す。What it would do if accepted now; null once decided. FORBIDDEN for a member user.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  async currentEffect(@Parent() change: ChangeRow, @Context() context: RequestContext) {
    return digested((await this.#live(context, change)).found);
  }

  @ResolveField(() => ProblemType, {
    nullable: true,
    complexity: SOME_CALCULATIONS,
    description: 'いまのグループに合わなくなったわけ。Why the plan no longer fits the group; null: it fits.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  async planProblem(@Parent() change: ChangeRow, @Context() context: RequestContext) {
    return (await this.#live(context, change)).problem;
  }

  // a plain list: the members a person acts for in one group, mostly one
  @ResolveField(() => [ChangedMemberType], {
    description:
      'お店の担当が見る、届け出た変更での自分の店の額。ほかの役割では空（effect を使います）。A member user’s own rows of the frozen effect; empty in any other role.',
  })
  @FieldRequires('READ_PROCEDURE')
  ownEffects(@Parent() { id }: ChangeRow, @Context() context: RequestContext) {
    return load(context, 'own effects', id, (viewer, ids) => this.#reads.ownEffects(viewer, ids));
  }

  // a plain list: create, file, decide or cancel
  @ResolveField(() => [ChangeHistoryEntryType], {
    description: 'これまでの経緯、起きた順。Its history, oldest first; FORBIDDEN for a member user.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  async history(
    @Parent() { id }: ChangeRow,
    @Context() context: RequestContext,
  ): Promise<ChangeHistoryEntryType[]> {
    const events = await load(context, 'history', id, (viewer, ids) => this.#reads.eventsOf(viewer, ids));
    return events.map(eventOf);
  }

  #live(context: RequestContext, change: ChangeRow): Promise<LiveEffect> {
    const make = (viewer: Viewer) =>
      new DataLoader<ChangeRow, LiveEffect, string>((changes) => this.#reads.liveEffects(viewer, changes), {
        cacheKeyFn: ({ id }) => id,
      });
    return loaderOf(context, 'change live effect', make).load(change);
  }
}

const digested = (found: DigestedEffect | null): ChangeEffectType | null =>
  found && { ...found.effect, sha256: found.sha256 };

function plannedChangeOf(change: PlannedChange): PlannedChangeType {
  return {
    kind: change.kind,
    memberId: change.memberId,
    size: 'size' in change ? change.size : null,
    lineId: 'lineId' in change ? change.lineId : change.kind === 'REPLACE_LINE' ? change.line.id : null,
    line: 'line' in change ? { ...change.line, unitPriceYen: BigInt(change.line.unitPriceYen) } : null,
  };
}

const BEGUN = { ja: '下書きの作成', en: 'Drafted' };

const eventOf = ({ changeId: _change, ...event }: ChangeEventRow): ChangeHistoryEntryType => ({
  ...event,
  label: CHANGE.transitions.find((step) => step.event === event.event)?.label ?? BEGUN,
});
