import type { TableCell } from '../table/workbook.ts';
import { foldLabel, readWithoutTotal } from './label.ts';
import { isAmountMeaning, isCostMeaning, MEANINGS } from './meaning.ts';
import type { ColumnUnderstanding, Meaning, SetAside } from './meaning.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface Draft extends Mutable<ColumnUnderstanding> {
  readonly cells: readonly TableCell[];
}

const REPEATABLE = new Set<Meaning>(['name', 'address', 'functions', 'quantity', 'phone']);

/** Several columns of these are read together (costs are lines of their own and add up); of all others the surest one is. */
export function mayRepeat(meaning: Meaning): boolean {
  return isCostMeaning(meaning) || REPEATABLE.has(meaning);
}

export function setAside(draft: Draft, reason: SetAside): void {
  Object.assign(draft, { meaning: null, via: null, setAside: reason });
}

/** ソフト(税抜) beside ソフト(税込): the exclusive one is what is asked for. */
export function dropTaxTwins(drafts: readonly Draft[]): void {
  const stem = (draft: Draft) =>
    `${String(draft.meaning)}|${foldLabel(draft.label).replace(/税込み?|税抜き?|税別|内税|外税|[()[\]/円]/g, '')}`;
  const exclusive = new Set(drafts.filter(({ tax, via }) => tax === 'EXCLUSIVE' && via !== null).map(stem));
  for (const draft of drafts) {
    if (
      isAmountMeaning(draft.meaning) &&
      draft.tax === 'INCLUSIVE' &&
      draft.via !== 'CHOICE' &&
      exclusive.has(stem(draft))
    ) {
      setAside(draft, 'TAX_INCLUSIVE_TWIN');
    }
  }
}

/** The only column of a kind of cost is read even when it is headed as a sum. */
export function takeLoneTotals(drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    const reading = draft.setAside === 'TOTAL' ? readWithoutTotal(draft.label) : null;
    if (reading?.meaning == null || drafts.some(({ meaning }) => meaning === reading.meaning)) continue;
    Object.assign(draft, { meaning: reading.meaning, setAside: null, confidence: reading.score * 0.8 });
  }
}

/** うち会計ソフト is part of ソフト費, not another cost. */
export function dropParts(drafts: readonly Draft[]): void {
  const isPart = ({ label }: Draft) => /^うち/.test(foldLabel(label.split(' / ').at(-1) ?? ''));
  const wholes = new Set(drafts.filter((draft) => !isPart(draft)).map(({ meaning }) => meaning));
  for (const draft of drafts) {
    const part = isCostMeaning(draft.meaning) && isPart(draft) && wholes.has(draft.meaning);
    if (part && draft.via !== 'CHOICE') setAside(draft, 'DUPLICATE');
  }
}

/** Of several columns for one meaning the surest is read, unless they may be read together. */
export function dropRivals(drafts: readonly Draft[]): void {
  for (const meaning of MEANINGS) {
    if (mayRepeat(meaning)) continue;
    const rivals = drafts.filter((draft) => draft.meaning === meaning);
    const best = rivals.toSorted(
      (a, b) => Number(b.via === 'CHOICE') - Number(a.via === 'CHOICE') || b.confidence - a.confidence,
    )[0];
    for (const draft of rivals) if (draft !== best) setAside(draft, 'DUPLICATE');
  }
}

/** An amount Excel does not show beside a shown one of its kind is the old estimate, not a second cost. */
export function dropHiddenTwins(drafts: readonly Draft[], hidden: readonly number[]): void {
  const shown = new Set(drafts.filter(({ index }) => !hidden.includes(index)).map(({ meaning }) => meaning));
  for (const draft of drafts) {
    const twin = isCostMeaning(draft.meaning) && shown.has(draft.meaning) && hidden.includes(draft.index);
    if (twin && draft.via !== 'CHOICE') setAside(draft, 'DUPLICATE');
  }
}
