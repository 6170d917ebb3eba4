import type { Tx } from '@renkei/platform';
import { PROFILE_FIELD_NAMES, PROFILE_FIELDS, type ProfileField } from './profile-fields.ts';

/** What is known of a business beyond the list of members; `establishedOn` is 'YYYY-MM-DD'. */
export type ProfileValues = Readonly<Partial<Record<ProfileField | 'establishedOn', string | null>>>;

/** By member, in one statement; a member nobody entered anything for is not there. */
export async function formProfilesOf(
  tx: Tx,
  memberIds: readonly string[],
): Promise<Map<string, ProfileValues>> {
  const columns = PROFILE_FIELD_NAMES.map((name) => `p.${PROFILE_FIELDS[name].column} AS "${name}"`);
  const rows = await tx.query<{ memberId: string } & ProfileValues>(
    `SELECT p.member_id AS "memberId", p.established_on::text AS "establishedOn", ${columns.join(', ')}
     FROM form_profile p WHERE p.member_id = ANY ($1::uuid[])`,
    [memberIds],
  );
  return new Map(rows.map(({ memberId, ...values }) => [memberId, values]));
}

/** Writes these values over what is there and leaves the others, in one statement for all members. */
export async function addToProfiles(
  tx: Tx,
  consortiumId: string,
  profiles: readonly { readonly memberId: string; readonly values: ProfileValues }[],
): Promise<void> {
  if (profiles.length === 0) return;
  const columns = PROFILE_FIELD_NAMES.map((name) => PROFILE_FIELDS[name].column);
  const written = ['established_on', ...columns];
  const records = profiles.map(({ memberId, values }) => ({
    member_id: memberId,
    established_on: values.establishedOn ?? null,
    ...Object.fromEntries(
      PROFILE_FIELD_NAMES.map((name) => [PROFILE_FIELDS[name].column, values[name] ?? null]),
    ),
  }));
  await tx.query(
    `INSERT INTO form_profile (member_id, consortium_id, ${written.join(', ')})
     SELECT r.member_id, $2, ${written.map((column) => `r.${column}`).join(', ')}
     FROM jsonb_to_recordset($1::jsonb) AS r (member_id uuid, established_on date, ${columns.map((column) => `${column} text`).join(', ')})
     ON CONFLICT (member_id) DO UPDATE SET version = form_profile.version + 1,
       ${written.map((column) => `${column} = coalesce(excluded.${column}, form_profile.${column})`).join(', ')}`,
    [JSON.stringify(records), consortiumId],
  );
}
