import type { BankResultFormat, MovementDirection, MovementStanding } from '@renkei/documents';
import type { LocalDate, Message } from '@renkei/kernel';
import { notFound, type Tx } from '@renkei/platform';
import type { OwnedList } from '../shared/pages.ts';
import type { RecordKind } from './match.ts';

export const BANK_RESULT: Message = { ja: '銀行の明細', en: 'The bank’s file' };

export const ACCOUNT_CHECKS = ['SAME', 'NOT_STATED', 'NOT_ENTERED'] as const;
export type AccountCheck = (typeof ACCOUNT_CHECKS)[number];

export interface BankResultRow {
  readonly id: string;
  readonly consortiumId: string;
  readonly memberId: string;
  readonly fileName: string;
  readonly format: BankResultFormat;
  readonly accountCheck: AccountCheck;
  readonly movementCount: number;
  readonly confirmedCount: number;
  readonly firstOn: LocalDate;
  readonly lastOn: LocalDate;
  readonly createdAt: Date;
}

const COLUMNS = `x.id, x.consortium_id AS "consortiumId", x.member_id AS "memberId", x.file_name AS "fileName", x.format,
  x.account_check AS "accountCheck", x.movement_count AS "movementCount", x.first_on::text AS "firstOn",
  x.last_on::text AS "lastOn", x.created_at AS "createdAt",
  (SELECT count(*)::integer FROM bank_match k JOIN bank_movement v ON v.id = k.movement_id WHERE v.bank_result_id = x.id)
    AS "confirmedCount"`;

export const BANK_RESULTS: OwnedList = {
  name: 'bank results',
  table: 'bank_result',
  from: 'bank_result x',
  owner: 'x.consortium_id',
  order: 'x.created_at',
  columns: COLUMNS,
};

/** @throws AppError NOT_FOUND */
export async function bankResultById(tx: Tx, id: string): Promise<BankResultRow> {
  const [row] = await tx.query<BankResultRow>(`SELECT ${COLUMNS} FROM bank_result x WHERE x.id = $1`, [id]);
  if (!row) throw notFound(BANK_RESULT);
  return row;
}

export interface MovementRow {
  readonly id: string;
  readonly line: number;
  readonly on: LocalDate;
  readonly direction: MovementDirection;
  readonly yen: bigint;
  readonly text: string;
  readonly reference: string;
  readonly balance: bigint | null;
  readonly standing: MovementStanding;
  readonly named: readonly string[];
  readonly fingerprint: string;
  /** What somebody confirmed it to be, here or in an earlier file. */
  readonly match: ConfirmedMatch | null;
}

export interface ConfirmedMatch {
  readonly here: boolean;
  readonly kind: RecordKind;
  readonly id: string;
  readonly memberId: string;
  /** 0 for a payment that was taken back since. */
  readonly yen: bigint;
  readonly on: LocalDate | null;
  readonly confirmedAt: Date;
}

/** In the order of the file. */
export async function movementsOf(tx: Tx, bankResultId: string): Promise<MovementRow[]> {
  return tx
    .query<MovementRow>(
      `SELECT v.id, v.line, v.occurred_on::text AS on, v.direction, v.amount_yen AS yen, v.counterparty AS text, v.reference,
       v.balance_yen AS balance, v.standing, v.named_member_ids AS named, v.fingerprint,
       CASE WHEN k.movement_id IS NULL THEN NULL ELSE jsonb_build_object(
         'here', k.movement_id = v.id, 'kind', k.kind, 'confirmedAt', k.confirmed_at,
         'id', coalesce(k.transfer_item_id, k.transfer_batch_id, k.programme_payment_id, k.repayment_id),
         'memberId', coalesce(i.member_id, t.member_id, p.member_id, r.member_id),
         'yen', coalesce(i.amount_yen, t.total_yen, CASE WHEN p.voided_at IS NULL THEN p.amount_yen ELSE 0 END,
                         r.principal_yen + r.surcharge_yen + r.delay_yen)::text,
         'on', coalesce(i.settled_on, t.transfer_on, p.paid_on, r.paid_on)) END AS match
     FROM bank_movement v
     LEFT JOIN bank_match k ON k.consortium_id = v.consortium_id AND k.fingerprint = v.fingerprint
     LEFT JOIN transfer_item i ON i.id = k.transfer_item_id
     LEFT JOIN transfer_batch t ON t.id = k.transfer_batch_id
     LEFT JOIN programme_payment p ON p.id = k.programme_payment_id
     LEFT JOIN repayment r ON r.id = k.repayment_id
     WHERE v.bank_result_id = $1 ORDER BY v.line`,
      [bankResultId],
    )
    .then((rows) =>
      rows.map((row) => ({
        ...row,
        match: row.match && {
          ...row.match,
          yen: BigInt(row.match.yen),
          confirmedAt: new Date(row.match.confirmedAt),
        },
      })),
    );
}
