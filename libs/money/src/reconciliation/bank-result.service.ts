import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { lockConsortium } from '@renkei/consortium';
import {
  namesIn,
  payeeKey,
  readBankResult,
  type BankResultFile,
  type StatedAccount,
} from '@renkei/documents';
import { addDays, type LocalDate } from '@renkei/kernel';
import {
  Clock,
  CONFIG,
  ProblemsFound,
  refuse,
  sha256Of,
  TenantTransaction,
  tidyLine,
  type Keyring,
  type ServerConfig,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { openAccounts, type AccountDetails } from '@renkei/vault';
import { memberOf } from '../shared/members.ts';
import { bankResultById, type AccountCheck, type BankResultRow } from './bank-result.rows.ts';

const NAME_LIMIT = 200;
/** Whose names a file may speak of: payees of transfers ordered this long before it. */
const ORDERED_WITHIN = 45;

export interface BankUpload {
  readonly consortiumId: string;
  /** Whose account. */
  readonly memberId: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** Files of a bank's movements come and go. */
@Injectable()
export class BankResultService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;
  readonly #keys: Keyring;

  constructor(transactions: TenantTransaction, clock: Clock, @Inject(CONFIG) { keys }: ServerConfig) {
    this.#transactions = transactions;
    this.#clock = clock;
    this.#keys = keys;
  }

  /** Before a body is read. @throws AppError NOT_FOUND for a member that is not theirs to see */
  async requireMember(viewer: Viewer, consortiumId: string, memberId: string): Promise<void> {
    await this.#transactions.read(viewer, (tx) => memberOf(tx, consortiumId, memberId));
  }

  /**
   * Keeps the movements of a file; the same file again changes nothing. Accounts are opened to see whose account it is and whom
   * its text names, which is in the audit trail; neither number nor name is kept.
   * @throws ProblemsFound what the file says wrong (`BankResultProblemCode`), OTHER_ACCOUNT, CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  async upload(
    viewer: Viewer,
    upload: BankUpload,
  ): Promise<{ readonly bankResult: BankResultRow; readonly already: boolean }> {
    const { consortiumId, memberId, bytes } = upload;
    const fileName = [...(tidyLine(upload.fileName) || '明細')].slice(0, NAME_LIMIT).join('');
    const sha256 = sha256Of(bytes);
    const read = await readBankResult(bytes, fileName, { today: this.#clock.todayJst() });
    return this.#transactions.run(viewer, async (tx) => {
      await memberOf(tx, consortiumId, memberId);
      await lockConsortium(tx, consortiumId);
      const known = await knownFile(tx, consortiumId, sha256);
      if (known !== null) return { bankResult: await bankResultById(tx, known), already: true };
      if (!read.ok) {
        throw new ProblemsFound(
          read.error.map(({ code, line, message }) => ({
            code,
            path: line === null ? 'file' : `file.lines[${line}]`,
            message,
          })),
        );
      }
      const id = await this.#insert(tx, viewer, { ...upload, fileName }, sha256, read.value);
      return { bankResult: await bankResultById(tx, id), already: false };
    });
  }

  /**
   * Forgets a file nothing of which was confirmed.
   * @throws ProblemsFound HAS_CONFIRMED, CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  discard(viewer: Viewer, id: string): Promise<string> {
    return this.#transactions.run(viewer, async (tx) => {
      await lockConsortium(tx, (await bankResultById(tx, id)).consortiumId);
      const { confirmedCount } = await bankResultById(tx, id);
      if (confirmedCount > 0) {
        refuse('HAS_CONFIRMED', 'input.id', {
          ja: `この明細には確定した行が${confirmedCount}件あります。記録の裏付けになるので、取り除けません。`,
          en: `${confirmedCount} lines of this file are confirmed. They prove what is recorded, so it cannot be discarded.`,
        });
      }
      await tx.query('DELETE FROM bank_movement WHERE bank_result_id = $1', [id]);
      await tx.query('DELETE FROM bank_result WHERE id = $1', [id]);
      return id;
    });
  }

  async #insert(
    tx: Tx,
    viewer: Viewer,
    { consortiumId, memberId, fileName }: BankUpload,
    sha256: string,
    { format, account, movements }: BankResultFile,
  ): Promise<string> {
    const days = movements.map(({ on }) => on).sort();
    const [firstOn, lastOn] = [days[0]!, days.at(-1)!];
    const accounts = await this.#accounts(tx, memberId, firstOn, lastOn);
    const accountCheck = checkAccount(account, accounts.get(memberId));
    const payees = new Map([...accounts].filter(([id]) => id !== memberId));
    const id = randomUUID();
    await tx.query(
      `INSERT INTO bank_result (id, consortium_id, member_id, file_name, format, file_sha256, account_check, movement_count,
         first_on, last_on, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        id,
        consortiumId,
        memberId,
        fileName,
        format,
        sha256,
        accountCheck,
        movements.length,
        firstOn,
        lastOn,
        viewer.userId,
        new Date(this.#clock.epochMs()),
      ],
    );
    const prints = fingerprints(memberId, movements);
    await tx.query(
      `INSERT INTO bank_movement (consortium_id, bank_result_id, line, occurred_on, direction, amount_yen, counterparty,
         reference, balance_yen, standing, named_member_ids, fingerprint)
       SELECT $1, $2, line, on_day, direction, yen, text, reference, balance, standing,
         ARRAY(SELECT jsonb_array_elements_text(named)::uuid), print
       FROM jsonb_to_recordset($3::jsonb) AS v (line integer, on_day date, direction text, yen bigint, text text,
         reference text, balance bigint, standing text, named jsonb, print text)`,
      [
        consortiumId,
        id,
        JSON.stringify(
          movements.map((movement, index) => ({
            ...movement,
            on_day: movement.on,
            yen: String(movement.yen),
            balance: movement.balance === null ? null : String(movement.balance),
            text: tidyLine(movement.text),
            reference: tidyLine(movement.reference),
            named: namedMembers(movement.text, payees),
            print: prints[index],
          })),
        ),
      ],
    );
    return id;
  }

  /** Of the member and of everybody it pays about then; none without keys. */
  async #accounts(
    tx: Tx,
    memberId: string,
    firstOn: LocalDate,
    lastOn: LocalDate,
  ): Promise<ReadonlyMap<string, AccountDetails>> {
    if (this.#keys.isEmpty) return new Map();
    const payees = await tx.query<{ id: string }>(
      `SELECT DISTINCT i.member_id AS id FROM transfer_batch t JOIN transfer_item i ON i.batch_id = t.id
       WHERE t.member_id = $1 AND t.transfer_on BETWEEN $2 AND $3`,
      [memberId, addDays(firstOn, -ORDERED_WITHIN), lastOn],
    );
    return openAccounts(tx, this.#keys, [memberId, ...payees.map(({ id }) => id)]);
  }
}

async function knownFile(tx: Tx, consortiumId: string, sha256: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(
    'SELECT id FROM bank_result WHERE consortium_id = $1 AND file_sha256 = $2',
    [consortiumId, sha256],
  );
  return row?.id ?? null;
}

/** @throws ProblemsFound OTHER_ACCOUNT */
function checkAccount(stated: StatedAccount | null, entered: AccountDetails | undefined): AccountCheck {
  if (stated === null) return 'NOT_STATED';
  if (entered === undefined) return 'NOT_ENTERED';
  const same =
    stated.bankCode === entered.bankCode &&
    stated.branchCode === entered.branchCode &&
    stated.accountNumber === entered.accountNumber;
  if (same) return 'SAME';
  return refuse('OTHER_ACCOUNT', 'file', {
    ja: '別の口座の明細です（銀行・支店・口座番号が、この構成員の登録した口座と違います）。口座を選び直して、もう一度ダウンロードしてください。',
    en: 'This file is of another account than the one this member entered. Please choose the right account and download it again.',
  });
}

/** Two members may share a holder's name: the text speaks of both. */
function namedMembers(text: string, accounts: ReadonlyMap<string, AccountDetails>): string[] {
  const entries = [...accounts];
  const said = new Set(
    namesIn(
      text,
      entries.map(([, { holderKana }]) => holderKana),
    ).map(payeeKey),
  );
  return entries.filter(([, { holderKana }]) => said.has(payeeKey(holderKana))).map(([id]) => id);
}

/** Equal movements of a day are told apart by their order, which does not change between two files. */
function fingerprints(memberId: string, movements: BankResultFile['movements']): string[] {
  const seen = new Map<string, number>();
  return movements.map(({ on, direction, yen, text, reference, balance, standing }) => {
    const line = JSON.stringify([
      memberId,
      on,
      direction,
      String(yen),
      payeeKey(text),
      reference,
      balance === null ? null : String(balance),
      standing,
    ]);
    const nth = (seen.get(line) ?? 0) + 1;
    seen.set(line, nth);
    return sha256Of(`${line} ${nth}`);
  });
}
