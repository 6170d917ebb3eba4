import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '@renkei/access';
import { corporateCheckDigit } from '@renkei/kernel';
import { LEGAL_FORMS } from '@renkei/documents';
import { ANCHOR_CODES, MEMBER_ROLES, OBLIGATION_STATUSES } from '@renkei/lifecycle';
import { OUTBOX_TOPICS } from '@renkei/platform';
import {
  BUSINESS_SIZES,
  COST_CATEGORIES,
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
  return [...(row?.definition ?? '').matchAll(/'([A-Za-z0-9_.-]+)'::text/g)].map((match) => match[1]!).sort();
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
  ])('%s are those of the core', async (owner, words) => {
    expect(await wordsOf(owner)).toEqual([...words].sort());
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
