import { err, formatYen, formatYenEn, ok, sumYen, type Result, type Yen } from '@renkei/kernel';
import { jisBytes } from './transfer-characters.ts';
import { ACCOUNT_TYPE_DIGITS, recordOf, TRANSFER_LAYOUT, type LineSeparator } from './transfer-layout.ts';
import type { TransferAccount, TransferItem, TransferOrder } from './transfer-order.ts';
import {
  codeProblem,
  nameProblem,
  type TransferPlace,
  type TransferProblem,
  type TransferProblemCode,
} from './transfer-problem.ts';

/** 合計件数 has six digits. */
export const MOST_TRANSFERS = 999_999;
/** 振込金額 has ten digits. */
export const MOST_TRANSFER_YEN: Yen = 9_999_999_999n;
/** 合計金額 has twelve. */
export const MOST_TOTAL_YEN: Yen = 999_999_999_999n;

export interface TransferFileOptions {
  /** After every record, the last included. Banks differ; most take CRLF. */
  readonly separator?: LineSeparator;
}

export interface TransferFile {
  readonly bytes: Uint8Array;
  readonly count: number;
  /** Yen, as written in the trailer. */
  readonly total: Yen;
}

/**
 * The 総合振込 file of the Zengin format (see TRANSFER_LAYOUT): single-byte JIS X 0201, amounts in yen. Two items to one
 * account are allowed, two with one id are not. Problems: every one of every item, in the order of the file.
 */
export function transferFile(
  order: TransferOrder,
  { separator = 'CRLF' }: TransferFileOptions = {},
): Result<TransferFile, readonly TransferProblem[]> {
  const { items } = order;
  const total = sumYen(items.map(({ amountYen }) => amountYen));
  const problems = [...ordererProblems(order), ...listProblems(items, total)];
  if (problems.length > 0) return err(problems);

  const records = [
    recordOf(TRANSFER_LAYOUT.header, {
      ...accountValues(order.account),
      ordererCode: order.ordererCode,
      ordererKana: order.ordererKana,
      day: order.transferOn.slice(5).replace('-', ''),
    }),
    ...items.map((item) =>
      recordOf(TRANSFER_LAYOUT.data, {
        ...accountValues(item),
        holderKana: item.holderKana,
        amountYen: String(item.amountYen),
      }),
    ),
    recordOf(TRANSFER_LAYOUT.trailer, { count: String(items.length), total: String(total) }),
    recordOf(TRANSFER_LAYOUT.end, {}),
  ];
  const lineEnd = separator === 'CRLF' ? '\r\n' : '';
  return ok({
    bytes: jisBytes(records.map((record) => record + lineEnd).join('')),
    count: items.length,
    total,
  });
}

function accountValues({ accountType, ...account }: TransferAccount) {
  const { bankCode, bankNameKana, branchCode, branchNameKana, accountNumber } = account;
  const digit = ACCOUNT_TYPE_DIGITS[accountType];
  return { bankCode, bankNameKana, branchCode, branchNameKana, accountNumber, accountType: digit };
}

const wholeOrder = (field: string): TransferPlace => ({ index: null, itemId: null, field });

function found(problems: readonly (TransferProblem | null)[]): TransferProblem[] {
  return problems.filter((problem) => problem !== null);
}

function ordererProblems({ ordererCode, ordererKana, account }: TransferOrder): TransferProblem[] {
  const name = { kind: 'PERSON', most: 40, ja: '振込依頼人名', en: 'orderer’s name' } as const;
  return found([
    codeProblem('ordererCode', ordererCode, wholeOrder('ordererCode')),
    nameProblem(ordererKana, name, wholeOrder('ordererKana')),
    ...accountProblems(account, (field) => wholeOrder(`account.${field}`)),
    account.accountType !== 'SAVINGS'
      ? null
      : {
          ...wholeOrder('account.accountType'),
          code: 'ORDERER_ACCOUNT_TYPE',
          message: {
            ja: '貯蓄預金からは総合振込を依頼できません。普通預金か当座預金の口座にしてください。',
            en: 'A savings account cannot order transfers. Please use an ordinary or a current account.',
          },
        },
  ]);
}

