import { canonicalJson, daysBetween, type LocalDate, type Message } from '@renkei/kernel';
import { sha256Of, type Tx } from '@renkei/platform';
import { bankRecords } from './bank-records.ts';
import { movementsOf, type BankResultRow, type MovementRow } from './bank-result.rows.ts';
import { propose, type BankRecord, type MatchState, type RecordKind } from './match.ts';

/** What a record comes to beside the movement it is or may be. */
export interface MatchedRecord {
  readonly kind: RecordKind;
  readonly id: string;
  readonly memberId: string;
  readonly yen: bigint;
  readonly on: LocalDate | null;
  readonly recorded: boolean;
  readonly confirmable: boolean;
  readonly label: Message;
}

/** A row of the reconciliation. */
export interface ReconciledMovement extends Omit<MovementRow, 'match' | 'fingerprint' | 'named'> {
  readonly state: MatchState;
  readonly match: MatchedRecord | null;
  readonly candidates: readonly MatchedRecord[];
  /** The movement less what is recorded; null without a match. */
  readonly differenceYen: bigint | null;
  /** From the day recorded to the bank's; null without one. */
  readonly daysApart: number | null;
  readonly advice: Message | null;
}

export interface Reconciliation {
  readonly movements: readonly ReconciledMovement[];
  /** The records behind the candidates, by movement. */
  readonly records: ReadonlyMap<string, readonly BankRecord[]>;
  /** The digest of all that is proposed: what somebody saw is what they confirm. */
  readonly shown: string;
}

/** What the movements of a file are and may be, as things stand now. */
export async function reconcile(tx: Tx, result: BankResultRow): Promise<Reconciliation> {
  const rows = await movementsOf(tx, result.id);
  const open = rows.filter(({ match }) => match === null);
  const known = await bankRecords(tx, result.consortiumId, result.memberId, result);
  const proposals = propose(open, known);
  const movements = rows.map(
    ({ match: confirmed, fingerprint: _, named: __, ...row }): ReconciledMovement => {
      if (confirmed !== null) {
        const { here, confirmedAt: _at, ...record } = confirmed;
        const label = CONFIRMED_LABELS[record.kind];
        const match = { ...record, recorded: true, confirmable: false, label };
        return { ...row, state: here ? 'CONFIRMED' : 'EARLIER', match, candidates: [], ...apart(row, match) };
      }
      const { state, record, candidates } = proposals.get(row.id)!;
      const shown = candidates.map((candidate) => matched(candidate, row.on));
      const match = record === null ? null : shown[candidates.indexOf(record)]!;
      const advice = adviceFor(state, record);
      return { ...row, state, match, candidates: shown, ...apart(row, match), advice };
    },
  );
  return {
    movements,
    records: new Map([...proposals].map(([id, { candidates }]) => [id, candidates])),
    shown: sha256Of(
      canonicalJson(
        movements.map(({ id, state, match }) => [id, state, match?.kind ?? null, match?.id ?? null]),
      ),
    ),
  };
}

const matched = (
  { yenOn, blocked, from: _, to: __, claims: ___, direction: ____, ...record }: BankRecord,
  on: LocalDate,
) => ({
  ...record,
  yen: yenOn(on) ?? 0n,
  confirmable: blocked === null,
});

function apart(row: Pick<MovementRow, 'yen' | 'on'>, match: MatchedRecord | null) {
  return {
    differenceYen: match === null ? null : row.yen - match.yen,
    daysApart: match?.on == null ? null : daysBetween(match.on, row.on),
    advice: null as Message | null,
  };
}

function adviceFor(state: MatchState, record: BankRecord | null): Message | null {
  if (record?.blocked) return record.blocked;
  if (record?.kind === 'RETURN') return ADVICE.RETURN;
  return state === 'LIKELY' || state === 'AMBIGUOUS' || state === 'SET_ASIDE' ? ADVICE[state] : null;
}

const ADVICE = {
  RETURN: {
    ja: '振り込んだお金が戻っています。確定すると「振込不能」と記録され、分配はまだ振り込んでいない状態に戻ります。お店に口座を直してもらってから、新しい振込データに入れてください。',
    en: 'A transfer came back. Confirming records it as failed, and its share is open again. Please have the account corrected, then put it into a new file.',
  },
  LIKELY: {
    ja: '金額と日付は合っていますが、名前で確かめられません。明細を見て、1件ずつ確定してください。',
    en: 'Amount and day agree, but no name tells for sure. Please look at the statement and confirm it by itself.',
  },
  AMBIGUOUS: {
    ja: '当てはまる記録が2つ以上あります。どれかを選んで確定してください。',
    en: 'More than one record fits. Please choose the one it is.',
  },
  SET_ASIDE: {
    ja: '銀行が取り消し・訂正した明細です。対応する正しい明細のほうを確定してください。',
    en: 'The bank cancelled or corrected this line. Please confirm the line that stands.',
  },
} as const satisfies Record<string, Message>;

const CONFIRMED_LABELS: Readonly<Record<RecordKind, Message>> = {
  TRANSFER: { ja: 'グループ内の振込', en: 'Transfer inside the group' },
  TRANSFER_BATCH: { ja: '振込データの全件', en: 'All transfers of a file' },
  RETURN: { ja: '戻った振込', en: 'A transfer that came back' },
  PROGRAMME_PAYMENT: { ja: '補助金の入金', en: 'Payment by the programme' },
  REPAYMENT: { ja: '補助金の返還', en: 'Repayment of subsidy' },
};
