import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Message } from '@renkei/kernel';
import { MessageType, YenScalar } from '@renkei/platform/graphql';
import {
  citations,
  documentName,
  type CalculationResult,
  type Disagreement,
  type Finding,
  type OfficialReading,
  type ReadingComparison,
  type Severity,
  type Source,
  type TraceInput,
  type TraceStep,
  type TraceUnit,
} from '@renkei/subsidy-rules';
import { GraphQLScalarType } from 'graphql';

/** A trace counts yen and heads alike; `unit` beside it says which. */
export const TraceNumberScalar = new GraphQLScalarType<bigint, number>({
  name: 'TraceNumber',
  description:
    '整数。単位は横のunit（円か個数）。A whole number; `unit` beside it tells yen from a count. Exact below 2^53.',
  serialize: (value) => YenScalar.serialize(value),
});

export const TraceUnitEnum = { YEN: 'YEN', COUNT: 'COUNT' } as const;
registerEnumType(TraceUnitEnum, { name: 'TraceUnit', description: '円か個数か。Yen or a count.' });

export const RoundingEnum = { FLOOR: 'floor', NONE: 'none' } as const;
registerEnumType(RoundingEnum, { name: 'Rounding', description: '端数の扱い。FLOOR: 円未満切り捨て。' });

export const SeverityEnum = { ERROR: 'error', WARNING: 'warning', INFO: 'info' } as const;
registerEnumType(SeverityEnum, {
  name: 'FindingSeverity',
  description: 'ERROR: このままでは申請できない。WARNING: お金や約束に関わる。INFO: 知っておくとよい。',
});

@ObjectType('TraceInput', { description: '計算の材料。One of the numbers a formula uses.' })
export class TraceInputType implements TraceInput {
  @Field(() => String, {
    description: '式の中の記号。Its name in the formula; several inputs may share one, as in sum(c).',
  })
  symbol: string;

  @Field(() => MessageType)
  label: Message;

  @Field(() => TraceNumberScalar)
  value: bigint;

  @Field(() => TraceUnitEnum)
  unit: TraceUnit;

  @Field(() => String, {
    nullable: true,
    description:
      '別の段のid、または費用の行の場所。Another step, or the path of a cost line; null = given from outside.',
  })
  ref: string | null;
}

@ObjectType('TraceCap', {
  description: '式の中の上限と、それが効いたか。The limit in the formula and whether it decided.',
})
export class TraceCapType {
  @Field(() => YenScalar)
  yen: bigint;

  @Field(() => Boolean)
  reached: boolean;
}

@ObjectType('TraceStep', {
  description: '「なぜ?」の1段。One rung of "why this amount": enough to compute it again by hand.',
})
export class TraceStepType implements TraceStep {
  @Field(() => String, { description: '例 members[0].software.firstTier' })
  id: string;

  @Field(() => MessageType)
  label: Message;

  @Field(() => String, {
    description:
      '式。空: グループ全体の合計を使うので、構成員には表示しない。Empty: it needs the whole group’s sums, which a member does not see.',
  })
  formula: string;

  @Field(() => [TraceInputType], { complexity: 5 })
  inputs: readonly TraceInput[];

  @Field(() => TraceNumberScalar)
  result: bigint;

  @Field(() => TraceUnitEnum)
  unit: TraceUnit;

  @Field(() => RoundingEnum)
  rounding: 'floor' | 'none';

  @Field(() => TraceCapType, { nullable: true })
  cap: TraceStep['cap'];

  @Field(() => String, {
    description: '根拠。Where it is written, e.g. "S23 / K25 p.20"; empty for a plain sum.',
  })
  clause: string;

  @Field(() => Boolean, { description: '後の年度の資料だけにある決まり。Stated for a later year only.' })
  carriedBack: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      '資料が食い違う点（disagreementsのid）。Set where the official papers disagree on this step.',
  })
  disagreement: TraceStep['disagreement'];
}

/** A finding, with the member and the cost line its path speaks of. */
@ObjectType('Finding', { description: '知っておくこと・直すこと。What a coordinator should know or fix.' })
export class FindingType {
  @Field(() => String, { description: '機械が読む種類、例 TOO_FEW_MEMBERS。' })
  code: string;

