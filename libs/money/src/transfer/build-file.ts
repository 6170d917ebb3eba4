import {
  bankDirectory,
  checkAccountCodes,
  transferFile,
  type TransferAccount,
  type TransferProblem,
} from '@renkei/documents';
import type { LocalDate } from '@renkei/kernel';
import { ProblemList, type Keyring, type Tx } from '@renkei/platform';
import { openAccounts, type AccountDetails } from '@renkei/vault';
import type { NamedMember } from '../shared/members.ts';
import type { TransferWarningType } from './transfer.type.ts';

export interface Ordered {
  readonly payer: NamedMember;
  readonly transferOn: LocalDate;
  readonly ordererCode: string;
  readonly ordererKana: string;
  /** In the order of the file; `id` is the share's. */
  readonly shares: readonly {
    readonly id: string;
    readonly memberId: string;
    readonly name: string;
    readonly amountYen: bigint;
  }[];
}

export interface BuiltFile {
  readonly bytes: Uint8Array;
  readonly count: number;
  readonly total: bigint;
  readonly warnings: readonly TransferWarningType[];
}

/**
 * Opens the accounts of payer and payees, which the audit trail keeps, and writes the file.
 * @throws ProblemsFound ACCOUNT_MISSING naming who has to enter one, and whatever the format cannot carry
 */
export async function buildFile(tx: Tx, keys: Keyring, ordered: Ordered): Promise<BuiltFile> {
  const { payer, shares, transferOn, ordererCode, ordererKana } = ordered;
  const payees = shares.map(({ memberId, name }) => ({ id: memberId, name }));
  const members = [...new Map([payer, ...payees].map((member) => [member.id, member])).values()];
  const accounts = await openAccounts(
    tx,
    keys,
    members.map(({ id }) => id),
  );
  refuseMissing(members.filter(({ id }) => !accounts.has(id)));
  const account = (memberId: string) => accounts.get(memberId)!;
  const file = transferFile({
    ordererCode,
    ordererKana,
    transferOn,
    account: transferAccount(account(payer.id)),
    items: shares.map(({ id, memberId, amountYen }) => ({
      id,
      ...transferAccount(account(memberId)),
      holderKana: account(memberId).holderKana,
      amountYen,
    })),
  });
  if (!file.ok) return refuseFile(file.error, ordered);
  return { ...file.value, warnings: members.flatMap((member) => warningsOf(member, account(member.id))) };
}

function transferAccount({
  bankCode,
  branchCode,
  accountType,
  accountNumber,
}: AccountDetails): TransferAccount {
  return {
    bankCode,
    bankNameKana: bankDirectory.bankOf(bankCode)?.kana ?? '',
    branchCode,
    branchNameKana: bankDirectory.branchOf(bankCode, branchCode)?.kana ?? '',
    accountType,
    accountNumber,
  };
}

/** An unknown code may be newer than the directory: it is said, and stops nothing. */
function warningsOf(
  { id, name }: NamedMember,
  { bankCode, branchCode }: AccountDetails,
): TransferWarningType[] {
  return checkAccountCodes(bankCode, branchCode).map(({ code, message }) => ({
    memberId: id,
    code,
    message: { ja: `${name}: ${message.ja}`, en: `${name}: ${message.en}` },
  }));
}

function refuseMissing(missing: readonly NamedMember[]): void {
  if (missing.length === 0) return;
  const problems = new ProblemList();
  const names = missing.map(({ name }) => name);
  problems.add('ACCOUNT_MISSING', null, {
    ja: `${names.join('、')}の振込先がまだ登録されていません。お店の担当の方に登録をお願いしてから、もう一度作ってください。`,
    en: `No payout account has been entered for ${names.join(', ')}. Please ask them to enter it, then try again.`,
  });
  problems.throwIfAny();
}

/** @throws ProblemsFound: each of an item with the name of its payee */
function refuseFile(found: readonly TransferProblem[], { payer, shares }: Ordered): never {
  const problems = new ProblemList();
  for (const { code, index, field, message } of found) {
    const name = index !== null ? shares[index]?.name : field.startsWith('account.') ? payer.name : undefined;
    const path = index === null && ['ordererCode', 'ordererKana'].includes(field) ? `input.${field}` : null;
    problems.add(
      code,
      path,
      name === undefined ? message : { ja: `${name}: ${message.ja}`, en: `${name}: ${message.en}` },
    );
  }
  problems.throwIfAny();
  throw new Error('a file that cannot be written without a reason'); // transferFile gives at least one
}
