import { randomUUID } from 'node:crypto';
import { corporateCheckDigit, parseJstMinute, toEpochMs } from '@renkei/kernel';
import { declarationsFor } from '@renkei/lifecycle';
import { createLogger, FixedClock, newKeyEntry, readConfig, type Viewer } from '@renkei/platform';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedMemberUser } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { createWorker, readSettings } from '@renkei/worker';
import { setTimeout as sleep } from 'node:timers/promises';
import { accessKey, testApi, type Answer, type TestApi } from '../../harness/api.ts';

type Worker = Awaited<ReturnType<typeof createWorker>>;

/** API and worker of one life of a group: its people over HTTP, and a clock that is put forward. */
export class StoryBench {
  readonly #worker: Worker;
  readonly #keys = new Map<Viewer, string>();

  private constructor(
    readonly database: TestDatabase,
    readonly api: TestApi,
    readonly clock: FixedClock,
    readonly coordinator: Viewer,
    worker: Worker,
  ) {
    this.#worker = worker;
  }

  static async open(): Promise<StoryBench> {
    const database = await testDatabase();
    const clock = new FixedClock(0);
    const api = await testApi(database, { clock });
    const worker = await createWorker({
      config: readConfig({ DATABASE_URL: database.workerUrl, RENKEI_KEYS: newKeyEntry('story') }),
      settings: readSettings({ OUTBOX_POLL_MS: '200' }),
      clock,
      logger: createLogger('worker', 'silent'),
    });
    return new StoryBench(database, api, clock, await person(database, { name: '見本 花子' }), worker);
  }

  async close(): Promise<void> {
    await this.#worker.close();
    await this.api.close();
    await this.database.drop();
  }

  /** It is this minute in Japan from now on. */
  at(minute: string): void {
    const parsed = parseJstMinute(minute);
    if (!parsed.ok) throw new Error(minute);
    this.clock.moveTo(toEpochMs(parsed.value));
  }

  async keyOf(viewer: Viewer): Promise<string> {
    const key = this.#keys.get(viewer) ?? (await accessKey(this.database, viewer));
    this.#keys.set(viewer, key);
    return key;
  }

  merchantOf(group: { readonly id: string }, memberId: string): Promise<Viewer> {
    return seedMemberUser(this.database, group, memberId);
  }

  async ask(query: string, variables: object = {}, as: Viewer = this.coordinator): Promise<Answer['data']> {
    const answer = await this.api.graphql(await this.keyOf(as), query, variables);
    if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
    return answer.data;
  }

  async download(path: string, as: Viewer = this.coordinator): Promise<Uint8Array> {
    const response = await fetch(`${this.api.url}${path}`, {
      headers: { authorization: `Bearer ${await this.keyOf(as)}` },
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return new Uint8Array(await response.arrayBuffer());
  }

  /** Runs a mutation with one input and gives its payload back. */
  async change(
    name: string,
    input: object,
    fields: string,
    options: { readonly as?: Viewer; readonly input?: string } = {},
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
  ): Promise<any> {
    const type = options.input ?? `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { problems { code path message { ja } } ${fields} } }`;
    return (await this.ask(query, { input }, options.as ?? this.coordinator))[name];
  }

  /** The same, for what must work: problems are an error. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async done(...call: Parameters<StoryBench['change']>): Promise<any> {
    const payload = await this.change(...call);
    if (payload.problems.length > 0) throw new Error(`${call[0]}: ${JSON.stringify(payload.problems)}`);
    return payload;
  }

  /** The deadlines as they stand once the worker has done what was left for it, by key and the member's position. */
  async deadlines(consortiumId: string): Promise<Record<string, string>> {
    for (let tries = 0; tries < 200; tries += 1) {
      const [left] = await this.database.sql<{ n: number }>(
        `SELECT count(*)::int AS n FROM outbox WHERE done_at IS NULL AND topic = 'obligations.derive'`,
      );
      if (left?.n === 0) break;
      await sleep(50);
    }
    const rows = await this.database.sql<{ key: string; status: string }>(
      `SELECT split_part(o.key, ':', 1) || coalesce(' of ' || m.position, '') AS key, o.status
       FROM obligation o LEFT JOIN member m ON m.id = o.member_id
       WHERE o.consortium_id = $1 AND o.status <> 'SUPERSEDED' AND o.kind NOT LIKE 'MEMBER_DOCUMENT%' ORDER BY o.created_at`,
      [consortiumId],
    );
    return Object.fromEntries(rows.map(({ key, status }) => [key, status]));
  }
}

export const newKey = (): string => randomUUID();

export function corporateNumber(n: number): string {
  const twelve = String(700_000_000_000 + n);
  return `${corporateCheckDigit(twelve)}${twelve}`;
}

/** Every question of a role answered as it has to be. */
export function goodAnswers(role: 'REPRESENTATIVE' | 'PARTICIPANT'): { code: string; answer: boolean }[] {
  return declarationsFor(role).map(({ code, goodAnswer }) => ({ code, answer: goodAnswer }));
}