  @Field(() => SeverityEnum)
  severity: Severity;

  @Field(() => String, { description: 'calculationInput の中の場所、例 members[3].costLines[1]。' })
  path: string;

  @Field(() => ID, { nullable: true })
  memberId: string | null;

  @Field(() => ID, { nullable: true })
  costLineId: string | null;

  @Field(() => MessageType)
  message: Message;

  @Field(() => YenScalar, {
    nullable: true,
    description: '動く金額（＋増、−減）。The yen at stake, when known.',
  })
  effect: bigint | null;

  @Field(() => String)
  clause: string;
}

export function findingOf(finding: Finding, { input }: CalculationResult): FindingType {
  const [, member, line] = /^members\[(\d+)\](?:\.costLines\[(\d+)\])?/.exec(finding.path) ?? [];
  const found = member === undefined ? undefined : input.members[Number(member)];
  const costLine = line === undefined ? undefined : found?.costLines[Number(line)];
  return { ...finding, memberId: found?.id ?? null, costLineId: costLine?.id ?? null };
}

@ObjectType('RuleSource', { description: '公式資料の場所。Where an official paper says it.' })
export class RuleSourceType {
  @Field(() => String, { description: 'S23 K25 R25 X25 LAW' })
  document: string;

  @Field(() => String)
  documentName: string;

  @Field(() => String, { description: 'ページ・条・様式。空なら資料全体。Page, article or form.' })
  place: string;

  @Field(() => String, { description: '例 K25 p.20' })
  citation: string;
}

export function sourceOf(source: Source): RuleSourceType {
  return { ...source, documentName: documentName(source.document), citation: citations([source]) };
}

@ObjectType('OfficialReading', { description: '1つの資料の言い分。What one side of a disagreement says.' })
export class OfficialReadingType {
  @Field(() => String, {
    nullable: true,
    description: '選べる設定の値。The switch value that follows it, null where none.',
  })
  value: string | null;

  @Field(() => MessageType)
  says: Message;

  @Field(() => [RuleSourceType], { complexity: 2 })
  sources: readonly RuleSourceType[];
}

function readingOf(reading: OfficialReading): OfficialReadingType {
  return { ...reading, sources: reading.sources.map(sourceOf) };
}

@ObjectType('Disagreement', {
  description: '公式資料が食い違う点。A point on which the official papers do not agree.',
})
export class DisagreementType {
  @Field(() => String)
  id: string;

  @Field(() => MessageType)
  title: Message;

  @Field(() => String, { description: 'SUBSIDY PRODUCTIVITY ELIGIBILITY' })
  affects: string;

  @Field(() => [OfficialReadingType], { complexity: 2 })
  readings: readonly OfficialReadingType[];
}

export function disagreementTypeOf(disagreement: Disagreement): DisagreementType {
  return { ...disagreement, readings: disagreement.readings.map(readingOf) };
}

@ObjectType('ReadingFigure')
export class ReadingFigureType {
  @Field(() => String)
  value: string;

  @Field(() => YenScalar)
  totalGranted: bigint;
}

@ObjectType('ReadingComparison', {
  description:
    'このグループの金額を実際に変える食い違い。A disagreement that changes this group, priced both ways.',
})
export class ReadingComparisonType {
  @Field(() => DisagreementType)
  disagreement: DisagreementType;

  @Field(() => ReadingFigureType)
  current: ReadingFigureType;

  @Field(() => ReadingFigureType)
  other: ReadingFigureType;

  @Field(() => [ID], { description: '金額が変わる構成員。Members whose granted amount differs.' })
  changedMemberIds: readonly string[];
}

export function comparisonOf(
  comparison: ReadingComparison,
  result: CalculationResult,
): ReadingComparisonType {
  return {
    ...comparison,
    disagreement: disagreementTypeOf(comparison.disagreement),
    changedMemberIds: comparison.changedMembers.flatMap((index) => result.members[index]?.id ?? []),
  };
}

@ObjectType('MemberCount')
export class MemberCountType {
  @Field(() => Int)
  before: number;

  @Field(() => Int)
  after: number;
}
