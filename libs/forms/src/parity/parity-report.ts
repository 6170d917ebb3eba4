import type { Message } from '@renkei/kernel';
import type { CalculationInput } from '@renkei/subsidy-rules';
import { EDITION_LAYOUTS } from '../layout/editions.ts';
import type { EditionLayout, GroupFormula, InputTable, NamedColumn, SheetKey } from '../layout/layout.ts';
import type { Engine, Recalculated } from '../recalculate/recalculated.ts';
import { cellsOf, enteredIn } from './entered.ts';
import { EXPLANATIONS } from './explanations.ts';
import type { Explanation, ParityReason } from './explanations.ts';
import { ASSUMPTIONS, figures } from './figures.ts';
import type { Assumption, BothSides, Figures, Tenths } from './figures.ts';

export interface ParityRow {
  readonly sheet: SheetKey;
  /** As the tab shows it. */
  readonly sheetName: string;
  readonly cell: string;
  readonly label: Message;
  /** Of which business; null for the group as a whole. */
  readonly business: string | null;
  /** What the product says, whole yen. */
  readonly oursYen: bigint;
  /** What the workbook shows, as exact decimals; null for an empty cell; its text when it is no number. */
  readonly workbook: string | null;
  /** workbook − ours in yen, as exact decimals; an empty cell counts as 0. Null when the cell is no number. */
  readonly difference: string | null;
  readonly reason: ParityReason;
  /** All that are needed together, `reason` first; empty when there is no difference. */
  readonly reasons: readonly ParityReason[];
  readonly explanations: readonly Explanation[];
}

export interface ParityReport {
  readonly engine: Engine;
  readonly engineVersion: string;
  /** The rules the group is priced by. */
  readonly ruleSet: CalculationInput['ruleSet'];
  readonly rows: readonly ParityRow[];
  /** How many rows have each reason as their first. */
  readonly counts: Readonly<Partial<Record<ParityReason, number>>>;
  readonly unexplained: number;
}

export interface ParityQuestion {
  /** The group as the product prices it, found in the workbook by the names of its members. */
  readonly ours: CalculationInput;
  /** The workbook, its formulas worked out anew. */
  readonly recalculated: Recalculated;
  readonly layout?: EditionLayout;
}

/** Millionths of a yen: finer than any noise that matters. */
const MICRO = 1_000_000n;

function microOf(text: string): bigint | null {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === '') return null;
  const micro = BigInt(whole) * MICRO + BigInt(fraction.slice(0, 6).padEnd(6, '0'));
  return sign === '-' ? -micro : micro;
}

function decimals(micro: bigint): string {
  const size = micro < 0n ? -micro : micro;
  const fraction = String(size % MICRO)
    .padStart(6, '0')
    .replace(/0+$/, '');
  const text = `${String(size / MICRO)}${fraction === '' ? '' : `.${fraction}`}`;
  return micro < 0n ? `-${text}` : text;
}

const microOfTenths = (tenths: Tenths): bigint => (tenths ?? 0n) * (MICRO / 10n);

type Pick = (all: Figures) => Tenths;

const AS_ENTERED: ReadonlySet<Assumption> = new Set(['ENTERED', 'REQUESTED', 'ANALYSIS_MEMBER_COUNT']);

/** The sheets whose entries the totals of a sheet come from. */
const FEEDS: Readonly<Partial<Record<SheetKey, readonly SheetKey[]>>> = {
  FORM5: ['FORM5'],
  FORM6: ['FORM6'],
  FORM7: ['FORM5', 'FORM6', 'FORM7'],
  FORM8: ['FORM5', 'FORM6', 'FORM7'],
};

/** Proves reasons by calculating: leaves out one assumption after the other while the workbook's figure stays. */
class Prover {
  readonly #sides: BothSides;
  readonly #known = new Map<string, Figures>();

  constructor(sides: BothSides) {
    this.#sides = sides;
  }

