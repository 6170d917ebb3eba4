import { equalCeiling, sumYen } from '@renkei/kernel';
import type { Yen } from '@renkei/kernel';
import type { CalculationResult } from '../result.ts';
import { citations } from '../rule-set/sources.ts';
import { AVAILABLE, GRANTED, LEFTOVER, assemble, extraYen, sumOf, whole } from './claimant-steps.ts';
import type { ClaimantSteps, JointCapSteps } from './claimant-steps.ts';
import { scaled } from './scaled-steps.ts';
import { from, given, memberPath, step } from './step.ts';
import type { TraceStep } from './types.ts';

const CEILING = { ja: '1店あたりの上限', en: 'Ceiling per member' };

/** What the members share when the pool is taken first. */
function roomStep({ combined, analysis, ruleSet }: CalculationResult): TraceStep {
  return step(
    'jointCap.room',
    { ja: '消費動向等分析を引いた残りの上限', en: 'The cap less the analysis pool' },
    `${combined.cap} − s`,
    [given('s', AVAILABLE, analysis.available, 'analysis.available')],
    combined.cap - analysis.granted,
    { rules: [ruleSet.jointCap] },
  );
}

function capStep({ combined, ruleSet }: CalculationResult): TraceStep {
  return step(
    'jointCap.cap',
    { ja: '(1)と(2)を合わせた上限', en: 'Joint cap of (1) and (2)' },
    String(combined.cap),
    [],
    combined.cap,
    { rules: [ruleSet.jointCap] },
  );
}

function proRata(result: CalculationResult): JointCapSteps {
  const cap = capStep(result);
  const count = result.members.length;
  const scaling = scaled({
    weights: [...result.members.map(({ subsidy }) => subsidy), result.analysis.available],
    target: cap.result,
    targetId: cap.id,
    sumId: 'combined.available',
    pathOf: (position) => (position === count ? 'analysis' : memberPath(position)),
  });
  return assemble(result, [cap, scaling.leftover], scaling.of, scaling.of);
}

function membersScaledTo(
  result: CalculationResult,
  target: TraceStep,
  analysis: ClaimantSteps | (() => TraceStep[]),
) {
  const scaling = scaled({
    weights: result.members.map(({ subsidy }) => subsidy),
    target: target.result,
    targetId: target.id,
    sumId: 'infrastructure.available',
    pathOf: memberPath,
  });
  return assemble(result, [target, scaling.leftover], scaling.of, analysis);
}

function infrastructureFirst(result: CalculationResult): JointCapSteps {
  const cap = capStep(result);
  const pool = (): TraceStep[] => [
    step(
      'analysis.granted',
      GRANTED,
      'when(T >= a, T − a)',
      [
        given('T', cap.label, cap.result, cap.id),
        given(
          'a',
          { ja: '各店の申請できる額の合計', en: 'Members’ available' },
          result.infrastructure.available,
          'infrastructure.available',
        ),
      ],
      result.analysis.granted,
    ),
  ];
  if (result.infrastructure.available > cap.result) return membersScaledTo(result, cap, pool);
  return assemble(result, [cap], whole, pool);
}

function equalCeilings(result: CalculationResult): JointCapSteps {
  const room = roomStep(result);
  const top = equalCeiling(
    result.members.map(({ subsidy }) => subsidy),
    room.result,
  ).ceiling;
  const available = result.members.map(({ subsidy }, index) =>
    given('a', AVAILABLE, subsidy, `${memberPath(index)}.subsidy`),
  );
  const ceilingStep = step(
    'jointCap.ceiling',
    CEILING,
    'equalCeiling(T, a)',
    [given('T', room.label, room.result, room.id), ...available],
    top,
  );
  const capped = result.members.map(({ subsidy }) => (subsidy < top ? subsidy : top));
  const leftover = step(
    'jointCap.leftover',
    LEFTOVER,
    'T − sum(p)',
    [
      given('T', room.label, room.result, room.id),
      ...capped.map((part, index) => given('p', CEILING, part, `${memberPath(index)}.granted.part`)),
    ],
    room.result - sumYen(capped),
  );
  let place = 0n;
  const ranks = result.members.map(({ subsidy }) => (subsidy > top ? (place += 1n) : null));
  const member: ClaimantSteps = (path, availableId, amount, granted, index) => {
    const part = step(
      `${path}.granted.part`,
      { ja: '1店あたりの上限まで', en: 'Up to the ceiling' },
      'min(a, t)',
      [given('a', AVAILABLE, amount, availableId), given('t', CEILING, top, ceilingStep.id)],
      capped[index] ?? 0n,
      { cap: top },
    );
    const rank = ranks[index] ?? null;
    if (rank === null) return [part, step(`${path}.granted`, GRANTED, 'p', [from('p', part)], granted)];
    const extra = extraYen(path, rank, leftover.result);
    return [part, extra, sumOf(path, part, extra, granted)];
  };
  return assemble(result, [room, ceilingStep, leftover], member, whole);
}

function manual(result: CalculationResult): JointCapSteps {
  const typed = { ja: '入力した申請額', en: 'The amount typed in' };
  const claimant = (requested: Yen | null): ClaimantSteps => {
    if (result.requestProblems.length > 0) {
      const refused = {
        ja: '申請額が上限を超えているので、まだ0円です',
        en: 'Nothing yet: the request exceeds a limit',
      };
      return (path, _id, _available, granted) => [step(`${path}.granted`, refused, '0', [], granted)];
    }
    if (requested === null) return whole;
    return (path, _id, _available, granted) => [
      step(`${path}.granted`, GRANTED, 'q', [given('q', typed, requested)], granted, {
        clause: citations(result.ruleSet.jointCap.sources),
      }),
    ];
  };
  return assemble(
    result,
    [],
    (path, id, available, granted, index) =>
      claimant(result.input.members[index]?.requested ?? null)(path, id, available, granted, index),
    claimant(result.input.requestedAnalysis),
  );
}

/** How the group's policy turns available amounts into requests, as steps. Built once for all members. */
export function jointCapSteps(result: CalculationResult): JointCapSteps {
  const policy = result.input.overCapPolicy;
  if (policy === 'MANUAL') return manual(result);
  if (!result.combined.overCap) return assemble(result, [], whole, whole);
  switch (policy) {
    case 'ANALYSIS_FIRST':
      return membersScaledTo(result, roomStep(result), whole);
    case 'INFRASTRUCTURE_FIRST':
      return infrastructureFirst(result);
    case 'EQUAL_CEILING':
      return equalCeilings(result);
    default:
      return proRata(result);
  }
}
