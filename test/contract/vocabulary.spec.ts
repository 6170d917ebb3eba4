import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '@renkei/access';
import { corporateCheckDigit } from '@renkei/kernel';
import { LEGAL_FORMS } from '@renkei/documents';
import {
  ADMIN_HEADINGS,
  ANCHOR_CODES,
  CHANGE_KINDS,
  DECLARATION_CODES,
  DEEMED_SAME_RELATIONS,
  EVIDENCE_CODES,
  GROUP_REQUIREMENT_CODES,
  GUARD_CODES,
  MACHINES,
  MEMBER_ROLES,
  OBLIGATION_KINDS,
  OBLIGATION_STATUSES,
  PAYMENT_METHODS,
  PURCHASE_CATEGORIES,
  PURCHASE_STEPS,
  REGISTERED_ASSET_UNIT_PRICE,
  REQUIREMENT_CODES,
  REVIEW_OUTCOMES,
} from '@renkei/lifecycle';
import { OUTBOX_TOPICS } from '@renkei/platform';
import {
  BUSINESS_SIZES,
  COST_CATEGORIES,
  COST_PARTS,
  FIGURE_FIELDS,
  INDUSTRIES,
  OVER_CAP_POLICIES,
  RULE_SET_IDS,
  SHARING_KEYS,
  SOFTWARE_FUNCTIONS,
} from '@renkei/subsidy-rules';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import fc from 'fast-check';

// The same words in the core and in the database, and the same check digit: neither can drift from the other.

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** The quoted words of a domain's or column's CHECK constraint. */
async function wordsOf(owner: string): Promise<string[]> {
  const [row] = await database.sql<{ definition: string }>(
    `SELECT string_agg(pg_get_constraintdef(oid), ' ') AS definition FROM pg_constraint
     WHERE contypid = to_regtype($1) OR conname = $1`,
    [owner],
  );
  return [...(row?.definition ?? '').matchAll(/'([A-Za-z0-9_./-]+)'::text/g)]
    .map((match) => match[1]!)
    .sort();
}

describe('the words of the database', () => {
  it.each([
    ['cost_category', COST_CATEGORIES],
    ['software_functions', SOFTWARE_FUNCTIONS],
    ['over_cap_policy', OVER_CAP_POLICIES],
    ['sharing_key', SHARING_KEYS],
    ['business_size', BUSINESS_SIZES],
    ['rule_set', RULE_SET_IDS],
    ['schedule_anchor_code', ANCHOR_CODES],
    ['business_industry_check', INDUSTRIES],
    ['legal_form', LEGAL_FORMS],
    ['member_role', MEMBER_ROLES],
    ['assignment_role_check', ROLES],
    ['session_acting_role_check', ROLES],
    ['api_key_acting_role_check', ROLES],
    ['invitation_role_check', ROLES],
    ['outbox_topic_check', OUTBOX_TOPICS],
    ['obligation_status_check', OBLIGATION_STATUSES],
    ['cost_category', PURCHASE_CATEGORIES],
    ['member_document_review_outcome_check', REVIEW_OUTCOMES],
    ['evidence_review_outcome_check', REVIEW_OUTCOMES],
    ['same_business_link_relation_check', DEEMED_SAME_RELATIONS],
    ['change_request_kind_check', CHANGE_KINDS],
    ['granted_amount_part_check', COST_PARTS],
    ['fixed_amount_part_check', COST_PARTS],
    ['purchase_step_step_check', PURCHASE_STEPS],
    ['purchase_step_method_check', PAYMENT_METHODS],
    ['effect_figure_source_field_check', FIGURE_FIELDS.map(columnWord)],
  ])('%s are those of the core', async (owner, words) => {
    expect(await wordsOf(owner)).toEqual([...words].sort());
  });
});

/** hoursHundredths is HOURS: what was read from the paper is hours. */
function columnWord(field: string): string {
  const snake = field.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
  return snake.replace(/_HUNDREDTHS$/, '');
}

describe('the codes of the core', () => {
  it.each([
    ['member_document_requirement_check', REQUIREMENT_CODES],
    ['paper_ask_requirement_check', REQUIREMENT_CODES],
    ['group_paper_requirement_check', GROUP_REQUIREMENT_CODES],
    ['member_declaration_code_check', DECLARATION_CODES],
    ['purchase_finding_code_check', GUARD_CODES],
    ['evidence_link_item_check', EVIDENCE_CODES],
    ['performance_line_heading_check', ADMIN_HEADINGS],
    ['obligation_kind_check', OBLIGATION_KINDS],
  ])('%s lets all of them in', async (constraint, codes) => {
    const [row] = await database.sql<{ definition: string }>(
      'SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = $1',
      [constraint],
    );
    const pattern = new RegExp(/~ '([^']+)'/.exec(row?.definition ?? '')![1]!);
    expect(codes.filter((code) => !pattern.test(code))).toEqual([]);
  });

  it.each(['done_fact', 'given_deadline'])('has every kind of deadline %s speaks of', async (view) => {
    const [row] = await database.sql<{ definition: string }>(
      'SELECT pg_get_viewdef($1::regclass) AS definition',
      [view],
    );
    const words = [...row!.definition.matchAll(/'([A-Z0-9_]+)'::text/g)].map(([, word]) => word!);
    const states = new Set(Object.values(MACHINES).flatMap((machine) => Object.keys(machine.states)));
    const others = [...states, 'COSTS_CONFIRMED', 'EVIDENCE_COMPLETE', 'YEAR_1', 'YEAR_2'];
    // `…_` is followed by the year
    const kinds = [...new Set(words)]
      .filter((word) => !others.includes(word))
      .flatMap((word) => (word.endsWith('_') ? [`${word}1`, `${word}2`] : [word]));
    expect(kinds.length).toBeGreaterThan(3);
    expect(kinds.filter((kind) => !(OBLIGATION_KINDS as readonly string[]).includes(kind))).toEqual([]);
  });
});

describe('limits', () => {
  it('of the register of assets are the same', async () => {
    const [row] = await database.sql<{ definition: string }>(
      `SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = 'asset_unit_price_yen_check'`,
    );
    expect(BigInt(/>= (\d+)/.exec(row!.definition)![1]!)).toBe(REGISTERED_ASSET_UNIT_PRICE);
  });

  it('of what kind of file evidence may be are those of sealed papers', async () => {
    const kinds = await wordsOf('evidence_file_media_type_check');
    expect(kinds).toContain('application/pdf');
    expect(kinds).toEqual(await wordsOf('sealed_paper_media_type_check'));
  });
});

describe('法人番号', () => {
  it('has the same check digit in the database and in the core', async () => {
    const samples = fc.sample(fc.stringMatching(/^[0-9]{12}$/), 100);
    const rows = await database.sql<{ number: string; valid: boolean }>(
      'SELECT n AS number, corporate_number_is_valid(n) AS valid FROM unnest($1::text[]) AS n',
      [samples.flatMap((twelve) => [1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => `${digit}${twelve}`))],
    );
    for (const { number, valid } of rows) {
      expect({ number, valid }).toEqual({
        number,
        valid: Number(number[0]) === corporateCheckDigit(number.slice(1)),
      });
    }
  });
});
