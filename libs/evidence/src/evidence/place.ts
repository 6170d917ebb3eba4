import type { Message } from '@renkei/kernel';
import {
  EVIDENCE,
  evidenceChecklist,
  PURCHASE_STEP_LABELS,
  type EvidenceCode,
  type ProgrammeYear,
  type PurchaseCategory,
  type PurchaseStep,
} from '@renkei/lifecycle';
import { notFound, refuse, type Tx } from '@renkei/platform';

/** What a file is to prove, and of what. */
export interface EvidencePlace {
  readonly item: EvidenceCode;
  readonly costLineId: string | null;
  readonly purchaseStepId: string | null;
  readonly unitNumber: number | null;
}

export interface EvidenceOwner {
  readonly consortiumId: string;
  /** null: the group's own. */
  readonly memberId: string | null;
}

export const COST_LINE: Message = { ja: '経費の行', en: 'The cost line' };
const PURCHASE: Message = { ja: '契約や支払いの記録', en: 'The record of the purchase' };

/** The step a paper comes with, where there is one. */
const STEP_OF: Readonly<Partial<Record<EvidenceCode, PurchaseStep>>> = {
  INVOICE_DETAIL: 'INVOICE',
  PAYMENT_PROOF: 'PAYMENT',
  DELIVERY_NOTE: 'DELIVERY',
};

/**
 * Whether a file of this owner can prove that at all. Whose line it is decides whose evidence it is: a member's line is
 * proved by the member's files, also where the representative bought for it (K25 p.10).
 * @throws ProblemsFound with what to put right; AppError NOT_FOUND for what this person does not see
 */
export async function checkPlace(tx: Tx, owner: EvidenceOwner, place: EvidencePlace): Promise<void> {
  if (owner.memberId === null) {
    refuse('MEMBER_NEEDED', 'input.memberId', {
      ja: '証憑は、どの構成員のものかを選んでから送ってください。グループ全体の書類なら、項目を選ばずに送ってください。',
      en: 'Please choose whose evidence it is. A paper of the whole group is sent without an item.',
    });
  }
  if (EVIDENCE[place.item].scope === 'MEMBER') checkMemberPlace(place);
  else await checkLinePlace(tx, owner, place);
}

function checkMemberPlace({ item, costLineId, purchaseStepId, unitNumber }: EvidencePlace): void {
  if (costLineId === null && purchaseStepId === null && unitNumber === null) return;
  const { label } = EVIDENCE[item];
  refuse('ITEM_OF_THE_MEMBER', 'input.costLineId', {
    ja: `「${label.ja}」は構成員に1つです。経費の行を選ばずに送ってください。`,
    en: `"${label.en}" is handed in once for the member. Please send it without a cost line.`,
  });
}

async function checkLinePlace(
  tx: Tx,
  { consortiumId, memberId }: EvidenceOwner,
  place: EvidencePlace,
): Promise<void> {
  const { item, costLineId, unitNumber } = place;
  if (costLineId === null) {
    refuse('COST_LINE_NEEDED', 'input.costLineId', {
      ja: `「${EVIDENCE[item].label.ja}」は経費の行ごとの証憑です。どの経費のものかを選んでください。`,
      en: `"${EVIDENCE[item].label.en}" belongs to a cost line. Please choose which one.`,
    });
  }
  const [line] = await tx.query<{
    member_id: string;
    category: PurchaseCategory;
    quantity: number;
    year: ProgrammeYear;
  }>(
    `SELECT l.member_id, l.category, l.quantity, c.rule_set AS year
     FROM cost_line l JOIN consortium c ON c.id = l.consortium_id WHERE l.id = $1 AND l.consortium_id = $2`,
    [costLineId, consortiumId],
  );
  if (!line) throw notFound(COST_LINE);
  if (line.member_id !== memberId) {
    refuse('LINE_OF_ANOTHER_MEMBER', 'input.costLineId', {
      ja: 'この経費の行は、ほかの構成員のものです。構成員か経費の行を選び直してください。',
      en: 'This cost line is of another member. Please choose the member or the line again.',
    });
  }
  const items = evidenceChecklist({ ...line, method: null });
  if (!items.some(({ code }) => code === item)) {
    refuse('ITEM_NOT_ON_LIST', 'input.item', {
      ja: `この経費に必要な証憑は、${items.map(({ label }) => `「${label.ja}」`).join('')}です。その中からお選びください。`,
      en: `This line needs: ${items.map(({ label }) => label.en).join(', ')}. Please choose one of these.`,
    });
  }
  if (unitNumber !== null && (EVIDENCE[item].scope !== 'PER_UNIT' || unitNumber > line.quantity)) {
    refuse('UNIT_NOT_ON_LINE', 'input.unitNumber', {
      ja: `何台目かは、機器の写真に1〜${line.quantity}の番号で入れてください。`,
      en: `The number of the device goes with a photo of it, from 1 to ${line.quantity}.`,
    });
  }
  if (place.purchaseStepId !== null) await checkStep(tx, consortiumId, place);
}

async function checkStep(tx: Tx, consortiumId: string, place: EvidencePlace): Promise<void> {
  const [step] = await tx.query<{ step: PurchaseStep; fits: boolean }>(
    `SELECT step, cost_line_id = $3 AND voided_at IS NULL AS fits FROM purchase_step
     WHERE id = $1 AND consortium_id = $2`,
    [place.purchaseStepId, consortiumId, place.costLineId],
  );
  if (!step) throw notFound(PURCHASE);
  const wanted = STEP_OF[place.item];
  if (step.fits && step.step === wanted) return;
  const { label } = EVIDENCE[place.item];
  refuse(
    'STEP_DOES_NOT_FIT',
    'input.purchaseStepId',
    wanted === undefined
      ? {
          ja: `「${label.ja}」には契約や支払いの記録を選ばないでください。`,
          en: `"${label.en}" goes with no recorded step. Please leave it out.`,
        }
      : {
          ja: `「${label.ja}」には、同じ経費の「${PURCHASE_STEP_LABELS[wanted].ja}」の記録（取り消していないもの）を選んでください。`,
          en: `"${label.en}" goes with a recorded ${PURCHASE_STEP_LABELS[wanted].en} of the same line that is not voided.`,
        },
  );
}

/**
 * K25 p.32 asks for photos of the devices: there a PDF is sent back at once and not by a reviewer.
 * @throws ProblemsFound PHOTO_NEEDED
 */
export function checkKind(items: readonly EvidenceCode[], mediaType: string, path: string): void {
  const kind = mediaType === 'application/pdf' ? 'PDF' : 'IMAGE';
  const refusing = items.find((item) => !EVIDENCE[item].accepts.includes(kind));
  if (refusing === undefined) return;
  refuse('PHOTO_NEEDED', path, {
    ja: `「${EVIDENCE[refusing].label.ja}」は写真（JPEG・PNG・HEIC・WebP）でお送りください。`,
    en: `"${EVIDENCE[refusing].label.en}" has to be a photo (JPEG, PNG, HEIC or WebP).`,
  });
}
