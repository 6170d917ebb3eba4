import { mayDo } from '@renkei/access';
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ConsortiumType, MemberType } from '@renkei/consortium';
import { MACHINES, type MachineDefinition } from '@renkei/lifecycle';
import type { Viewer } from '@renkei/platform';
import { FieldRequires, loaderOf, PageArgs, type RequestContext } from '@renkei/platform/graphql';
import DataLoader from 'dataloader';
import { AssetService } from './asset.service.ts';
import { AssetConnection } from './asset.type.ts';
import { FixingReads } from './fixing.reads.ts';
import {
  AmountFixingConnection,
  AmountFixingType,
  FixingPreviewType,
  MemberFixedAmountType,
} from './fixing.type.ts';
import { PerformanceLineType } from './line.type.ts';
import { PerformanceReads } from './report.reads.ts';
import type { ReportRow } from './report.rows.ts';
import {
  AdminHeadingSumType,
  EmployeeStatementType,
  PerformanceLineConnection,
  PerformanceReportType,
  ReportActionType,
  ReportCheckType,
} from './report.type.ts';
import type { ReportEvent, ReportState } from './vocabulary.ts';
import { loaderFor } from '../shared/loader-for.ts';

const load = loaderFor('performance');

/** One report after the other: what is worked out of a whole group reads it as one. */
function loadEach<Value>(
  context: RequestContext,
  name: string,
  report: ReportRow,
  one: (viewer: Viewer, report: ReportRow) => Promise<Value>,
): Promise<Value> {
  return loaderOf(
    context,
    `performance ${name}`,
    (viewer) =>
      new DataLoader<ReportRow, Value, string>(
        async (reports) => {
          const values: Value[] = [];
          for (const each of reports) values.push(await one(viewer, each));
          return values;
        },
        { cacheKeyFn: ({ id }) => id },
      ),
  ).load(report);
}

const pageName = (field: string, { first, after }: PageArgs) => `${field} ${first} ${after ?? ''}`;

const { transitions }: MachineDefinition = MACHINES.REPORT;

@Resolver(() => PerformanceReportType)
export class PerformanceReportFieldsResolver {
  readonly #reads: PerformanceReads;
  readonly #fixings: FixingReads;

  constructor(reads: PerformanceReads, fixings: FixingReads) {
    this.#reads = reads;
    this.#fixings = fixings;
  }

  // a plain list: the steps of the machine, at most three from a state
  @ResolveField(() => [ReportActionType], {
    description:
      'いまできること、手順の順。進める立場でなければ空。What can be done next; empty for who may not take it forward.',
  })
  allowedEvents(@Parent() { status }: ReportRow, @Context() { viewer }: RequestContext): ReportActionType[] {
    const role = viewer?.acting?.role;
    if (role === undefined || !mayDo(role, 'MANAGE_PROCEDURE')) return [];
    return transitions
      .filter(({ from }) => from.includes(status))
      .map(({ event, label, to, clause }) => ({
        event: event as ReportEvent,
        label,
        leadsTo: to as ReportState,
        clause,
      }));
  }

  @ResolveField(() => PerformanceLineConnection, {
    description:
      '費用ごとの実績、グループの順。お店の担当には自分の店の分だけ。What became of every cost line; to a member user its own only.',
  })
  lines(@Parent() { id }: ReportRow, @Args() page: PageArgs, @Context() context: RequestContext) {
    return load(context, pageName('lines', page), id, (viewer, ids) =>
      this.#reads.linePagesOf(viewer, ids, page),
    );
  }

