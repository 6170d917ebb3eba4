import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromDayNumber, normaliseForComparison } from '@renkei/kernel';
import { fillOfficialWorkbook } from '../fill/fill-official.ts';
import type { FormGroup, FormMember, FormProfile, FormToolUse } from '../form-group.ts';
import { EDITION_LAYOUTS } from '../layout/editions.ts';
import { LEGAL_FORM_WORDS_2025, TOOL_KINDS_2025 } from '../layout/edition-2025-words.ts';
import { blankOwnWorkbook } from '../own-workbook/blank-workbook.ts';
import { hasOfficial, officialWorkbook } from '../testing/reference.ts';
import { readOfficialWorkbook } from './read-official.ts';

const { items } = EDITION_LAYOUTS['2025'].form7;

/** Characters the file reader takes out or composes, because nobody can see them. */
const UNSEEN =
  /[\u0000-\u001F\u007F\u200B\u200E\u200F\u2028-\u202E\u2060\uFEFF\uFFFE\uFFFF]|[\u3041-\u30FF][\u3099\u309A]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const ODD = [
  '髙﨑𠮷①㈱',
  '=1+1',
  '+81-92-000-0000',
  '<b>&amp;"',
  '_x0041_',
  ' 前後に空白 ',
  '1-2-3',
  '0561',
  '2019/4/1',
  '1,200円',
  '#N/A',
  "'引用",
  '改行\nあり',
  'TRUE',
  '神\uFA19社',
  '👨‍👩‍👧‍👦',
];
const text = fc
  .oneof(
    fc.constantFrom(...ODD),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
    fc.string({ minLength: 1, maxLength: 8 }),
  )
  .filter((value) => value.trim() !== '' && !UNSEEN.test(value));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 2, nil: null });
const yen = maybe(fc.bigInt(0n, 99_999_999n));
const decimal = maybe(fc.integer({ min: -99_999_999, max: 99_999_999 }).map((value) => String(value / 100)));
const day = fc.integer({ min: -25_000, max: 47_000 }).map((value) => String(fromDayNumber(value)));

const profile: fc.Arbitrary<FormProfile> = fc.record({
  kana: maybe(text),
  corporateNumber: maybe(fc.constantFrom('5786907366258', '3070499962283', '2489068288360')),
  legalForm: maybe(fc.constantFrom(...LEGAL_FORM_WORDS_2025)),
  industryMajor: maybe(text),
  industryMiddle: maybe(text),
  industryMinor: maybe(text),
  industryDetail: maybe(text),
  establishedOn: maybe(day),
  capitalYen: yen,
  employees: maybe(fc.nat(999_999)),
  officerTitle: maybe(text),
  officerFamilyName: maybe(text),
  officerGivenName: maybe(text),
  officerFamilyKana: maybe(text),
  officerGivenKana: maybe(text),
  postalCode: maybe(text),
  prefecture: maybe(text),
  city: maybe(text),
  addressLine: maybe(text),
  building: maybe(text),
  phone: maybe(text),
  website: maybe(text),
  contactDepartment: maybe(text),
  contactFamilyName: maybe(text),
  contactGivenName: maybe(text),
  contactFamilyKana: maybe(text),
  contactGivenKana: maybe(text),
  contactPhone: maybe(text),
  contactMobile: maybe(text),
  contactEmail: maybe(text),
});

const use = (part: FormToolUse['part']) =>
  fc.array(
    fc.record({
      part: fc.constant(part),
      toolName: text,
      quantity: fc.integer({ min: 1, max: 999 }),
      pays: fc.boolean(),
    }),
    { maxLength: 1 },
  );
const noneIfEmpty = <T extends object>(value: T): T | null =>
  Object.values(value).every((each) => each === null) ? null : value;

const member: fc.Arbitrary<Omit<FormMember, 'name' | 'profile'>> = fc.record({
  id: fc.constant(null),
  size: fc.constantFrom('SME' as const, 'MICRO' as const),
  costs: fc.record({
    softwareYen: yen,
    pcYen: yen,
    registerYen: yen,
    requested: fc.record({ softwareYen: yen, pcYen: yen, registerYen: yen }).map(noneIfEmpty),
    analysisSoftwareYen: yen,
    analysisHardwareYen: yen,
    analysisRequestedYen: yen,
  }),
  uses: fc.tuple(use('INFRASTRUCTURE'), use('ANALYSIS')).map((lists) => lists.flat()),
  productivity: fc.constant(null),
});

