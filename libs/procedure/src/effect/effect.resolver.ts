import { Args, Context, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ConsortiumType, MemberType } from '@renkei/consortium';
import { MACHINES, type MachineDefinition } from '@renkei/lifecycle';
import { mayDo } from '@renkei/access';
import { collectProblems, type Viewer } from '@renkei/platform';
import { CurrentViewer, FieldRequires, Requires, type RequestContext } from '@renkei/platform/graphql';
import { EffectReads } from './effect-reads.ts';
import { EffectReportService, type EffectReportRow } from './effect-report.service.ts';
import {
  CreateEffectReportInput,
  EffectReportStepInput,
  EnterEffectFiguresInput,
  ReturnEffectReportInput,
  SubmitEffectReportInput,
} from './effect.inputs.ts';
import {
  EffectFiguresType,
  EffectFigureSourceType,
  EffectReportPayload,
  EffectReportStepType,
  EffectReportType,
  EnterEffectFiguresPayload,
  GroupEffectType,
} from './effect.type.ts';
import { FigureService } from './figure.service.ts';
import type { FigureRow } from './effect-facts.ts';
import { loaderFor } from '../shared/loader-for.ts';

const { transitions }: MachineDefinition = MACHINES.EFFECT_REPORT;

const payload = (work: () => Promise<EffectReportRow>) =>
  collectProblems(async () => ({ effectReport: await work() }));

const yearOf = (year: number): 1 | 2 => (year === 1 ? 1 : 2);

const load = loaderFor('effect');

@Resolver()
export class EffectResolver {
  readonly #figures: FigureService;
  readonly #reports: EffectReportService;
  readonly #reads: EffectReads;

  constructor(figures: FigureService, reports: EffectReportService, reads: EffectReads) {
    this.#figures = figures;
    this.#reports = reports;
    this.#reads = reads;
  }

  @Mutation(() => EnterEffectFiguresPayload, {
    description:
      '効果報告の数字を入れる・直す。お店の担当は自分の店だけ。Enters or corrects the figures of one period; one’s own member only for a member user.',
  })
  @Requires('ENTER_EFFECT_FIGURES')
  enterEffectFigures(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => EnterEffectFiguresInput }) input: EnterEffectFiguresInput,
  ) {
    return collectProblems(async () => {
      const figures = await this.#figures.enter(viewer, input);
      return { figures, checks: await this.#reads.checksOf(viewer, figures) };
    });
  }

  @Mutation(() => EffectReportPayload, {
    description: '効果報告を作りはじめる。Begins the report of a year.',
  })
  @Requires('MANAGE_PROCEDURE')
  createEffectReport(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => CreateEffectReportInput }) input: CreateEffectReportInput,
  ) {
    return payload(() => this.#reports.create(viewer, input));
  }

  @Mutation(() => EffectReportPayload, {
    description:
      'ポータルで提出したことを記録し、内容を凍結する。Records the filing and freezes what was reported.',
  })
  @Requires('MANAGE_PROCEDURE')
  submitEffectReport(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => SubmitEffectReportInput }) input: SubmitEffectReportInput,
  ) {
    return payload(() => this.#reports.submit(viewer, input));
  }

  @Mutation(() => EffectReportPayload, { description: '差し戻しを記録する。Records that it was returned.' })
  @Requires('MANAGE_PROCEDURE')
  returnEffectReport(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => ReturnEffectReportInput }) input: ReturnEffectReportInput,
  ) {
    return payload(() => this.#reports.returnBySecretariat(viewer, input));
  }

  @Mutation(() => EffectReportPayload, { description: '受理を記録する。Records that it was accepted.' })
  @Requires('MANAGE_PROCEDURE')
  acceptEffectReport(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { type: () => EffectReportStepInput }) input: EffectReportStepInput,
  ) {
    return payload(() => this.#reports.accept(viewer, input));
  }
}

@Resolver(() => ConsortiumType)
export class ConsortiumEffectResolver {
  readonly #reads: EffectReads;

  constructor(reads: EffectReads) {
    this.#reads = reads;
  }

  // a plain list: there are two years
  @ResolveField(() => [EffectReportType], {
    description: '効果報告（2回）。The effect reports begun so far.',
  })
  @FieldRequires('READ_EFFECTS')
  effectReports(@Parent() { id }: ConsortiumType, @Context() context: RequestContext) {
    return load(context, 'reports', id, (viewer, ids) => this.#reads.reportsOf(viewer, ids));
  }

  @ResolveField(() => GroupEffectType, {
    nullable: true,
    complexity: 200,
    description:
      'いまの数字での効果: 両方の平均・目標までの距離・まだの構成員。The effect by the figures of now; FORBIDDEN for a member user.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  effect(
    @Parent() { id }: ConsortiumType,
    @Args('year', { type: () => Int, description: '1 か 2。' }) year: number,
    @Args('memberGrantedBefore', {
      type: () => Boolean,
      defaultValue: false,
      description: '2025年版の6%の目標で見る（K25 p.13）。With the target of 6 %.',
    })
    grantedBefore: boolean,
    @Context() context: RequestContext,
  ) {
    return load(context, `${year} ${grantedBefore}`, id, (viewer, ids) =>
      this.#reads.effectsOf(viewer, ids, yearOf(year), grantedBefore),
    );
  }
}

@Resolver(() => MemberType)
export class MemberEffectResolver {
  readonly #reads: EffectReads;

  constructor(reads: EffectReads) {
    this.#reads = reads;
  }

  // a plain list: there are four periods
  @ResolveField(() => [EffectFiguresType], { description: '効果報告の数字。The figures entered so far.' })
  @FieldRequires('READ_EFFECTS')
  effectFigures(@Parent() { id }: MemberType, @Context() context: RequestContext) {
    return load(context, 'figures', id, (viewer, ids) => this.#reads.figuresOf(viewer, ids));
  }
}

@Resolver(() => EffectFiguresType)
export class EffectFiguresResolver {
  readonly #reads: EffectReads;

  constructor(reads: EffectReads) {
    this.#reads = reads;
  }

  // a plain list: at most 20 papers of five figures
  @ResolveField(() => [EffectFigureSourceType], {
    description: 'もとになった書類。The papers they were read from.',
  })
  sources(@Parent() { id }: FigureRow, @Context() context: RequestContext) {
    return load(context, 'sources', id, (viewer, ids) => this.#reads.sourcesOf(viewer, ids));
  }
}

@Resolver(() => EffectReportType)
export class EffectReportFieldsResolver {
  readonly #reads: EffectReads;

  constructor(reads: EffectReads) {
    this.#reads = reads;
  }

  // a plain list: the steps of the machine
  @ResolveField(() => [EffectReportStepType], {
    description: 'いまできること。進める立場でなければ空。What can be done next.',
  })
  allowedEvents(
    @Parent() { status }: EffectReportRow,
    @Context() { viewer }: RequestContext,
  ): EffectReportStepType[] {
    const role = viewer?.acting?.role;
    if (role === undefined || !mayDo(role, 'MANAGE_PROCEDURE')) return [];
    return transitions
      .filter(({ from }) => from.includes(status))
      .map(({ event, label }) => ({ event, label }));
  }

  @ResolveField(() => String, {
    nullable: true,
    complexity: 500,
    description: '提出した内容（JSON）。What was filed; canonical JSON the digest is of.',
  })
  @FieldRequires('READ_GROUP_FIGURES')
  document(@Parent() { id }: EffectReportRow, @Context() context: RequestContext) {
    return load(context, 'document', id, (viewer, ids) => this.#reads.documentsOf(viewer, ids));
  }
}
