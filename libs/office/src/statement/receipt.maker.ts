import { Injectable } from '@nestjs/common';
import type { Message } from '@renkei/kernel';
import { readReceiptsOf, receiptNumber, type StoredReceipt } from '@renkei/money';
import { receiptPaper, type Receipt } from '@renkei/paper';
import { TenantTransaction } from '@renkei/platform';
import { PREFECTURES } from '@renkei/documents';
import type { MadeOutput, OutputMaker, OutputOrder, OutputProgress } from '../output/maker.ts';
import { headOf, paperFile, readGroupName, refuseYet, STEPS } from './statement.ts';

interface Address {
  readonly memberId: string;
  readonly prefecture: number | null;
  readonly city: string;
  readonly addressLine: string;
  readonly officer: string;
}

/**
 * 領収書 of the money that was passed on inside the group: of one transfer, of one member, or of all of them whose payees
 * have said that it arrived. The same facts as on the screen.
 */
@Injectable()
export class ReceiptMaker implements OutputMaker {
  readonly kinds = ['RECEIPT'] as const;
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  /** @throws ProblemsFound NO_TRANSFERS, NOT_CONFIRMED, TOO_MUCH_TO_PRINT; AppError NOT_FOUND */
  async make(order: OutputOrder, progress: OutputProgress): Promise<MadeOutput> {
    const { consortiumId, memberId, options } = order;
    const own = order.viewer.acting?.role === 'MEMBER_USER';
    const { group, stored, addresses } = await this.#transactions.read(order.viewer, async (tx) => ({
      group: await readGroupName(tx, consortiumId),
      stored: await readReceiptsOf(tx, consortiumId),
      addresses: await tx.query<Address>(
        `SELECT m.id AS "memberId", b.prefecture, b.city, b.address_line AS "addressLine",
           b.representative_name AS officer
         FROM member m JOIN business b ON b.id = m.business_id WHERE m.consortium_id = $1`,
        [consortiumId],
      ),
    }));
    await progress.report(1, STEPS);
    const { transferItemId } = options;
    const wanted = stored.filter(
      (receipt) =>
        (transferItemId === undefined || receipt.itemId === transferItemId) &&
        (memberId === null || receipt.memberId === memberId),
    );
    const [first] = wanted;
    if (first === undefined) {
      if (transferItemId === undefined) refuseYet('NO_TRANSFERS', own ? NONE_OF_OWN : NO_TRANSFERS);
      refuseYet('NOT_CONFIRMED', own ? NONE_OF_OWN : NOT_CONFIRMED);
    }
    const byMember = new Map(addresses.map((address) => [address.memberId, address]));
    const receipts = wanted.map((receipt) => receiptOf(receipt, byMember.get(receipt.memberId)));
    await progress.report(2, STEPS);
    const about = wanted.length > 1 ? '' : `${first.payee}_${receiptNumber(first.number)}`;
    return paperFile(order, progress, group, receiptPaper({ ...headOf(order, group), receipts }), about);
  }
}

function receiptOf(
  { number, payer, payee, amount, purpose, receivedOn }: StoredReceipt,
  address?: Address,
): Receipt {
  return {
    number: receiptNumber(number),
    payerName: payer,
    amount,
    purpose: { ja: purpose, en: 'a part of the subsidy passed on' },
    receivedOn,
    payee: { name: payee, lines: address === undefined ? [] : linesOf(address) },
    stampNote: null,
  };
}

function linesOf({ prefecture, city, addressLine, officer }: Address): string[] {
  const place = prefecture === null ? '' : (PREFECTURES[prefecture - 1] ?? '');
  return [`${place}${city}${addressLine}`, officer].filter((line) => line !== '');
}

const NO_TRANSFERS: Message = {
  ja: '受け取りの確認が済んだ振込がまだありません。振込のあとで、受け取った構成員が「このお金を受け取りました」を押すと、領収書を作れます。',
  en: 'No transfer has been confirmed by its payee yet. A receipt can be made once the payee has said that the money arrived.',
};
const NOT_CONFIRMED: Message = {
  ja: 'この振込は、受け取りの確認がまだです。受け取った構成員が「このお金を受け取りました」を押すと、領収書を作れます。',
  en: 'The payee of this transfer has not said yet that it arrived. Once it is said, the receipt can be made.',
};
const NONE_OF_OWN: Message = {
  ja: '受け取りの確認がまだです。「入ったお金・入るお金」の画面で「このお金を受け取りました」を押してから作ってください。',
  en: 'Please say first, on the page about your money, that it arrived; then the receipt can be made.',
};
