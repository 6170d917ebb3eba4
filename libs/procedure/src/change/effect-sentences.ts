import {
  formatYen,
  formatYenChange,
  formatYenEn,
  type JstMinute,
  type Message,
  type Yen,
} from '@renkei/kernel';
import {
  citations,
  SEVERITIES,
  type CalculationResult,
  type Difference,
  type Dropout,
  type DropoutEffect,
} from '@renkei/subsidy-rules';
import type { ConsequenceKind } from '../simulation/simulation.vocabulary.ts';
import type { Period } from '../simulation/standing.ts';

/** One consequence in a sentence, as the dropout simulator's are. */
export interface Consequence extends Omit<DropoutEffect, 'kind'> {
  readonly kind: ConsequenceKind;
}

type Facts = Omit<Dropout, 'effects'>;

function consequence(
  kind: ConsequenceKind,
  severity: Consequence['severity'],
  message: Message,
  rest: Partial<Omit<Consequence, 'kind' | 'severity' | 'message'>> = {},
): Consequence {
  return { kind, severity, message, amount: null, clause: '', sourcesSilent: false, task: null, ...rest };
}

const movement = ({ before, after }: Difference): Message => ({
  ja: `${formatYen(before)} → ${formatYen(after)}`,
  en: `${formatYenEn(before)} → ${formatYenEn(after)}`,
});

const signedEn = (yen: Yen): string => formatYenChange(yen).replace('円', ' yen');

/** R25 has no clause that cancels a grant by itself: a hard warning and a task, never a cancellation. */
function tooFewMembers({ stage, memberCount }: Facts, { ruleSet }: CalculationResult): Consequence | null {
  const { before, after, minimum, missing } = memberCount;
  if (missing === 0 || after >= before) return null;
  const granted = stage === 'AFTER_GRANT';
  return consequence(
    'TOO_FEW_MEMBERS',
    'error',
    {
      ja: `構成員は${after}者になり、${minimum}者以上まであと${missing}者足りません。自動で取り消しになる決まりはありませんが、要件を外れるので、届け出る前に事務局へ相談してください。`,
      en: `The group would have ${after} members, ${missing} short of ${minimum}. No clause cancels it by itself, but the requirement is no longer met; please talk to the secretariat before filing.`,
    },
    {
      clause: `${citations(ruleSet.minimumMembers.sources)}${granted ? ' / R25 第17条1' : ''}`,
      sourcesSilent: true,
      task: granted ? 'PLAN_CHANGE' : 'ASK_SECRETARIAT',
    },
  );
}

function groupTotal({ group: { total } }: Facts): Consequence {
  const moved = movement(total);
  return consequence(
    'GROUP_TOTAL',
    total.change < 0n ? 'warning' : 'info',
    {
      ja: `この変更で、グループ全体の補助金は ${formatYenChange(total.change)}（${moved.ja}）です。`,
      en: `With this change the group's subsidy moves by ${signedEn(total.change)} (${moved.en}).`,
    },
    { amount: total.change },
  );
}

function worstHit({ members }: Facts): Consequence | null {
  let hit: Facts['members'][number] | null = null;
  for (const member of members) {
    if (!member.leaving && member.share.change > (hit?.share.change ?? 0n)) hit = member;
  }
  if (hit === null) return null;
  const moved = movement(hit.share);
  return consequence(
    'WORST_HIT',
    'warning',
    {
      ja: `いちばん負担が増えるのは${hit.name}で、自己負担額は消費税込みの目安で ${formatYenChange(hit.share.change)}（${moved.ja}）です。早めに相談してください。`,
      en: `${hit.name} is hit hardest: its own share changes by ${signedEn(hit.share.change)} (${moved.en}), tax included, an estimate. Please talk to it early.`,
    },
    { amount: hit.share.change },
  );
}

