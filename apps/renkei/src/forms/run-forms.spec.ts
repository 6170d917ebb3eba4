import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { runForms } from './run-forms.ts';

const SAMPLE = new URL('../../../../../shared/samples/official-2025-filled-12.xlsx', import.meta.url);
const OFFICIAL = new URL('../../../../../shared/reference/it2025_yoshikikeisan_fukusu.xlsx', import.meta.url);
const withSamples = existsSync(SAMPLE) && existsSync(OFFICIAL) ? describe : describe.skip;

const calculation = {
  ruleSet: '2025',
  overCapPolicy: 'PRO_RATA',
  members: [
    {
      id: 'm1',
      name: '見本本町商店街振興組合',
      representative: true,
      size: 'SME',
      costLines: [{ id: 'a', category: 'OFFICE', unitPrice: 300_000, quantity: 1 }],
    },
    {
      id: 'm2',
      name: '髙﨑𠮷①㈱',
      representative: false,
      size: 'MICRO',
      costLines: [
        {
          id: 'b',
          category: 'SOFTWARE',
          functions: ['ACCOUNTING', 'SETTLEMENT'],
          unitPrice: 900_000,
          quantity: 1,
        },
        { id: 'c', category: 'PC', unitPrice: 90_000, quantity: 2 },
      ],
    },
  ],
};

type Files = Record<string, Uint8Array | string>;

/** Runs the command over files held in memory; what it writes lies among them. */
async function run(argv: readonly string[], files: Files) {
  let out = '';
  let err = '';
  const code = await runForms(argv, {
    readFile: async (path) => {
      const content = files[path];
      if (content === undefined) throw new Error('ENOENT');
      return Buffer.from(content as string);
    },
    writeFile: async (path, bytes) => {
      if (path.startsWith('/no/')) throw new Error('EACCES');
      files[path] = bytes;
    },
    out: (text) => (out += text),
    err: (text) => (err += text),
  });
  return { code, out, err };
}

const filled = async (): Promise<Files> => {
  const files: Files = { 'group.json': JSON.stringify(calculation) };
  const { code, out, err } = await run(['fill', 'group.json', '-o', 'out.xlsx'], files);
  expect({ code, out, err }).toEqual({ code: 0, out: 'out.xlsx\n', err: '' });
  return files;
};

