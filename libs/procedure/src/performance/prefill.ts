import type { GuardCode } from '@renkei/lifecycle';
import type { Tx } from '@renkei/platform';
import { insertLines, readLineFacts, updateLines, type LineAmounts, type LineFacts } from './line.rows.ts';

/** Why a line gets nothing, as short as a column of the report wants it; the finding itself says it at length. */
const LOSS_WORDS: { readonly [Code in GuardCode]?: string } = {
  NO_GRANT_DECISION: '交付決定より前の契約・発注・納品・支払い',
  BEFORE_GRANT_DECISION: '交付決定より前の契約・発注・納品・支払い',
  AFTER_PROJECT_END: '補助事業の期間が終わったあとの契約・発注・納品・支払い',
  CONTRACT_NOT_FIRST: '契約より先に行われた手続き',
  BEFORE_ORDER: '発注より先に行われた手続き',
  PAYMENT_BEFORE_INVOICE: '請求より先の支払い',
  PAYMENT_METHOD_REFUSED: '銀行振込・カード1回払い以外の支払い',
  PAYER_NOT_OWN: '本人名義でない口座からの支払い',
  PAYEE_NOT_VENDOR: 'IT提供事業者・外部専門家のもの以外の口座への支払い',
  POINTS_OR_CASHBACK: 'ポイント・キャッシュバックの利用',
};

export function lossReason(codes: readonly string[]): string {
  return codes.map((code) => `${LOSS_WORDS[code as GuardCode] ?? ''}（${code}）`).join('、');
}

/**
 * What a line starts from, until somebody decides otherwise. Decision of this product: the whole of what the records
 * say it cost is certified, unless a finding that stands loses the line its subsidy; then the whole is deducted.
 */
export function prefilled({ costLineId, recordedYen, losses }: LineFacts): LineAmounts {
  const lost = losses.length > 0 && recordedYen > 0n;
  return {
    costLineId,
    actualYen: recordedYen,
    certifiedYen: lost ? 0n : recordedYen,
    deductedYen: lost ? recordedYen : 0n,
    deductionReason: lost ? lossReason(losses) : '',
    parkedYen: 0n,
    parkedReason: '',
    heading: null,
  };
}

const UNTOUCHED = 1;

/**
 * Adds the cost lines a report does not have yet and fills those nobody has decided on by what the records say now.
 * A line keeps its first version until somebody sets it.
 */
export async function prefillLines(tx: Tx, consortiumId: string, reportId: string): Promise<void> {
  const facts = await readLineFacts(tx, consortiumId, reportId);
  await insertLines(tx, reportId, facts.filter(({ version }) => version === 0).map(prefilled));
  const stale = facts.filter((line) => line.version === UNTOUCHED && differs(line, prefilled(line)));
  await updateLines(tx, reportId, stale.map(prefilled), false);
}

function differs(line: LineFacts, now: LineAmounts): boolean {
  return (
    line.actualYen !== now.actualYen ||
    line.certifiedYen !== now.certifiedYen ||
    line.deductionReason !== now.deductionReason
  );
}
