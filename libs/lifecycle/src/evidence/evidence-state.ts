import type { Message } from '@renkei/kernel';
import type { EvidenceCode, EvidenceItem } from './evidence-terms.ts';

export const EVIDENCE_OUTCOMES = ['PENDING', 'ACCEPTED', 'RETURNED'] as const;
/** A reviewer's word on one piece: PENDING: not looked at yet. */
export type EvidenceOutcome = (typeof EVIDENCE_OUTCOMES)[number];

/** One piece linked to an item. */
export interface EvidenceLink {
  readonly item: EvidenceCode;
  readonly outcome: EvidenceOutcome;
  /** How many of the needed it covers, e.g. the devices one photo shows (K25 p.32 ※). At least 1, the default. */
  readonly covers?: number;
}

/** From worst to best. RETURNED: something came back and is not replaced; it comes first, for somebody has to act. */
export const EVIDENCE_STATES = ['RETURNED', 'MISSING', 'HANDED_IN', 'ACCEPTED'] as const;
export type EvidenceState = (typeof EVIDENCE_STATES)[number];

export interface EvidenceItemState {
  readonly item: EvidenceItem;
  readonly state: EvidenceState;
  /** Of the needed: accepted, waiting for the reviewer, and neither. They sum to `item.needed` at least. */
  readonly accepted: number;
  readonly waiting: number;
  readonly missing: number;
  /** Pieces sent back, replaced or not. */
  readonly returned: number;
}

export interface EvidenceOverview {
  readonly items: readonly EvidenceItemState[];
  readonly counts: { readonly [State in EvidenceState]: number };
  /** Every item accepted. True of an empty list. */
  readonly complete: boolean;
  readonly next: Message;
}

function stateOfItem(item: EvidenceItem, links: readonly EvidenceLink[]): EvidenceItemState {
  const own = links.filter((link) => link.item === item.code);
  const covered = (outcome: EvidenceOutcome) =>
    own.filter((link) => link.outcome === outcome).reduce((sum, { covers = 1 }) => sum + covers, 0);
  const accepted = covered('ACCEPTED');
  const waiting = covered('PENDING');
  const returned = own.filter(({ outcome }) => outcome === 'RETURNED').length;
  const missing = Math.max(0, item.needed - accepted - waiting);
  let state: EvidenceState;
  if (accepted >= item.needed) state = 'ACCEPTED';
  else if (missing === 0) state = 'HANDED_IN';
  else state = returned > 0 ? 'RETURNED' : 'MISSING';
  return { item, state, accepted, waiting, missing, returned };
}

function nextOf(items: readonly EvidenceItemState[]): Message {
  const returned = items.find(({ state }) => state === 'RETURNED');
  if (returned !== undefined) {
    const { label, mustShow } = returned.item;
    return {
      ja: `「${label.ja}」が差し戻されています。理由を見て、送り直してください。必要な内容：${mustShow.ja}`,
      en: `“${label.en}” was sent back. Please read why and send it again. It must show: ${mustShow.en}`,
    };
  }
  const missing = items.find(({ state }) => state === 'MISSING');
  if (missing !== undefined) {
    const { label, mustShow, needed } = missing.item;
    const count = needed === 1 ? '' : `（あと${String(missing.missing)}件）`;
    const countEn = needed === 1 ? '' : ` (${String(missing.missing)} more)`;
    return {
      ja: `「${label.ja}」を送ってください${count}。必要な内容：${mustShow.ja}`,
      en: `Please send: ${label.en}${countEn}. It must show: ${mustShow.en}`,
    };
  }
  return items.every(({ state }) => state === 'ACCEPTED')
    ? { ja: '証憑はすべて確認できました。', en: 'All the evidence has been accepted.' }
    : {
        ja: '証憑はすべて届いています。確認が終わるまでお待ちください。',
        en: 'All the evidence has arrived. Please wait until it has been reviewed.',
      };
}

/**
 * How a checklist stands, given the pieces linked to it. Several pieces add up; a returned one counts for nothing but is
 * remembered. Links to items not on the list are passed over: a line may have changed its category.
 */
export function evidenceState(
  items: readonly EvidenceItem[],
  links: readonly EvidenceLink[],
): EvidenceOverview {
  const states = items.map((item) => stateOfItem(item, links));
  const count = (wanted: EvidenceState) => states.filter(({ state }) => state === wanted).length;
  return {
    items: states,
    counts: {
      RETURNED: count('RETURNED'),
      MISSING: count('MISSING'),
      HANDED_IN: count('HANDED_IN'),
      ACCEPTED: count('ACCEPTED'),
    },
    complete: states.every(({ state }) => state === 'ACCEPTED'),
    next: nextOf(states),
  };
}
