import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accessKey, testApi, type TestApi } from '../harness/api.ts';
import { testDatabase, type TestDatabase } from '@renkei/test/database';
import { person } from '@renkei/test/people';

// A list of members as a coordinator brings it in: upload, look, put right, commit. Over HTTP.

let database: TestDatabase;
let api: TestApi;
let key: string;
let strangersKey: string;
let consortiumId: string;

beforeAll(async () => {
  database = await testDatabase();
  api = await testApi(database);
  key = await accessKey(database, await person(database));
  strangersKey = await accessKey(database, await person(database, { name: '見本 次郎' }));
  const input = { idempotencyKey: randomUUID(), name: '見本本町商店街', prefecture: 40 };
  const { data } = await api.graphql(
    key,
    'mutation ($input: CreateConsortiumInput!) { createConsortium(input: $input) { consortium { id } } }',
    { input },
  );
  consortiumId = data.createConsortium.consortium.id;
}, 60_000);
afterAll(async () => {
  await api?.close();
  await database.drop();
});

const LIST = [
  '法人名/屋号,組織形態,住所,ソフトウェア(税抜),機能,備考',
  '見本商店街振興組合,組合,福岡県福岡市中央区天神1-1,480000,会計・決済,',
  '髙﨑𠮷青果店,個人事業主,福岡県福岡市中央区天神1-2,四十八万,会計,連絡は午後',
  '合計,,,960000,,',
].join('\r\n');

function upload(
  body: string | Uint8Array<ArrayBuffer>,
  as: string | null = key,
  group: string = consortiumId,
) {
  const query = new URLSearchParams({ consortiumId: group, fileName: '見本名簿.csv' });
  const headers = { 'content-type': 'text/csv', ...(as === null ? {} : { authorization: `Bearer ${as}` }) };
  return fetch(`${api.url}/imports/members?${query}`, { method: 'POST', headers, body });
}

const PREVIEW = /* GraphQL */ `
  fragment Shown on MemberImport {
    id
    fileName
    status
    version
    committedMembers
    preview {
      canCommit
      summary {
        new
        updated
        unchanged
        errors
        warnings
        ignored
      }
      columns {
        column
        label
        meaning
        tax
        unitYen
      }
      issues {
        severity
        code
        message {
          ja
        }
      }
      rows(first: 1) {
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            rowNumber
          }
        }
      }
      wrong: rows(withIssues: true) {
        edges {
          node {
            rowNumber
            action
            hasErrors
            values {
              name
              role
              costs {
                category
                unitPriceYen
                functions
              }
            }
            cells {
              column
              text
              corrected
            }
            issues {
              cell
              column
              severity
              code
              original
              message {
                ja
                en
              }
            }
          }
        }
      }
      ignoredRows {
        edges {
          node {
            rowNumber
            reason
            text
            message {
              ja
            }
          }
        }
      }
    }
  }
`;