  @ResolveField(() => ReportCheckType, {
    nullable: true,
    complexity: 500,
    description:
      '提出前チェック。提出したあとはnull。The check before the submission, as of now; null once submitted.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  check(@Parent() report: ReportRow, @Context() context: RequestContext) {
    return loadEach(context, 'check', report, (viewer, each) => this.#reads.check(viewer, each));
  }

  @ResolveField(() => FixingPreviewType, {
    nullable: true,
    complexity: 1000, // prices the group twice, as granted and as certified
    description:
      'いまの内容で確定したらどうなるか。確定したあとはnull。What fixAmounts would give now; null once fixed.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  preview(@Parent() report: ReportRow, @Context() context: RequestContext) {
    return loadEach(context, 'preview', report, (viewer, each) => this.#reads.preview(viewer, each));
  }

  // a plain list: the eleven headings of the papers
  @ResolveField(() => [AdminHeadingSumType], {
    complexity: 11,
    description: '事務費・専門家費の費目ごとの合計。(3) under its eleven headings (K25 p.17 (2-3)③).',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  adminItems(@Parent() { id }: ReportRow, @Context() context: RequestContext) {
    return load(context, 'adminItems', id, (viewer, ids) => this.#reads.adminItemsOf(viewer, ids));
  }

  @ResolveField(() => AmountFixingConnection, {
    description: '額の確定、新しい順。Every fixing, the last one first.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  fixings(@Parent() { id }: ReportRow, @Args() page: PageArgs, @Context() context: RequestContext) {
    return load(context, pageName('fixings', page), id, (viewer, ids) =>
      this.#fixings.pagesOf(viewer, ids, page),
    );
  }

  @ResolveField(() => String, {
    nullable: true,
    complexity: 500,
    description:
      '提出した内容のすべて（JSON）。Everything that was reported; canonical JSON the digest is of.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  document(@Parent() { id }: ReportRow, @Context() context: RequestContext) {
    return load(context, 'document', id, (viewer, ids) => this.#reads.documentsOf(viewer, ids));
  }
}

@Resolver(() => ConsortiumType)
export class ConsortiumPerformanceResolver {
  readonly #reads: PerformanceReads;
  readonly #fixings: FixingReads;
  readonly #assets: AssetService;

  constructor(reads: PerformanceReads, fixings: FixingReads, assets: AssetService) {
    this.#reads = reads;
    this.#fixings = fixings;
    this.#assets = assets;
  }

  @ResolveField(() => PerformanceReportType, {
    nullable: true,
    description: 'いまの交付決定の実績報告。まだならnull。The performance report of the grant in force.',
  })
  @FieldRequires('READ_PROCEDURE')
  performanceReport(@Parent() { id }: ConsortiumType, @Context() context: RequestContext) {
    return load(context, 'report', id, (viewer, ids) => this.#reads.reportsOf(viewer, ids));
  }

  @ResolveField(() => AmountFixingType, {
    nullable: true,
    description:
      '最後の額の確定。お店の担当は Member.fixedAmount を使います。The last fixing; FORBIDDEN for a member user.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  fixing(@Parent() { id }: ConsortiumType, @Context() context: RequestContext) {
    return load(context, 'fixing', id, (viewer, ids) => this.#fixings.latestOf(viewer, ids));
  }

  @ResolveField(() => AssetConnection, {
    description:
      '取得財産等管理台帳、取得した順。お店の担当には自分の店の分だけ。Assets of ¥500,000 or more a unit (R25 第29条).',
  })
  @FieldRequires('READ_MONEY')
  assets(@Parent() { id }: ConsortiumType, @Args() page: PageArgs, @Context() context: RequestContext) {
    return load(context, pageName('assets', page), id, (viewer, ids) =>
      this.#assets.pagesOf(viewer, ids, page),
    );
  }
}

@Resolver(() => MemberType)
export class MemberPerformanceResolver {
  readonly #reads: PerformanceReads;
  readonly #fixings: FixingReads;

  constructor(reads: PerformanceReads, fixings: FixingReads) {
    this.#reads = reads;
    this.#fixings = fixings;
  }

  // bounded: the cost lines of one member, at most 200
  @ResolveField(() => [PerformanceLineType], {
    complexity: 50,
    description: '実績報告でのこの構成員の費用。What the performance report says of its cost lines.',
  })
  @FieldRequires('READ_PROCEDURE')
  performanceLines(@Parent() { id }: MemberType, @Context() context: RequestContext) {
    return load(context, 'member lines', id, (viewer, ids) => this.#reads.linesOfMembers(viewer, ids));
  }

  @ResolveField(() => EmployeeStatementType, {
    nullable: true,
    description: '実績報告での従業員数（小規模事業者だけ）。Its employees at the performance report.',
  })
  @FieldRequires('READ_PROCEDURE')
  employeeStatement(@Parent() { id }: MemberType, @Context() context: RequestContext) {
    return load(context, 'employees', id, (viewer, ids) => this.#reads.statementsOf(viewer, ids));
  }

  @ResolveField(() => MemberFixedAmountType, {
    nullable: true,
    description: '(1)の確定額。まだならnull。Fixed (1); null: not fixed yet.',
  })
  @FieldRequires('READ_MONEY')
  fixedAmount(@Parent() { id }: MemberType, @Context() context: RequestContext) {
    return load(context, 'fixed amount', id, (viewer, ids) => this.#fixings.amountsOf(viewer, ids));
  }
}