function groups(least: number, most: number): fc.Arbitrary<FormGroup> {
  const named = fc.tuple(
    text,
    member,
    profile,
    fc.record({ actual: decimal, firstYear: decimal, secondYear: decimal }),
  );
  const tools = (part: 'INFRASTRUCTURE' | 'ANALYSIS') =>
    fc.array(
      fc.record({
        part: fc.constant(part),
        vendorName: maybe(text),
        name: text,
        kind: maybe(fc.constantFrom(...TOOL_KINDS_2025)),
        summary: maybe(text),
        url: maybe(text),
        number: maybe(text),
      }),
      { maxLength: 4 },
    );
  return fc
    .record({
      groupName: text,
      members: fc.uniqueArray(named, {
        minLength: least + 1,
        maxLength: most + 1,
        selector: ([name]) => normaliseForComparison(name),
        size: 'max',
      }),
      tools: fc.tuple(tools('INFRASTRUCTURE'), tools('ANALYSIS')).map((lists) => lists.flat()),
      analysisMemberCount: maybe(fc.nat(200)),
      analysisRequestedYen: yen,
      adminItems: fc
        .tuple(
          ...items.map(({ item }) =>
            fc.array(
              fc.record({
                item: fc.constant(item),
                description: maybe(text),
                yen: fc.bigInt(0n, 9_999_999n),
              }),
              {
                maxLength: 3,
              },
            ),
          ),
        )
        .map((lists) => lists.flat()),
      adminRequestedYen: yen,
      officeRequestedYen: yen,
      expertRequestedYen: yen,
    })
    .map(({ members, ...rest }) => {
      const [first, ...others] = members;
      if (first === undefined) throw new RangeError('no representative');
      const [name, own] = first;
      // Where it files nothing in 様式5 no cell holds its size.
      const {
        analysisSoftwareYen: _a,
        analysisHardwareYen: _b,
        analysisRequestedYen: _c,
        ...infrastructure
      } = own.costs;
      const files = noneIfEmpty(infrastructure) !== null;
      return {
        ...rest,
        representative: { ...own, name, profile: null, size: files ? own.size : 'SME' },
        participants: others.map(([otherName, other, itsProfile, productivity], index) => ({
          ...other,
          name: otherName,
          profile: itsProfile,
          productivity: index < 50 ? noneIfEmpty(productivity) : null, // the sheet holds fifty
        })),
      };
    });
}

let template: Uint8Array = new Uint8Array();
beforeAll(async () => {
  template = hasOfficial ? officialWorkbook() : await blankOwnWorkbook('2025');
});

async function trip(group: FormGroup): Promise<void> {
  const filled = await fillOfficialWorkbook(template, group);
  if (!filled.ok) throw new Error(filled.error.message.en);
  const [workbook, ...more] = filled.value.workbooks;
  expect(more).toEqual([]);
  const reading = await readOfficialWorkbook(workbook?.bytes ?? new Uint8Array());
  if (!reading.ok) throw new Error(reading.error.message.en);
  expect(reading.value.group).toEqual(group);
  const told = reading.value.cells.filter(({ state, sheet }) => state !== 'TAKEN' && sheet !== 'INDEX');
  expect(
    told.map(({ sheet, cell, state, text: shown, message }) => [sheet, cell, state, shown, message?.en]),
  ).toEqual([]);
}

describe('a group filled into the forms', () => {
  it('is read back as the same group', async () => {
    await fc.assert(fc.asyncProperty(groups(1, 12), trip), { seed: 2025, numRuns: 12 });
  });

  it('also with 200 participants', async () => {
    // 199 at most file costs beside the representative: 様式5 has 200 rows.
    const [group] = fc.sample(groups(200, 200), { seed: 4, numRuns: 1 });
    if (group === undefined) throw new Error('nothing');
    const { participants } = group;
    const empty = { ...participants[0]?.costs } as FormMember['costs'];
    const nothing = Object.fromEntries(
      Object.keys(empty).map((key) => [key, null]),
    ) as unknown as FormMember['costs'];
    await trip({
      ...group,
      participants: participants.map((each, index) => ({
        ...each,
        costs: index === 7 ? nothing : each.costs,
        uses: index < 100 ? each.uses : [],
      })),
    });
  });
});
