import { formatYen, formatYenEn, sumYen } from '@renkei/kernel';
import { citations } from '../rule-set/sources.ts';
import type { Situation } from './situation.ts';
import type { DropoutEffect } from './types.ts';
import { effect, leaversName } from './wording.ts';
import type { DropoutFacts } from './wording.ts';

/** Below the minimum: no application before, a hard warning after. Never a cancellation: R25 has no clause. */
function tooFewMembers({ stage, memberCount }: DropoutFacts, { result }: Situation): DropoutEffect | null {
  const { after, minimum, missing } = memberCount;
  if (missing === 0) return null;
  const clause = citations(result.ruleSet.minimumMembers.sources);
  const ja = `構成員は${after}者になり、${minimum}者以上まであと${missing}者足りません。`;
  const en = `The group would have ${after} members, ${missing} short of ${minimum}.`;
  switch (stage) {
    case 'BEFORE_SUBMISSION':
      return effect(
        'TOO_FEW_MEMBERS',
        'error',
        {
          ja: `${ja}このままでは申請できません。新しい構成員をさそってください。`,
          en: `${en} It cannot apply like this; please invite new members.`,
        },
        { clause },
      );
    case 'AFTER_SUBMISSION':
      return effect(
        'TOO_FEW_MEMBERS',
        'error',
        {
          ja: `${ja}申請したあとに減った場合の扱いは公式資料に書かれていません。すぐに事務局へ相談してください。`,
          en: `${en} The papers do not say what happens after the submission; please ask the secretariat at once.`,
        },
        { clause, sourcesSilent: true, task: 'ASK_SECRETARIAT' },
      );
    case 'AFTER_GRANT':
      return effect(
        'TOO_FEW_MEMBERS',
        'error',
        {
          ja: `${ja}自動で取り消しになる決まりはありませんが、要件を外れるので、計画変更届を出す前に事務局へ相談してください。`,
          en: `${en} No clause cancels the grant by itself, but the requirement is no longer met; please talk to the secretariat before filing the change of plan.`,
        },
        { clause: `${clause} / R25 第17条1`, sourcesSilent: true, task: 'PLAN_CHANGE' },
      );
    case 'AFTER_FIXING':
      return effect(
        'TOO_FEW_MEMBERS',
        'error',
        {
          ja: `${ja}額の確定後に減った場合の扱いは公式資料に書かれていません。辞退届と合わせて事務局へ相談してください。`,
          en: `${en} The papers do not say what happens after the fixing; please ask the secretariat together with the notice of withdrawal.`,
        },
        { clause, sourcesSilent: true, task: 'ASK_SECRETARIAT' },
      );
  }
}

function planChangeNeeded(facts: DropoutFacts): DropoutEffect | null {
  if (facts.stage !== 'AFTER_GRANT') return null;
  const who = leaversName(facts);
  return effect(
    'PLAN_CHANGE_NEEDED',
    'warning',
    {
      ja: `交付決定を受けた内容が変わるので、代表事業者が計画変更届をまとめて出し、事務局の承認を受けてください（${who.ja}の分）。`,
      en: `The granted plan changes: the representative files a change of plan for ${who.en} and waits for the secretariat's approval.`,
    },
    { clause: 'R25 第17条1', task: 'PLAN_CHANGE' },
  );
}

function repayment(facts: DropoutFacts): DropoutEffect | null {
  if (facts.stage !== 'AFTER_FIXING') return null;
  const who = leaversName(facts);
  const repay = sumYen(facts.members.map((member) => member.repay));
  return effect(
    'REPAYMENT',
    'warning',
    {
      ja: `代表事業者が辞退届をまとめて出してください。受け取ったあとなら、${who.ja}の(1) ${formatYen(repay)} は全部または一部の返還になることがあります（加算金が付く場合があります）。ここでは全額の返還として計算しています。`,
      en: `The representative files a notice of withdrawal. Once paid, the ${formatYenEn(repay)} of (1) that ${who.en} received may have to be repaid in whole or in part, possibly with an additional charge; the whole is counted here.`,
    },
    { amount: repay, clause: 'R25 第15条2・第25条1四・第26条・第27条 / K25 p.34', task: 'WITHDRAWAL_NOTICE' },
  );
}

function jointAmountsStay(facts: DropoutFacts, { result }: Situation): DropoutEffect | null {
  const joint = result.analysis.granted + result.admin.granted;
  if (facts.stage !== 'AFTER_FIXING' || joint === 0n) return null;
  const received = sumYen(facts.members.map((member) => member.jointReceived));
  const boughtJa =
    received === 0n
      ? ''
      : `抜ける構成員が買い手として受け取った${formatYen(received)}もここに含めたままにしています。`;
  const boughtEn =
    received === 0n
      ? ''
      : ` The ${formatYenEn(received)} the leaver received as a buyer is still part of it.`;
  return effect(
    'JOINT_AMOUNTS_STAY',
    received === 0n ? 'info' : 'warning',
    {
      ja: `(2)と(3)の確定額 ${formatYen(joint)} は、抜けたあとどうなるか公式資料に書かれていないので、確定したままで計算しています。${boughtJa}事務局に確かめてください。`,
      en: `The papers do not say what becomes of the fixed (2) and (3), ${formatYenEn(joint)}; they are left as fixed.${boughtEn} Please ask the secretariat.`,
    },
    { amount: joint, sourcesSilent: true, task: 'ASK_SECRETARIAT' },
  );
}

/** What the withdrawal means for the procedure. */
export function aftermathEffects(facts: DropoutFacts, was: Situation): DropoutEffect[] {
  return [
    tooFewMembers(facts, was),
    planChangeNeeded(facts),
    repayment(facts),
    jointAmountsStay(facts, was),
  ].filter((found) => found !== null);
}
