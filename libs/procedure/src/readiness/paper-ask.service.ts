import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { lockConsortium } from '@renkei/consortium';
import { owedAsks, type OwedAsk } from '@renkei/lifecycle';
import {
  Clock,
  leaveWork,
  once,
  ProblemList,
  refuse,
  TenantTransaction,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import type { PaperAskType, UnreachableMemberType } from './paper-ask.type.ts';
import { groupedBy } from './paper-facts.ts';
import { readReadinessFacts, type MemberFacts, type ReadinessFacts } from './readiness-facts.ts';
import type { AskForPapersInput } from './readiness.inputs.ts';
import { matrixOf } from './readiness-view.ts';
import type { UnreachableReason } from './vocabulary.ts';

/** Somebody who acts for a member. */
interface Person {
  readonly memberId: string;
  readonly userId: string;
  readonly hasEmail: boolean;
  readonly bounced: boolean;
}

const isReached = ({ hasEmail, bounced }: Person) => hasEmail && !bounced;

@Injectable()
export class PaperAskService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  /**
   * Asks everybody who owes something for what was not asked since their last paper came or was returned: one letter to
   * each person, written by the worker. A member with nobody who gets letters is not asked but named, so that it stays
   * open in the table until somebody has phoned or joined: a decision of this product.
   * @throws ProblemsFound NOTHING_TO_ASK, ALREADY_FILED, MEMBER_NOT_ENROLLED, CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  ask(viewer: Viewer, input: AskForPapersInput): Promise<PaperAskType> {
    return this.#transactions.run(viewer, async (tx) => {
      await lockConsortium(tx, input.consortiumId);
      const facts = await readReadinessFacts(tx, input.consortiumId);
      const members = chosen(facts, input.memberIds ?? null);
      const people = groupedBy(await readPeople(tx, input.consortiumId), 'memberId');
      const ids = new Set(members.map(({ id }) => id));
      const owed = owedAsks(matrixOf(facts)).filter(({ memberId }) => ids.has(memberId));
      const reached = (id: string) => (people.get(id) ?? []).some(isReached);
      const batch = await once(tx, viewer, 'askForPapers', input, () => {
        if (facts.filed) refuseFiled();
        if (owed.length === 0) refuseNothing();
        return this.#record(
          tx,
          viewer,
          input.consortiumId,
          owed.filter(({ memberId }) => reached(memberId)),
        );
      });
      const open = owed.filter(({ memberId }) => !reached(memberId));
      return { ...(await readBatch(tx, batch)), unreachable: unreachableOf(members, open, people) };
    });
  }

  async #record(tx: Tx, viewer: Viewer, consortiumId: string, asks: readonly OwedAsk[]): Promise<string> {
    const batch = randomUUID();
    if (asks.length === 0) return batch;
    await tx.query(
      `INSERT INTO paper_ask (consortium_id, batch_id, member_id, requirement, asked_by, asked_at)
       SELECT $1, $2, member_id, requirement, $3, $4
       FROM unnest($5::uuid[], $6::text[]) AS asked (member_id, requirement)`,
      [
        consortiumId,
        batch,
        viewer.userId,
        new Date(this.#clock.epochMs()),
        asks.map(({ memberId }) => memberId),
        asks.map(({ requirement }) => requirement),
      ],
    );
    await leaveWork(tx, 'papers.ask', [{ consortiumId, subjectId: batch }]);
    return batch;
  }
}

/** @throws ProblemsFound naming each id that is no enrolled member of this group */
function chosen({ members }: ReadinessFacts, memberIds: readonly string[] | null): readonly MemberFacts[] {
  if (memberIds === null) return members;
  const enrolled = new Set(members.map(({ id }) => id));
  const problems = new ProblemList();
  for (const [index, id] of memberIds.entries()) {
    if (enrolled.has(id)) continue;
    problems.add('MEMBER_NOT_ENROLLED', `input.memberIds[${index}]`, {
      ja: 'このグループに参加中の構成員ではありません。一覧から選び直してください。',
      en: 'This is no enrolled member of this group. Please choose from the list again.',
    });
  }
  problems.throwIfAny();
  return members.filter(({ id }) => memberIds.includes(id));
}

function readPeople(tx: Tx, consortiumId: string): Promise<Person[]> {
  return tx.query<Person>(
    `SELECT a.member_id AS "memberId", u.id AS "userId", u.email IS NOT NULL AS "hasEmail",
       EXISTS (SELECT FROM mail_delivery d WHERE d.recipient_id = u.id AND d.status = 'BOUNCED') AS bounced
     FROM assignment a JOIN app_user u ON u.id = a.user_id
     WHERE a.consortium_id = $1 AND a.role = 'MEMBER_USER' AND a.ended_at IS NULL AND u.disabled_at IS NULL
     ORDER BY a.member_id, u.id`,
    [consortiumId],
  );
}

async function readBatch(tx: Tx, batch: string): Promise<Omit<PaperAskType, 'unreachable'>> {
  const [counted] = await tx.query<{ people: number; members: number; papers: number }>(
    `SELECT count(DISTINCT k.id)::int AS papers, count(DISTINCT k.member_id)::int AS members,
       count(DISTINCT u.id)::int AS people
     FROM paper_ask k
     LEFT JOIN assignment a ON a.member_id = k.member_id AND a.role = 'MEMBER_USER' AND a.ended_at IS NULL
     LEFT JOIN app_user u ON u.id = a.user_id AND u.email IS NOT NULL AND u.disabled_at IS NULL
       AND NOT EXISTS (SELECT FROM mail_delivery d WHERE d.recipient_id = u.id AND d.status = 'BOUNCED')
     WHERE k.batch_id = $1`,
    [batch],
  );
  return { id: batch, people: 0, members: 0, papers: 0, ...counted };
}

function unreachableOf(
  members: readonly MemberFacts[],
  open: readonly OwedAsk[],
  people: ReadonlyMap<string, readonly Person[]>,
): UnreachableMemberType[] {
  return members.flatMap((member) => {
    const papers = open.filter(({ memberId }) => memberId === member.id).length;
    if (papers === 0) return [];
    const reason = reasonFor(member, people.get(member.id) ?? []);
    return [{ memberId: member.id, name: member.name, reason, papers }];
  });
}

function reasonFor({ role }: MemberFacts, people: readonly Person[]): UnreachableReason {
  if (people.length === 0) return role === 'REPRESENTATIVE' ? 'OWN' : 'NO_PERSON';
  return people.some(({ bounced }) => bounced) ? 'BOUNCED' : 'NO_EMAIL';
}

function refuseNothing(): never {
  refuse('NOTHING_TO_ASK', null, {
    ja: 'いま新しくお願いする書類はありません。お願いしてあるものは、届くのを待ちましょう。急ぐときは電話でたずねてみてください。',
    en: 'There is nothing new to ask for now. What was asked for should come; a call may help if it is urgent.',
  });
}

function refuseFiled(): never {
  refuse('ALREADY_FILED', null, {
    ja: '申請はもう提出されているので、書類をお願いする必要はありません。事務局から差し戻されたら、またお願いできます。',
    en: 'The application is filed, so no papers need to be asked for. If it is returned, you can ask again.',
  });
}
