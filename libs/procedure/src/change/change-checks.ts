import { compareMinutes, fromEpochMs, type JstMinute } from '@renkei/kernel';
import { changeMayBeFiled, stateLabel, type ChangeKind } from '@renkei/lifecycle';
import { refuse, type Clock, type Problem, type ProblemList, ProblemsFound, type Tx } from '@renkei/platform';
import { checkOrder, checkPast } from '../application/step-checks.ts';
import type { Standing } from '../simulation/standing.ts';
import type { ChangeRow } from './change.rows.ts';
import { effectSha256 } from './effect-document.ts';
import type { ChangeEffect } from './effect.ts';
import type { Plan } from './plan.ts';

/** The effect is no longer the one that was confirmed; the person looks at this one and decides again. */
export class EffectChanged extends ProblemsFound {
  readonly effect: ChangeEffect;

  constructor(effect: ChangeEffect) {
    super([
      {
        code: 'EFFECT_CHANGED',
        path: 'input.effectSha256',
        message: {
          ja: '確かめたあとで、この変更の影響が変わりました。新しい影響をもう一度見てから、進めてください。',
          en: 'What this change does has changed since you looked. Please look at the new effect, then go on.',
        },
      },
    ]);
    this.effect = effect;
  }
}

/** @throws EffectChanged */
export function requireSeen(effect: ChangeEffect, seen: string): void {
  if (effectSha256(effect) !== seen) throw new EffectChanged(effect);
}

/** @throws ProblemsFound NO_APPLICATION, CHANGE_NOT_POSSIBLE_NOW */
export function requireFileable(kind: ChangeKind, { application }: Standing, path: string): void {
  if (application === null) {
    refuse('NO_APPLICATION', path, {
      ja: 'このグループには進行中の申請がありません。内容はそのまま直せます。',
      en: 'This group has no application under way: its content can simply be edited.',
    });
  }
  const possible = changeMayBeFiled(kind, application.status);
  if (!possible.ok) refuse(possible.error.code, path, possible.error.message);
}

const SETTLING: readonly Standing['report'][] = ['IN_CHECK', 'APPROVED', 'SUBMITTED', 'FIXED'];

/**
 * Decision of this product: once the performance report is being checked, costs and dates stay as it has them; a
 * member may still withdraw (R25 第15条2).
 * @throws ProblemsFound REPORT_UNDER_WAY
 */
export function requireUnreported(
  { changes, projectEndAt, reportDueAt }: Plan,
  { report }: Standing,
  path: string,
): void {
  const alters =
    projectEndAt !== null || reportDueAt !== null || changes.some(({ kind }) => kind !== 'DROP_MEMBER');
  if (!alters || report === null || !SETTLING.includes(report)) return;
  const { ja, en } = stateLabel('REPORT', report);
  refuse('REPORT_UNDER_WAY', path, {
    ja: `実績報告はいま「${ja}」なので、費用や期間の変更は進められません。提出前なら、実績報告を下書きに戻してからお願いします。提出後は事務局に相談してください。`,
    en: `The performance report is now "${en}", so costs and dates stay as they are. Before its submission reopen it as a draft first; afterwards ask the secretariat.`,
  });
}

/** The new period lies after the decision, and the report is due at its end or later. */
export function checkPeriod(
  problems: ProblemList,
  { projectEndAt, reportDueAt }: Plan,
  { period, reachedAt }: Standing,
): void {
  if (period === null || reachedAt === null) return;
  const end = projectEndAt ?? period.projectEndAt;
  const due = reportDueAt ?? period.reportDueAt;
  const path = projectEndAt === null ? 'input.newReportDueAt' : 'input.newProjectEndAt';
  if (projectEndAt !== null && compareMinutes(projectEndAt, reachedAt) <= 0) {
    problems.add('OUT_OF_ORDER', path, {
      ja: '事業実施期間の終わりは、交付決定より後の日時にしてください。',
      en: 'The project ends after the grant decision. Please check the date.',
    });
  }
  if (compareMinutes(end, due) > 0) {
    problems.add('OUT_OF_ORDER', path, {
      ja: `実績報告の期限（${due.replace('T', ' ')}）が、事業実施期間の終わり（${end.replace('T', ' ')}）より前になります。期限も合わせて入れてください。`,
      en: `The report would be due (${due.replace('T', ' ')}) before the project ends (${end.replace('T', ' ')}). Please give both dates.`,
    });
  }
}

/** What is filed only after the grant is filed after it. */
export function checkFiledAt(
  problems: ProblemList,
  kind: ChangeKind,
  filedAt: JstMinute,
  standing: Standing,
): void {
  const { reachedAt, grantId } = standing;
  if (reachedAt === null || grantId === null || changeMayBeFiled(kind, 'SUBMITTED').ok) return;
  checkOrder(problems, filedAt, 'input.filedAt', { at: reachedAt, ja: '交付決定', en: 'the grant decision' });
}

/** A decision has come, and after what was filed. */
export function checkDecidedAt(
  problems: ProblemList,
  clock: Clock,
  { filedAt }: ChangeRow,
  decidedAt: JstMinute,
): void {
  checkPast(problems, clock, decidedAt, 'input.decidedAt');
  if (filedAt === null) return;
  checkOrder(problems, decidedAt, 'input.decidedAt', {
    at: fromEpochMs(filedAt.getTime()),
    ja: '届出',
    en: 'the filing',
  });
}

const KEEP_THE_LINE: Problem = {
  code: 'LINE_IN_USE',
  path: 'input.changes',
  message: {
    ja: '消そうとしている費用の行には、契約・支払い・証憑・実績報告の記録があります。記録は消せないので、行は残し、置き換え（replaceLine）で金額や数量を直してください。',
    en: 'A line that is to go has purchases, evidence or a report on record, which are never deleted. Please keep the line and replace it with its new amount instead.',
  },
};

/** What keeps a line, by the constraint that does. */
export const LINES_KEPT: Readonly<Record<string, Problem>> = Object.fromEntries(
  ['purchase_step', 'purchase_finding', 'evidence_link', 'performance_line', 'asset'].map((table) => [
    `${table}_consortium_id_cost_line_id_fkey`,
    KEEP_THE_LINE,
  ]),
);

/** Says while it is planned what the constraints would say when it is carried out. */
export async function checkRemovedLines(problems: ProblemList, tx: Tx, { changes }: Plan): Promise<void> {
  const removed = changes.flatMap((change) => (change.kind === 'REMOVE_LINE' ? change.lineId : []));
  if (removed.length === 0) return;
  const [used] = await tx.query<{ used: boolean }>(
    `SELECT EXISTS (SELECT FROM purchase_step WHERE cost_line_id = ANY ($1::uuid[]))
       OR EXISTS (SELECT FROM evidence_link WHERE cost_line_id = ANY ($1::uuid[]))
       OR EXISTS (SELECT FROM performance_line WHERE cost_line_id = ANY ($1::uuid[])) AS used`,
    [removed],
  );
  if (used?.used) problems.addAll([KEEP_THE_LINE]);
}
