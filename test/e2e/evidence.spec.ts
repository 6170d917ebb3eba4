import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { seedMemberUser, seedSupportReader } from '@renkei/test/group';
import { person } from '@renkei/test/people';
import { storedGroup, type StoredGroup } from '@renkei/test/stored-group';
import { accessKey, testApi, type TestApi } from '../harness/api.ts';

// Evidence over HTTP: handed in, listed, reviewed, opened; and who is turned away where.

const PDF = Buffer.from(`%PDF-1.7 MIHON ${'髙﨑𠮷'.repeat(50_000)}\n%%EOF\n`);

let database: TestDatabase;
let api: TestApi;
let folder: string;
let group: StoredGroup;
let memberId: string;
let costLineId: string;
let keys: Record<'own' | 'neighbour' | 'coordinator' | 'supporter' | 'administrator', string>;

beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'renkei-evidence-'));
  api = await testApi(database, {
    config: { evidenceStorage: { kind: 'FOLDER', folder }, evidenceMaxBytes: 2_000_000 },
  });
  const coordinator = await person(database);
  const program = { category: 'SOFTWARE', unitPrice: 500_000, functions: ['ACCOUNTING'] } as const;
  group = await storedGroup(database, coordinator, { members: [[], [program], [program]] });
  memberId = group.memberIds[1]!;
  const [line] = await database.sql<{ id: string }>('SELECT id FROM cost_line WHERE member_id = $1', [
    memberId,
  ]);
  costLineId = line!.id;
  keys = {
    own: await accessKey(database, await seedMemberUser(database, group, memberId)),
    neighbour: await accessKey(database, await seedMemberUser(database, group, group.memberIds[2]!)),
    coordinator: await accessKey(database, coordinator),
    supporter: await accessKey(database, await seedSupportReader(database, [group])),
    administrator: await accessKey(database, await person(database, { admin: true })),
  };
}, 60_000);
afterAll(async () => {
  await api?.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly evidence: { id: string; fileName: string } | null;
  readonly alreadyThere: boolean;
  readonly notice: { ja: string } | null;
  readonly problems: { code: string; path: string | null }[];
}

async function handIn(
  changes: Record<string, string> = {},
  { bytes = PDF, key = keys.own, url = api.url, type = 'application/pdf' } = {},
): Promise<Answer> {
  const query = new URLSearchParams({
    consortiumId: group.id,
    memberId,
    fileName: '髙﨑𠮷.pdf',
    item: 'INVOICE_DETAIL',
    costLineId,
    // what a form leaves empty
    purchaseStepId: '',
    unitNumber: '',
    replacesId: '',
    idempotencyKey: randomUUID(),
    ...changes,
  });
  const response = await fetch(`${url}/evidence?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': type },
    body: new Uint8Array(bytes),
  });
  return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
}

const open = (id: string, key: string, what = 'content', method = 'GET') =>
  fetch(`${api.url}/evidence/${id}/${what}`, { method, headers: { authorization: `Bearer ${key}` } });

const STATE = `query ($id: ID!, $member: ID!) {
  consortium(id: $id) {
    evidence { edges { node { id fileName } } }
    evidenceChecklist { edges { node { memberId complete counts { missing handedIn accepted returned } } } }
  }
  member(id: $member) {
    evidence { edges { node { id fileName mediaType byteLength contentSha256 scan hasThumbnail uploadedAt uploadedByName
      replacesId replacedById retainedUntil links { id item costLineId outcome } review { outcome reason } } } }
    evidenceChecklist { next { ja } items { code costLineId state needed label { ja } mustShow { en } accepts clause } }
  }
}`;

describe('evidence over HTTP', () => {
  it('is asked for within bounds: a checklist has an item for every paper of every line', async () => {
    const again = Array.from(
      { length: 20 },
      (_, at) => `a${at}: evidenceChecklist { items { code state needed } }`,
    );
    const query = (fields: string) =>
      `query ($id: ID!) { consortium(id: $id) { members(first: 100) { edges { node { ${fields} } } } } }`;
    const { status, errors } = await api.graphql(keys.coordinator, query(again.join(' ')), { id: group.id });
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    const ten = again.slice(0, 10).join(' ');
    expect((await api.graphql(keys.coordinator, query(ten), { id: group.id })).errors).toEqual([]);
  });

  it('goes in, is listed and reviewed, and opened under its own name', async () => {
    const { status, evidence, alreadyThere } = await handIn();
    expect([status, alreadyThere, evidence?.fileName]).toEqual([201, false, '髙﨑𠮷.pdf']);
    const again = await handIn();
    expect([again.status, again.alreadyThere, again.evidence?.id]).toEqual([200, true, evidence!.id]);
    expect(again.notice?.ja).toContain('もう届いています');

    const reviewed = await api.graphql(
      keys.coordinator,
      `mutation ($input: ReviewEvidenceInput!) { reviewEvidence(input: $input) { evidence { id review { outcome } } problems { code } } }`,
      { input: { evidenceId: evidence!.id, outcome: 'ACCEPTED', idempotencyKey: randomUUID() } },
    );
    expect(reviewed.data.reviewEvidence).toEqual({
      evidence: { id: evidence!.id, review: { outcome: 'ACCEPTED' } },
      problems: [],
    });
    for (const key of [keys.coordinator, keys.supporter]) {
      const { data, errors } = await api.graphql(key, STATE, { id: group.id, member: memberId });
      expect(errors).toEqual([]);
      const [{ node }] = data.member.evidence.edges;
      expect(node).toMatchObject({
        id: evidence!.id,
        scan: 'NOT_SCANNED',
        links: [{ item: 'INVOICE_DETAIL', costLineId, outcome: 'ACCEPTED' }],
      });
      expect(data.member.evidenceChecklist.items[0]).toMatchObject({
        state: 'ACCEPTED',
        clause: 'K25 p.32 (6-2)',
      });
      expect(data.consortium.evidenceChecklist.edges[0].node).toEqual({
        memberId,
        complete: false,
        counts: { missing: 3, handedIn: 0, accepted: 1, returned: 0 },
      });
    }

    for (const key of [keys.own, keys.coordinator]) {
      const answer = await open(evidence!.id, key);
      expect([answer.status, Buffer.from(await answer.arrayBuffer()).equals(PDF)]).toEqual([200, true]);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'application/pdf',
        'content-length': String(PDF.length),
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('髙﨑𠮷.pdf')}`,
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      });
    }
    const head = await open(evidence!.id, keys.own, 'content', 'HEAD');
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(PDF.length)]);
    expect((await open(evidence!.id, keys.own, 'thumbnail')).status).toBe(404);
  });

  it('is seen by a support body and opened by no other', async () => {
    const { evidence } = await handIn({}, { bytes: Buffer.concat([PDF, Buffer.from('%%EOF\n')]) });
    const statuses = await Promise.all(
      [keys.supporter, keys.administrator, keys.neighbour, 'rk_wrong'].map(
        async (key) => (await open(evidence!.id, key)).status,
      ),
    );
    expect(statuses).toEqual([403, 403, 404, 401]);
    expect((await open('not-an-id', keys.own)).status).toBe(404);
    const neighbours = await api.graphql(keys.neighbour, STATE, { id: group.id, member: group.memberIds[2] });
    expect(neighbours.data.consortium.evidence.edges).toEqual([]);
    expect(neighbours.data.consortium.evidenceChecklist.edges).toHaveLength(1);
  });

  it('is handed in, linked and reviewed by those who may', async () => {
    for (const key of [keys.supporter, keys.administrator]) {
      expect((await handIn({}, { key })).status).toBe(403);
    }
    expect((await handIn({}, { key: keys.neighbour })).status).toBe(404);
    const { evidence } = await handIn({}, { bytes: Buffer.concat([Buffer.from('%PDF-1.4\n'), PDF]) });
    const judged = await api.graphql(
      keys.own,
      `mutation ($id: ID!) { reviewEvidence(input: { evidenceId: $id, outcome: ACCEPTED, idempotencyKey: "own-paper-1" }) { problems { code } } }`,
      { id: evidence!.id },
    );
    expect(judged.errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('is refused in words, before or while it comes', async () => {
    expect(await handIn({ item: 'USAGE_SCREEN', costLineId: '' })).toMatchObject({
      status: 400,
      evidence: null,
      problems: [{ code: 'COST_LINE_NEEDED', path: 'costLineId' }],
    });
    expect(await handIn({}, { bytes: Buffer.from('<html></html>') })).toMatchObject({
      status: 400,
      problems: [{ code: 'FILE_IS_WEB_PAGE', path: 'file' }],
    });
    expect(await handIn({}, { bytes: Buffer.concat([PDF, Buffer.alloc(2_000_000)]) })).toMatchObject({
      status: 413,
      problems: [{ code: 'FILE_TOO_LARGE', path: 'file' }],
    });
    expect(await handIn({}, { type: 'multipart/form-data; boundary=x' })).toMatchObject({
      status: 415,
      problems: [{ code: 'FORM_UPLOAD', path: 'file' }],
    });
    const malformed = (await handIn({ unitNumber: 'x', memberId: 'x', more: '1' })) as never as {
      errors: { extensions: { problems: { path: string }[] } }[];
    };
    expect([...new Set(malformed.errors[0]!.extensions.problems.map(({ path }) => path))].sort()).toEqual([
      'memberId',
      'more',
      'unitNumber',
    ]);
  });

  it('is not taken where no storage is set up', async () => {
    const bare = await testApi(database);
    try {
      expect(await handIn({}, { url: bare.url })).toMatchObject({
        status: 503,
        evidence: null,
        problems: [{ code: 'STORAGE_NOT_SET', path: null }],
      });
    } finally {
      await bare.close();
    }
  });
});