function ceilingHolds({ stage }: Facts, withheld: Yen): Consequence | null {
  if (withheld === 0n) return null;
  const [ja, en] =
    stage === 'AFTER_SUBMISSION'
      ? ['申請した額', 'what was applied for']
      : ['交付決定された額', 'what was granted'];
  return consequence(
    'CEILING_HOLDS',
    'warning',
    {
      ja: `変更後の内容だけで計算すると ${formatYen(withheld)} 多くなりますが、${ja}が上限なので増えません。増えた費用は自己負担になります。`,
      en: `By the changed plan alone it would be ${formatYenEn(withheld)} more, but ${en} is a ceiling: the higher cost is borne by the members.`,
    },
    { amount: withheld, clause: 'R25 第22条2・様式第1 2.', sourcesSilent: stage === 'AFTER_SUBMISSION' },
  );
}

function limitFalls(
  kind: 'ANALYSIS_LIMIT_FALLS' | 'ADMIN_LIMIT_FALLS',
  limit: { readonly before: Yen | null; readonly after: Yen | null },
  what: Message,
  clause: string,
): Consequence | null {
  const { before, after } = limit;
  if (before === null || after === null || after >= before) return null;
  const change = after - before;
  const moved = movement({ before, after, change });
  return consequence(
    kind,
    'warning',
    { ja: `${what.ja}は ${moved.ja} に下がります。`, en: `The limit of ${what.en} falls: ${moved.en}.` },
    { amount: change, clause },
  );
}

function planChangeNeeded({ stage }: Facts): Consequence | null {
  if (stage !== 'AFTER_GRANT') return null;
  return consequence(
    'PLAN_CHANGE_NEEDED',
    'warning',
    {
      ja: '交付決定を受けた内容が変わるので、代表事業者が計画変更届を出し、事務局の承認を受けてから進めてください。',
      en: 'The granted plan changes: the representative files a change of plan and waits for the secretariat’s approval.',
    },
    { clause: 'R25 第17条1', task: 'PLAN_CHANGE' },
  );
}

const AMOUNTS_STAY = consequence('AMOUNTS_STAY', 'info', {
  ja: 'この届出で、補助金の額と自己負担額は変わりません。',
  en: 'No subsidy and no share changes by this notice.',
});

const spoken = (minute: JstMinute): string => minute.replace('T', ' ');

export function periodSentence({
  before,
  after,
}: {
  readonly before: Period;
  readonly after: Period;
}): Consequence {
  const moved = (was: JstMinute, is: JstMinute) =>
    was === is ? spoken(is) : `${spoken(was)} → ${spoken(is)}`;
  const end = moved(before.projectEndAt, after.projectEndAt);
  const due = moved(before.reportDueAt, after.reportDueAt);
  return consequence(
    'DATES_MOVE',
    'info',
    {
      ja: `認められると、事業実施期間の終わりは ${end}、実績報告の期限は ${due} になります。それまでは、いまの期限を守ってください。`,
      en: `Once accepted, the project ends ${end} and the report is due ${due}. Until then the present dates hold.`,
    },
    { clause: 'R25 第19条・第20条' },
  );
}

/**
 * What a change that is more than withdrawals brings, worst first.
 * @param changesInput whether anything of the group changes at all
 * @param withheld what the rules would give more, were there no ceiling
 */
export function consequencesOf(
  facts: Facts,
  was: CalculationResult,
  changesInput: boolean,
  withheld: Yen,
): Consequence[] {
  if (!changesInput) return [AMOUNTS_STAY];
  const { ruleSet } = was;
  const found = [
    tooFewMembers(facts, was),
    planChangeNeeded(facts),
    groupTotal(facts),
    worstHit(facts),
    ceilingHolds(facts, withheld),
    was.analysis.eligible === 0n
      ? null
      : limitFalls(
          'ANALYSIS_LIMIT_FALLS',
          facts.analysisLimit.limit,
          { ja: '消費動向等分析の上限', en: 'the analysis costs' },
          citations(ruleSet.analysis.perMember.sources),
        ),
    was.admin.eligible === 0n
      ? null
      : limitFalls(
          'ADMIN_LIMIT_FALLS',
          facts.adminLimit,
          { ja: '事務費・専門家費の上限', en: 'the admin costs' },
          citations(ruleSet.admin.shareOfBase.sources),
        ),
  ].filter((each) => each !== null);
  return SEVERITIES.flatMap((severity) => found.filter((each) => each.severity === severity));
}
