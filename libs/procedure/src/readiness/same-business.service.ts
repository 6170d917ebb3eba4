import { Injectable } from '@nestjs/common';
import { lockConsortium, lockConsortiumOf, MEMBER } from '@renkei/consortium';
import { fromEpochMs } from '@renkei/kernel';
import type { DeemedSameRelation } from '@renkei/lifecycle';
import {
  checkLength,
  Clock,
  notFound,
  once,
  ProblemList,
  refuse,
  TenantTransaction,
  tidyLine,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { cursorId, pageOf, type Connection, type PageArgs } from '@renkei/platform/graphql';
import type { LinkSameBusinessInput, UnlinkSameBusinessInput } from './eligibility.inputs.ts';
import type { SameBusinessLinkType } from './eligibility.type.ts';
import { groupedBy } from './paper-facts.ts';

const LINK = { ja: 'みなし同一法人の登録', en: 'The link of the two businesses' };
const NOTE_LIMIT = 500;

interface LinkRow {
  readonly id: string;
  readonly consortiumId: string;
  readonly memberIds: readonly string[];
  readonly relation: DeemedSameRelation;
  readonly note: string;
  readonly recordedAt: Date;
}

/** SELECT list over the alias `x`. */
const COLUMNS = `x.id, x.consortium_id AS "consortiumId", x.relation, x.note, x.recorded_at AS "recordedAt",
  ARRAY(SELECT m.id::text FROM member m WHERE m.id IN (x.member_id, x.other_member_id) ORDER BY m.position) AS "memberIds"`;

const linkOf = ({ id, memberIds, relation, note, recordedAt }: LinkRow): SameBusinessLinkType => ({
  id,
  memberIds,
  relation,
  note,
  recordedAt: fromEpochMs(recordedAt.getTime()),
});

@Injectable()
export class SameBusinessService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  /**
   * Notes that two members count once (みなし同一法人, K25 p.15 (2)). A pair is noted once, whichever is named first.
   * @throws ProblemsFound SAME_MEMBER, ALREADY_LINKED, TOO_LONG, CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  link(viewer: Viewer, input: LinkSameBusinessInput): Promise<SameBusinessLinkType> {
    return this.#transactions.run(viewer, async (tx) => {
      const id = await once(tx, viewer, 'linkSameBusiness', input, () => this.#link(tx, viewer, input));
      const link = await readLink(tx, id);
      if (!link) throw notFound(LINK); // the same request came again, and it was unlinked in between
      return linkOf(link);
    });
  }

  /** @throws AppError NOT_FOUND; ProblemsFound CONSORTIUM_CLOSED */
  unlink(viewer: Viewer, { id }: UnlinkSameBusinessInput): Promise<SameBusinessLinkType> {
    return this.#transactions.run(viewer, async (tx) => {
      const link = await readLink(tx, id);
      if (!link) throw notFound(LINK);
      await lockConsortium(tx, link.consortiumId);
      const removed = await tx.query('DELETE FROM same_business_link WHERE id = $1 RETURNING id', [id]);
      if (removed.length === 0) throw notFound(LINK);
      return linkOf(link);
    });
  }

  async #link(tx: Tx, viewer: Viewer, input: LinkSameBusinessInput): Promise<string> {
    const { memberId, otherMemberId, relation } = input;
    const note = noteOf(input);
    const group = await lockConsortiumOf(tx, 'member', memberId, MEMBER);
    const enrolled = await tx.query(
      `SELECT id FROM member WHERE consortium_id = $1 AND id = ANY ($2::uuid[]) AND status = 'ENROLLED'`,
      [group.id, [memberId, otherMemberId]],
    );
    if (enrolled.length < 2) throw notFound(MEMBER);
    const [one, other] = [memberId, otherMemberId].toSorted();
    const [made] = await tx.query<{ id: string }>(
      `INSERT INTO same_business_link (consortium_id, member_id, other_member_id, relation, note, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (member_id, other_member_id) DO NOTHING RETURNING id`,
      [group.id, one, other, relation, note, viewer.userId, new Date(this.#clock.epochMs())],
    );
    if (made) return made.id;
    const [present] = await tx.query<{ id: string; relation: string; note: string }>(
      'SELECT id, relation, note FROM same_business_link WHERE member_id = $1 AND other_member_id = $2',
      [one, other],
    );
    if (present?.relation === relation && present.note === note) return present.id;
    return refuse('ALREADY_LINKED', 'input.otherMemberId', {
      ja: 'この2者はもう「みなし同一法人」として登録されています。変えるときは、いまの登録を外してからにしてください。',
      en: 'These two are linked already. To change the relation, please remove the link first.',
    });
  }
}

/** One page for each group, the oldest first: one statement. */
export async function linkPages(
  tx: Tx,
  groupIds: readonly string[],
  { first, after }: PageArgs,
): Promise<Connection<SameBusinessLinkType>[]> {
  const rows = await tx.query<LinkRow>(
    `SELECT ${COLUMNS} FROM unnest($1::uuid[]) AS g (id) CROSS JOIN LATERAL (
       SELECT * FROM same_business_link l
       WHERE l.consortium_id = g.id AND ($2::uuid IS NULL OR (l.recorded_at, l.id) > (
         SELECT last.recorded_at, last.id FROM same_business_link last WHERE last.consortium_id = g.id AND last.id = $2))
       ORDER BY l.recorded_at, l.id LIMIT $3) x ORDER BY x.recorded_at, x.id`,
    [groupIds, cursorId(after), first + 1],
  );
  const byGroup = groupedBy(rows, 'consortiumId');
  return groupIds.map((id) => pageOf((byGroup.get(id) ?? []).map(linkOf), first, (link) => [link.id]));
}

async function readLink(tx: Tx, id: string): Promise<LinkRow | undefined> {
  const [row] = await tx.query<LinkRow>(`SELECT ${COLUMNS} FROM same_business_link x WHERE x.id = $1`, [id]);
  return row;
}

function noteOf({ memberId, otherMemberId, note }: LinkSameBusinessInput): string {
  const problems = new ProblemList();
  if (memberId === otherMemberId) {
    problems.add('SAME_MEMBER', 'input.otherMemberId', {
      ja: '同じ構成員が2回選ばれています。もう1者を選んでください。',
      en: 'This is the same member twice. Please choose the other one.',
    });
  }
  const tidy = tidyLine(note);
  checkLength(problems, tidy, 'input.note', NOTE_LIMIT);
  problems.throwIfAny();
  return tidy;
}
