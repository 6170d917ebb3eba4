import { Injectable } from '@nestjs/common';
import { lockConsortiumOf, MEMBER, PROFILE_FIELD_NAMES, PROFILE_FIELDS } from '@renkei/consortium';
import {
  ProblemList,
  refuseStale,
  TenantTransaction,
  tidyLine,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import type { FormProfileType, SaveFormProfileInput } from './form-profile.type.ts';

/** SELECT list over `form_profile p`, and what it is written by. */
const COLUMNS = PROFILE_FIELD_NAMES.map((name) => `p.${PROFILE_FIELDS[name].column} AS "${name}"`).join(', ');
const WRITTEN = ['established_on', ...PROFILE_FIELD_NAMES.map((name) => PROFILE_FIELDS[name].column)];

/** What 様式1 asks of a business beyond its place in the list of members. */
@Injectable()
export class FormProfileService {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  /** Of these members, in one statement; one without a profile has an empty one, version 0. */
  of(viewer: Viewer, memberIds: readonly string[]): Promise<FormProfileType[]> {
    return this.#transactions.read(viewer, (tx) => profilesOf(tx, memberIds));
  }

  /**
   * All fields at once, over the version that was seen.
   * @throws AppError NOT_FOUND; ProblemsFound WRONG_FORM on the field, STALE_VERSION, CONSORTIUM_CLOSED
   */
  save(viewer: Viewer, input: SaveFormProfileInput): Promise<FormProfileType> {
    const values = checked(input);
    return this.#transactions.run(viewer, async (tx) => {
      const { id: consortiumId } = await lockConsortiumOf(tx, 'member', input.memberId, MEMBER);
      const [current] = await profilesOf(tx, [input.memberId]);
      const version = current?.version ?? 0;
      if (version !== input.version) refuseStale(input.version, version);
      await tx.query(
        `INSERT INTO form_profile (member_id, consortium_id, ${WRITTEN.join(', ')})
         VALUES ($1, $2, ${WRITTEN.map((_, index) => `$${index + 3}`).join(', ')})
         ON CONFLICT (member_id) DO UPDATE SET version = form_profile.version + 1,
           ${WRITTEN.map((column) => `${column} = excluded.${column}`).join(', ')}`,
        [input.memberId, consortiumId, input.establishedOn ?? null, ...values],
      );
      const [saved] = await profilesOf(tx, [input.memberId]);
      return saved!;
    });
  }
}

async function profilesOf(tx: Tx, memberIds: readonly string[]): Promise<FormProfileType[]> {
  const rows = await tx.query<FormProfileType>(
    `SELECT p.member_id AS "memberId", p.version, p.established_on::text AS "establishedOn", ${COLUMNS}
     FROM form_profile p WHERE p.member_id = ANY ($1::uuid[])`,
    [memberIds],
  );
  const found = new Map(rows.map((row) => [row.memberId, row]));
  return memberIds.map((memberId) => found.get(memberId) ?? { memberId, version: 0 });
}

function checked(input: SaveFormProfileInput): (string | null)[] {
  const problems = new ProblemList();
  const values = PROFILE_FIELD_NAMES.map((name) => {
    const { form, hint } = PROFILE_FIELDS[name];
    const value = tidyLine(input[name] ?? '');
    if (value !== '' && form !== null && hint !== null && !form.test(value)) {
      problems.add('WRONG_FORM', `input.${name}`, hint);
    }
    return value === '' ? null : value;
  });
  problems.throwIfAny();
  return values;
}
