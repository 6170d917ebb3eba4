import { randomUUID } from 'node:crypto';
import { leaveWork, refuse, sha256Of, type Keyring, type Tx, type Viewer } from '@renkei/platform';
import type { Place } from './invitation.rows.ts';

export const INVITATION_DAYS = 14;
/** Of a group, and of an inviter: a group has at most 200 members, with a person or two each; more is a slip, or spam. */
const MOST_PER_DAY = 500;

const SAME_PLACE = `role = $1 AND member_id IS NOT DISTINCT FROM $3 AND support_body_id IS NOT DISTINCT FROM $4
  AND (consortium_id = $2 OR ($2::uuid IS NULL AND consortium_id IS NULL))`;

function placeParameters({ role, consortiumId, memberId, supportBodyId }: Place) {
  return [role, consortiumId, memberId, supportBodyId];
}

/** Platform-wide invitations have no group's row to wait on. */
export async function lockPlatformInvitations(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('renkei platform invitations', 0))`);
}

/**
 * A new link, and the letter that brings it. An earlier one to the same address for the same place is dead from now on:
 * one person never holds two. Call it with the place locked.
 * @returns its id
 * @throws ProblemsFound ALREADY_THERE, TOO_MANY_INVITATIONS
 */
export async function issueInvitation(
  tx: Tx,
  viewer: Viewer,
  keys: Keyring,
  email: string,
  place: Place,
): Promise<string> {
  await refuseAlreadyThere(tx, email, place);
  await refuseTooMany(tx, viewer, place);
  await tx.query(
    `UPDATE invitation SET revoked_at = now()
     WHERE ${SAME_PLACE} AND email = $5 AND accepted_at IS NULL AND revoked_at IS NULL`,
    [...placeParameters(place), email],
  );
  const id = randomUUID();
  const [token] = keys.linkTokens(id);
  if (token === undefined) throw new Error('RENKEI_KEYS is not set: no link can be made.');
  await tx.query(
    `INSERT INTO invitation (role, consortium_id, member_id, support_body_id, id, email, token_sha256, invited_by,
       expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now() + make_interval(days => $9))`,
    [...placeParameters(place), id, email, sha256Of(token), viewer.userId, INVITATION_DAYS],
  );
  await leaveWork(tx, 'invitation.mail', [{ consortiumId: place.consortiumId, subjectId: id }]);
  return id;
}

/** Whether issuing this one ended an earlier one: both happened at the same instant of the same transaction. */
export async function replacedEarlier(tx: Tx, id: string): Promise<boolean> {
  const [row] = await tx.query<{ replaced: boolean }>(
    `SELECT EXISTS (
       SELECT FROM invitation earlier
       WHERE earlier.email = i.email AND earlier.role = i.role AND earlier.revoked_at = i.created_at
         AND earlier.consortium_id IS NOT DISTINCT FROM i.consortium_id
         AND earlier.member_id IS NOT DISTINCT FROM i.member_id
         AND earlier.support_body_id IS NOT DISTINCT FROM i.support_body_id) AS replaced
     FROM invitation i WHERE i.id = $1`,
    [id],
  );
  return row?.replaced ?? false;
}

/** Only of people the inviter sees anyway: those of the own group, or for the administrator all accounts. */
async function refuseAlreadyThere(tx: Tx, email: string, place: Place): Promise<void> {
  const foundsOwnGroup = place.role === 'COORDINATOR' && place.consortiumId === null;
  const [row] = foundsOwnGroup
    ? await tx.query('SELECT id FROM app_user WHERE email = $1', [email])
    : await tx.query(
        `SELECT a.id FROM assignment a JOIN app_user u ON u.id = a.user_id
         WHERE ${SAME_PLACE} AND u.email = $5 AND a.ended_at IS NULL`,
        [...placeParameters(place), email],
      );
  if (!row) return;
  refuse('ALREADY_THERE', 'input.email', {
    ja: 'この方は、すでに同じ立場で登録されています。招待を送る必要はありません。そのままサインインしていただいてください。',
    en: 'This person is there in this role already. No invitation is needed; please ask them to sign in.',
  });
}

async function refuseTooMany(tx: Tx, { userId }: Viewer, { consortiumId }: Place): Promise<void> {
  // at the same time in several groups they would not see each other; always taken after the place's lock
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('renkei invitations of ' || $1, 0))`, [
    userId,
  ]);
  const [row] = await tx.query<{ n: number }>(
    `SELECT greatest(own_invitations_of_a_day(), count(*)::integer) AS n FROM invitation
     WHERE created_at > now() - interval '1 day'
       AND (consortium_id = $1 OR ($1::uuid IS NULL AND consortium_id IS NULL))`,
    [consortiumId],
  );
  if ((row?.n ?? 0) < MOST_PER_DAY) return;
  refuse('TOO_MANY_INVITATIONS', null, {
    ja: `1日に送れる招待は${MOST_PER_DAY}通までです。明日、続きをお送りください。`,
    en: `At most ${MOST_PER_DAY} invitations can be sent in a day. Please send the others tomorrow.`,
  });
}