describe('bringing in a list', () => {
  it('shows what would happen, takes corrections, and commits all of it', async () => {
    const response = await upload(LIST);
    expect(response.status).toBe(201);
    const { memberImport } = (await response.json()) as { memberImport: { id: string; version: number } };

    const shown = await api.graphql(
      key,
      `query ($id: ID!) { memberImport(id: $id) { ...Shown } } ${PREVIEW}`,
      {
        id: memberImport.id,
      },
    );
    expect(shown.errors).toEqual([]);
    const { preview, ...file } = shown.data.memberImport;
    expect(file).toMatchObject({
      fileName: '見本名簿.csv',
      status: 'PREVIEW',
      version: 1,
      committedMembers: null,
    });
    expect(preview).toMatchObject({
      canCommit: false,
      summary: { new: 2, updated: 0, unchanged: 0, errors: 1, ignored: 1 },
      rows: { pageInfo: { hasNextPage: true }, edges: [{ node: { rowNumber: 2 } }] },
      ignoredRows: { edges: [{ node: { rowNumber: 4, reason: 'TOTAL' } }] },
    });
    expect(preview.columns).toContainEqual({
      column: 'D',
      label: 'ソフトウェア(税抜)',
      meaning: 'SOFTWARE_YEN',
      tax: 'EXCLUSIVE',
      unitYen: 1,
    });
    const wrong = preview.wrong.edges.map(({ node }: { node: object }) => node);
    expect(wrong).toContainEqual(
      expect.objectContaining({
        rowNumber: 3,
        action: 'NEW',
        hasErrors: true,
        issues: expect.arrayContaining([
          expect.objectContaining({ cell: 'D3', column: 'D', severity: 'ERROR', original: '四十八万' }),
        ]),
      }),
    );

    const change = (name: string, input: object) =>
      api.graphql(
        key,
        `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) {
           ${name}(input: $input) { memberImport { ...Shown } problems { code path message { ja } } }
         } ${PREVIEW}`,
        { input: { id: memberImport.id, ...input } },
      );
    const refused = await change('commitMemberImport', { version: 1, idempotencyKey: randomUUID() });
    expect(refused.data.commitMemberImport).toMatchObject({
      memberImport: null,
      problems: [{ path: 'rows[3].D' }],
    });

    const corrected = await change('correctMemberImportCell', {
      version: 1,
      rowNumber: 3,
      column: 'D',
      value: '４８０，０００円',
    });
    expect(corrected.data.correctMemberImportCell).toMatchObject({
      problems: [],
      memberImport: { version: 2, preview: { canCommit: true } },
    });
    const remapped = await change('remapMemberImport', {
      version: 2,
      mapping: { representativeRow: 2, columns: [{ column: 'F', meaning: null }] },
    });
    expect(remapped.data.remapMemberImport).toMatchObject({ problems: [], memberImport: { version: 3 } });
    const committed = await change('commitMemberImport', { version: 3, idempotencyKey: randomUUID() });
    expect(committed.data.commitMemberImport).toMatchObject({
      problems: [],
      memberImport: { status: 'COMMITTED', committedMembers: 2, preview: null },
    });

    const group = await api.graphql(
      key,
      `query ($id: ID!) { consortium(id: $id) {
         members { edges { node { role business { name } costLines { category unitPriceYen } } } }
         memberImports { edges { node { id status } } }
         suspectedDuplicates { code }
       } }`,
      { id: consortiumId },
    );
    expect(group.data.consortium).toMatchObject({
      members: {
        edges: [
          { node: { role: 'REPRESENTATIVE', business: { name: '見本商店街振興組合' } } },
          {
            node: {
              role: 'PARTICIPANT',
              business: { name: '髙﨑𠮷青果店' },
              costLines: [{ category: 'SOFTWARE', unitPriceYen: 480_000 }],
            },
          },
        ],
      },
      memberImports: { edges: [{ node: { id: memberImport.id, status: 'COMMITTED' } }] },
      suspectedDuplicates: [],
    });
  });

  it('previews one import per request', async () => {
    const ids = await Promise.all(
      [1, 2].map(
        async () => ((await (await upload(LIST)).json()) as { memberImport: { id: string } }).memberImport.id,
      ),
    );
    const both = await api.graphql(
      key,
      'query ($a: ID!, $b: ID!) { a: memberImport(id: $a) { preview { canCommit } } b: memberImport(id: $b) { preview { canCommit } } }',
      { a: ids[0], b: ids[1] },
    );
    expect(both.errors[0]?.extensions.problems).toMatchObject([{ code: 'ONE_PREVIEW_AT_A_TIME' }]);
  });
});

describe('an upload that is not taken', () => {
  it.each<[string, () => Promise<Response>, number]>([
    ['without a key', () => upload(LIST, null), 401],
    ['to another one’s group', () => upload(LIST, strangersKey), 404],
    ['to no group', () => upload(LIST, key, 'none'), 404],
    ['of 11 MB', () => upload(new Uint8Array(11 * 1024 * 1024)), 413],
    ['of no table', () => upload('%PDF-1.7'), 400],
    ['of nothing', () => upload(''), 400],
  ])('%s', async (_, send, status) => {
    const response = await send();
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/json');
    await response.text();
  });
});

it('reads a file that the client calls JSON as the file it is', async () => {
  const query = new URLSearchParams({ consortiumId, fileName: '見本名簿.csv' });
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  const response = await fetch(`${api.url}/imports/members?${query}`, {
    method: 'POST',
    headers,
    body: LIST,
  });
  expect([response.status, await response.json()]).toMatchObject([201, { problems: [] }]);
});