function accountProblems(account: TransferAccount, placeOf: (field: string) => TransferPlace) {
  const office = { kind: 'OFFICE', most: 15 } as const;
  return [
    codeProblem('bankCode', account.bankCode, placeOf('bankCode')),
    nameProblem(
      account.bankNameKana,
      { ...office, ja: '金融機関名', en: 'bank’s name' },
      placeOf('bankNameKana'),
    ),
    codeProblem('branchCode', account.branchCode, placeOf('branchCode')),
    nameProblem(
      account.branchNameKana,
      { ...office, ja: '支店名', en: 'branch’s name' },
      placeOf('branchNameKana'),
    ),
    codeProblem('accountNumber', account.accountNumber, placeOf('accountNumber')),
  ];
}

function listProblems(items: readonly TransferItem[], total: Yen): TransferProblem[] {
  const ofList = (code: TransferProblemCode, ja: string, en: string): TransferProblem[] => [
    { ...wholeOrder('items'), code, message: { ja, en } },
  ];
  if (items.length === 0) {
    return ofList(
      'NO_ITEMS',
      '振込が1件もありません。振込先と金額を確かめてから、もう一度作ってください。',
      'There is nothing to transfer. Please check payees and amounts, then try again.',
    );
  }
  if (items.length > MOST_TRANSFERS) {
    return ofList(
      'TOO_MANY_ITEMS',
      `1つのファイルに入れられる振込は${MOST_TRANSFERS}件までです（いまは${items.length}件）。分けて作ってください。`,
      `A file holds at most ${MOST_TRANSFERS} transfers; there are ${items.length}. Please split them.`,
    );
  }
  const firstIndex = new Map<string, number>();
  const problems = items.flatMap((item, index) => {
    const first = firstIndex.get(item.id);
    if (first === undefined) firstIndex.set(item.id, index);
    return itemProblems(item, index, first ?? null);
  });
  if (problems.length > 0 || total <= MOST_TOTAL_YEN) return problems;
  return ofList(
    'TOTAL_TOO_LARGE',
    `合計金額${formatYen(total)}は、1つのファイルに入る${formatYen(MOST_TOTAL_YEN)}を超えています。分けて作ってください。`,
    `The total of ${formatYenEn(total)} is above the ${formatYenEn(MOST_TOTAL_YEN)} a file can state. Please split it.`,
  );
}

function itemProblems(item: TransferItem, index: number, first: number | null): TransferProblem[] {
  const placeOf = (field: string): TransferPlace => ({ index, itemId: item.id, field });
  const holder = { kind: 'PERSON', most: 30, ja: '受取人名', en: 'payee’s name' } as const;
  return found([
    first === null
      ? null
      : {
          ...placeOf('id'),
          code: 'DUPLICATE_ITEM',
          message: {
            ja: `${first + 1}件目と同じ振込です。二重に振り込まないよう、どちらかを外してください。`,
            en: `This is transfer ${first + 1} again. Please take one of them out, so that it is not paid twice.`,
          },
        },
    ...accountProblems(item, placeOf),
    nameProblem(item.holderKana, holder, placeOf('holderKana')),
    amountProblem(item.amountYen, placeOf('amountYen')),
  ]);
}

function amountProblem(amountYen: Yen, place: TransferPlace): TransferProblem | null {
  if (amountYen < 1n) {
    return {
      ...place,
      code: 'AMOUNT_TOO_SMALL',
      message: {
        ja: `振込金額は1円以上にしてください（いまは${formatYen(amountYen)}）。振り込まない相手は、一覧から外してください。`,
        en: `A transfer is 1 yen or more; this is ${formatYenEn(amountYen)}. Please take out whoever is paid nothing.`,
      },
    };
  }
  if (amountYen <= MOST_TRANSFER_YEN) return null;
  return {
    ...place,
    code: 'AMOUNT_TOO_LARGE',
    message: {
      ja: `1件の振込金額は${formatYen(MOST_TRANSFER_YEN)}（10桁）までです。いまは${formatYen(amountYen)}です。金額を確かめるか、分けてください。`,
      en: `One transfer is at most ${formatYenEn(MOST_TRANSFER_YEN)} (ten digits); this is ${formatYenEn(amountYen)}. Please check the amount, or split it.`,
    },
  };
}
