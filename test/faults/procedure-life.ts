import type { TestDatabase } from '@renkei/test/database';
import { seedGrant } from '@renkei/test/granted-group';
import { seedMemberUser } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { readyGroup } from '@renkei/test/ready-group';
import { accessKey } from '../harness/api.ts';
import type { Api, HoldAt, Send, Sent } from './procedure-bench.ts';

/** One group on its way through the procedure, twice: each step is killed in the one here, in the other there. */
export interface Life {
  readonly database: TestDatabase;
  readonly id: string;
  readonly memberIds: readonly string[];
  /** The coordinator's. */
  readonly key: string;
  /** Of somebody who acts for the first member, and for the second. */
  readonly representativeKey: string;
  readonly merchantKey: string;
}

/** A step of the procedure, and where in it the process is killed. */
export interface Step {
  readonly name: string;
  /** The earliest minute in Japan (JST) at which it can be done. */
  readonly at: string;
  /** What has to be there before and is tried elsewhere; done by the process that will be killed. */
  readonly prepare?: (life: Life, api: Api) => Promise<void>;
  /** The step's last word in the database, or near it. */
  readonly hold: HoldAt;
  /** The request, with its key or version: what is sent again is the very same. */
  readonly request: (life: Life, api: Api) => Promise<Send>;
  /** What a repeat is told: the same answer, or that somebody was there before. */
  readonly repeat: 'SAME' | 'STALE_VERSION';
  /** The rows it adds to the group, all there are but for the audit chain, its key and the work it leaves. */
  readonly adds: Readonly<Record<string, number>>;
}

/** What readyGroup works out by hand. */
const AS_REQUESTED = {
  members: Array.from({ length: 10 }, () => 722_222),
  analysis: 600_000,
  admin: 200_000,
};

/**
 * @param granted the year in which it was granted: decided on 1 March at 15:00, project until 31 August at 17:00 (JST);
 *   null: it has not applied yet
 */
export async function newLife(database: TestDatabase, granted: number | null): Promise<Life> {
  const coordinator = await person(database, { name: '見本 髙﨑𠮷子' });
  const { id, memberIds } = await readyGroup(database, coordinator);
  if (granted !== null) {
    await seedGrant(database, { id, memberIds }, coordinator, AS_REQUESTED, {
      decidedAt: `${granted}-03-01T15:00`,
      projectEndAt: `${granted}-08-31T17:00`,
    });
  }
  const keyOfUser = async (memberId: string) =>
    accessKey(database, await seedMemberUser(database, { id }, memberId));
  return {
    database,
    id,
    memberIds,
    key: await accessKey(database, coordinator),
    representativeKey: await keyOfUser(memberIds[0]!),
    merchantKey: await keyOfUser(memberIds[1]!),
  };
}

/** One operation, as a machine with an access key sends it. */
export async function ask(
  key: string,
  { url }: Api,
  query: string,
  variables: object,
): Promise<Sent['body']> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}

/** A mutation whose input is of this type; asks for these fields besides the problems. */
export function mutation(key: string, name: string, type: string, input: object, fields: string): Send {
  const query = `mutation ($input: ${type}!) { done: ${name}(input: $input) { ${fields} problems { code path } } }`;
  return async (api: Api): Promise<Sent> => {
    const { data, errors } = await ask(key, api, query, { input });
    return { body: errors === undefined ? data.done : { errors } };
  };
}

/** Does it, and it has to go well. */
export async function done(send: Send, api: Api): Promise<Sent['body']> {
  const { body } = await send(api);
  if (body.problems?.length !== 0) throw new Error(`it did not go well: ${JSON.stringify(body)}`);
  return body;
}

export interface Version {
  readonly id: string;
  readonly version: number;
}

/** The group's newest row of a table, as a client that has just looked would have it. */
export async function newest(
  life: Pick<Life, 'database' | 'id'>,
  table: string,
  order = 'created_at',
  where = 'true',
): Promise<Version> {
  const [row] = await life.database.sql<{ id: string; version: number }>(
    `SELECT id, version FROM ${table} WHERE consortium_id = $1 AND ${where} ORDER BY ${order} DESC LIMIT 1`,
    [life.id],
  );
  if (row === undefined) throw new Error(`there is no ${table} yet`);
  return row;
}

export interface Line {
  readonly id: string;
  readonly memberId: string;
  readonly category: string;
  readonly yen: number;
}

/** The cost lines, the representative's first. */
export function linesOf(life: Life): Promise<Line[]> {
  return life.database.sql<{ id: string; memberId: string; category: string; yen: number }>(
    `SELECT l.id, l.member_id AS "memberId", l.category, (l.unit_price_yen * l.quantity)::int AS yen
     FROM cost_line l JOIN member m ON m.id = l.member_id WHERE l.consortium_id = $1 ORDER BY m.position, l.position`,
    [life.id],
  );
}