  under(assumed: readonly Assumption[]): Figures {
    const key = assumed.join();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const computed = figures(this.#sides, new Set(assumed));
    this.#known.set(key, computed);
    return computed;
  }

  /** `holdsText`: a cell for amounts the figure comes from holds text, on which programs differ (0, its number, #VALUE!). */
  reasons(shown: bigint | null, pick: Pick, holdsText: boolean): readonly ParityReason[] {
    if (shown === microOfTenths(pick(this.under([])))) return [];
    if (shown === null) return holdsText ? ['TEXT_AMOUNT'] : ['UNEXPLAINED'];
    const asNumbers: readonly Assumption[] = ASSUMPTIONS.filter((assumption) => assumption !== 'TEXT_AMOUNT');
    for (const all of holdsText ? [ASSUMPTIONS, asNumbers] : [asNumbers]) {
      const exact = microOfTenths(pick(this.under(all)));
      const noise = shown - exact;
      // Less than a yen from exact arithmetic by the form's own rules is what doubles leave; a whole yen never is.
      if (noise > MICRO / 1000n || noise < -MICRO / 1000n) continue;
      const first = [...this.#needed(all, exact, pick)].reverse();
      return noise === 0n ? first : [...first, 'FLOATING_POINT'];
    }
    return holdsText ? ['TEXT_AMOUNT'] : ['UNEXPLAINED'];
  }

  #needed(all: readonly Assumption[], exact: bigint, pick: Pick): readonly Assumption[] {
    const figure = (assumed: readonly Assumption[]) => microOfTenths(pick(this.under(assumed)));
    let needed = all;
    for (const assumption of all) {
      const fewer = needed.filter((other) => other !== assumption);
      if (figure(fewer) === exact) needed = fewer;
    }
    if (!needed.includes('TEXT_AMOUNT')) return needed;
    // What is entered was assumed only to leave its text out: were it numbers, nothing else would differ.
    const besides: readonly Assumption[] = needed.filter((assumption) => assumption !== 'TEXT_AMOUNT');
    const idle = besides.filter(
      (assumption) =>
        AS_ENTERED.has(assumption) &&
        figure(besides) === figure(besides.filter((other) => other !== assumption)),
    );
    return needed.filter((assumption) => !idle.includes(assumption));
  }
}

/**
 * Our figures beside the workbook's, cell by cell, for 様式5–8: every business and the totals. A difference gets a
 * reason only when calculating by it gives the workbook's figure; otherwise it is UNEXPLAINED. Not compared: the parts
 * of the request (O12–O14) and of the admin limit (G24, G54), which the rules do not know separately.
 */
export function parityReport(question: ParityQuestion): ParityReport {
  const { ours, recalculated, layout = EDITION_LAYOUTS['2025'] } = question;
  const entered = enteredIn(recalculated, layout, ours, 'NOTHING');
  const asRead = enteredIn(recalculated, layout, ours, 'ITS_NUMBER');
  const prover = new Prover({ ours, entered, asRead });
  const rows: ParityRow[] = [];
  const compare = (
    sheet: SheetKey,
    cell: string,
    label: Message,
    business: string | null,
    pick: Pick,
    holdsText: boolean,
  ) => {
    const found = cellsOf(recalculated, layout, sheet).get(cell);
    const own = pick(prover.under([])) ?? 0n;
    const shown = found === undefined ? 0n : found.kind === 'NUMBER' ? microOf(found.text) : null;
    const reasons = prover.reasons(shown, pick, holdsText);
    rows.push({
      sheet,
      sheetName: layout.sheets[sheet].name,
      cell,
      label,
      business,
      oursYen: own / 10n,
      workbook: found?.text ?? null,
      difference: shown === null ? null : decimals(shown - microOfTenths(own)),
      reason: reasons[0] ?? 'NONE',
      reasons,
      explanations: reasons.flatMap((reason) => (reason === 'NONE' ? [] : [EXPLANATIONS[reason]])),
    });
  };

  const perBusiness = <Formula extends string>(
    table: InputTable<string>,
    places: readonly (number | null)[],
    columns: Readonly<Record<Formula, NamedColumn>>,
    pick: (all: Figures, index: number) => Readonly<Partial<Record<Formula, Tenths>>>,
    texts: readonly boolean[],
  ) => {
    const compared = Object.keys(pick(prover.under([]), 0)) as Formula[];
    for (const [index, place] of places.entries()) {
      const name = ours.members[index]?.name ?? '';
      if (place === null) continue;
      const top = table.firstRow + place * table.rowsPerEntry;
      for (const formula of compared) {
        const { column, row, label } = columns[formula];
        compare(
          table.sheet,
          `${column}${String(top + row)}`,
          label,
          name,
          (all) => pick(all, index)[formula] ?? null,
          texts[index] ?? false,
        );
      }
    }
  };
  perBusiness(
    layout.form5,
    entered.places.form5,
    layout.memberFormulas.form5,
    (all, index) => all.members[index]?.form5 ?? {},
    entered.texts.form5,
  );
  perBusiness(
    layout.form6.members,
    entered.places.form6,
    layout.memberFormulas.form6,
    (all, index) => all.members[index]?.form6 ?? {},
    entered.texts.form6,
  );
  for (const formula of Object.keys(prover.under([]).group) as GroupFormula[]) {
    const { sheet, cell, label } = layout.groupFormulas[formula];
    const holdsText = (FEEDS[sheet] ?? []).some((feed) => entered.texts.sheets.has(feed));
    compare(sheet, cell, label, null, (all) => all.group[formula] ?? null, holdsText);
  }

  const counts: Partial<Record<ParityReason, number>> = {};
  for (const { reason } of rows) counts[reason] = (counts[reason] ?? 0) + 1;
  return {
    engine: recalculated.engine,
    engineVersion: recalculated.engineVersion,
    ruleSet: ours.ruleSet,
    rows,
    counts,
    unexplained: counts.UNEXPLAINED ?? 0,
  };
}