describe('renkei forms', () => {
  it('fills our own workbook from a priced group, and reads the same group back', async () => {
    const files = await filled();
    expect(await run(['check', 'out.xlsx'], files)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^2025: /),
    });
    const { code, out, err } = await run(['read', 'out.xlsx'], files);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const document = JSON.parse(out);
    expect(document).toMatchObject({
      edition: '2025',
      representative: { name: '見本本町商店街振興組合' },
      participants: [
        {
          name: '髙﨑𠮷①㈱',
          size: 'MICRO',
          costs: { softwareYen: 900_000, pcYen: 180_000, requested: { softwareYen: 683_332, pcYen: 90_000 } },
        },
      ],
      adminItems: [{ item: '人件費', yen: 300_000 }],
    });
    // and what was read fills the same forms, byte for byte
    files['again.json'] = out;
    await run(['fill', 'again.json', '-o', 'again.xlsx'], files);
    expect((await run(['read', 'again.xlsx'], files)).out).toBe(out);
    expect(
      Buffer.from(files['again.xlsx'] as Uint8Array).equals(Buffer.from(files['out.xlsx'] as Uint8Array)),
    ).toBe(true);
    expect(JSON.parse((await run(['read', '--cells', 'out.xlsx'], files)).out).cells).toContainEqual(
      expect.objectContaining({
        sheet: 'F【様式5】基盤導入経費',
        cell: 'C11',
        text: '髙﨑𠮷①㈱',
        state: 'TAKEN',
      }),
    );
  });

  it('works the forms out anew and explains every difference', async () => {
    const files = await filled();
    const { code, out } = await run(['parity', 'out.xlsx'], files);
    expect(out).toMatch(/説明できない差0 /);
    expect(code).toBe(0);
  }, 60_000);

  it('takes the functions the forms do not say from a document, else assumes two and says so', async () => {
    // forms that say nothing of functions; the shop's software has two (one) in its documents
    const files = await filled();
    const read = JSON.parse((await run(['read', 'out.xlsx'], files)).out);
    files['bare.json'] = JSON.stringify({ ...read, tools: [] });
    files['two.json'] = JSON.stringify(read);
    const [first, shop] = calculation.members;
    files['one.json'] = JSON.stringify({
      ...calculation,
      members: [
        first,
        {
          ...shop,
          costLines: shop?.costLines.map((line) =>
            'functions' in line ? { ...line, functions: ['ACCOUNTING'] } : line,
          ),
        },
      ],
    });
    expect((await run(['fill', 'bare.json', '-o', 'bare.xlsx'], files)).code).toBe(0);

    const assumed = await run(['parity', 'bare.xlsx'], files);
    const [head = '', ...rows] = assumed.out.trimEnd().split('\n');
    expect(head).toMatch(/^様式には機能の記載がないため、1者の.* two were assumed/);
    expect(assumed.code).toBe(0);
    expect(rows.join('\n')).not.toContain('NO_FUNCTION');
    expect(rows.at(-1)).toContain('差のあるセル0・');

    const two = await run(['parity', 'bare.xlsx', '--group', 'two.json'], files);
    expect(two).toMatchObject({ code: 0, out: `${rows.join('\n')}\n` });
    const one = await run(['parity', '--group', 'one.json', 'bare.xlsx'], files);
    expect(one.code).toBe(0);
    expect(one.out).toContain('ONE_FUNCTION');
    expect(one.out).not.toContain('--group');
    const lines = one.out.trimEnd().split('\n');
    expect(new Set(lines.map((line) => line.split(' ')[0])).size).toBe(lines.length);

    expect((await run(['parity', 'bare.xlsx', '--group', 'none.json'], files)).code).toBe(2);
  }, 120_000);

  it('says what is wrong with a document, by its path', async () => {
    const files: Files = {
      'bad.json': JSON.stringify({
        groupName: 5,
        representative: { costs: { pcYen: -1 } },
        participants: [{ size: 'BIG' }, 7],
      }),
      'calc.json': JSON.stringify({ members: [{ id: 'x', costLines: [{ category: 'GOLD' }] }] }),
      'slip.json': '{',
      'sjis.json': new Uint8Array([0x7b, 0x8c, 0xa9]),
    };
    const { code, out, err } = await run(['fill', 'bad.json', '-o', 'out.xlsx'], files);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(
      err
        .trimEnd()
        .split('\n')
        .map((line) => line.split(':')[0]),
    ).toEqual(['groupName', 'representative.costs.pcYen', 'participants[0].size', 'participants[1]']);
    for (const file of ['calc.json', 'slip.json', 'sjis.json', 'none.json']) {
      expect(await run(['fill', file, '-o', 'out.xlsx'], files)).toMatchObject({ code: 2, out: '' });
    }
    expect(files['out.xlsx']).toBeUndefined();
  });

  it('refuses what is no official workbook, and a place it cannot write to', async () => {
    const files: Files = { 'a.csv': '店名,金額', 'group.json': JSON.stringify(calculation) };
    for (const name of ['check', 'read', 'parity']) {
      expect(await run([name, 'a.csv'], files)).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringContaining('a.csv: '),
      });
    }
    expect(await run(['fill', 'group.json', '--template', 'a.csv', '-o', 'out.xlsx'], files)).toMatchObject({
      code: 2,
    });
    expect(await run(['fill', 'group.json', '-o', '/no/out.xlsx'], files)).toMatchObject({
      code: 2,
      out: '',
    });
  });

  it.each([
    [[]],
    [['check']],
    [['read', '--cell', 'x']],
    [['fill', 'a', '-o']],
    [['fill', 'a']],
    [['parity', 'a', '--group']],
    [['parity', 'a', 'b']],
    [['parity', '--group', 'a']],
    [['toString', 'x']],
  ])('shows how it is used for %j', async (argv) => {
    expect(await run(argv, {})).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('renkei forms fill'),
    });
  });

  it('shows how it is used when asked', async () => {
    expect(await run(['--help'], {})).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('Usage'),
    });
  });
});

withSamples('the official workbook', () => {
  it('is filled, read and compared', async () => {
    const files: Files = {
      'group.json': JSON.stringify(calculation),
      'official.xlsx': readFileSync(OFFICIAL),
      'sample.xlsx': readFileSync(SAMPLE),
    };
    expect(
      await run(['fill', 'group.json', '--template', 'official.xlsx', '-o', 'out.xlsx'], files),
    ).toMatchObject({ code: 0 });
    expect(JSON.parse((await run(['read', 'out.xlsx'], files)).out).participants).toHaveLength(1);
    expect(JSON.parse((await run(['read', 'sample.xlsx'], files)).out).participants).toHaveLength(11);
    const { code, out } = await run(['parity', 'sample.xlsx'], files);
    expect(out).toMatch(/説明できない差0 /);
    expect(code).toBe(0);
  }, 60_000);
});
