import { describe, expect, it } from '@jest/globals';
import { runCalculate } from './run-calculate.ts';

const contractExample = `{
  "ruleSet": "2023",
  "interpretation": { "adminFeeBase": "subsidy", "analysisMemberCount": "all-members" },
  "overCapPolicy": "PRO_RATA",
  "members": [
    {
      "id": "m01", "name": "株式会社 見本商店", "representative": true, "size": "SME",
      "costLines": [
        { "id": "l1", "category": "SOFTWARE", "functions": ["ACCOUNTING", "SETTLEMENT"], "unitPrice": 800000, "quantity": 1 },
        { "id": "l2", "category": "SERVICE", "unitPrice": 100000, "quantity": 1 },
        { "id": "l3", "category": "PC", "unitPrice": 120000, "quantity": 2 },
        { "id": "l4", "category": "OFFICE", "unitPrice": 1500000, "quantity": 1 }
      ]
    }
  ]
}`;

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command over files held in memory; `-` reads `stdin`. */
async function run(
  argv: string[],
  files: Record<string, string | Uint8Array> = {},
  stdin: string | Uint8Array = '',
): Promise<Run> {
  let out = '';
  let err = '';
  const code = await runCalculate(argv, {
    readFile: async (path) => {
      const text = files[path];
      if (text === undefined) throw new Error('ENOENT');
      return Buffer.from(text);
    },
    stdin: async () => Buffer.from(stdin),
    out: (text) => (out += text),
    err: (text) => (err += text),
  });
  return { code, out, err };
}

const refused = async (text: string): Promise<string[]> => {
  const { code, out, err } = await run(['-'], {}, text);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  return err.trimEnd().split('\n');
};

describe('renkei calculate', () => {
  it('prints the contract’s own example', async () => {
    const { code, out, err } = await run(['group.json'], { 'group.json': contractExample });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const result = JSON.parse(out);
    expect(result).toMatchObject({
      ruleSet: '2023',
      memberCount: 1,
      members: [
        {
          id: 'm01',
          functions: 2,
          software: { eligible: 900000, subsidy: 655555 },
          pc: { eligible: 240000, subsidy: 100000 },
          register: { eligible: 0, subsidy: 0 },
          subsidy: 755555,
          granted: 755555,
        },
      ],
      infrastructure: { eligible: 1140000, available: 755555, granted: 755555 },
      analysis: { eligible: 0, countedMembers: 1, limit: 500000, available: 0, granted: 0 },
      combined: { available: 755555, cap: 30000000, granted: 755555, overCap: false },
      admin: { eligible: 1500000, limit: 50370, granted: 50370 },
      total: { granted: 805925 },
    });
    expect(result.findings[0]).toMatchObject({ code: 'TOO_FEW_MEMBERS', severity: 'error', path: 'members' });
    expect(typeof result.findings[0].message).toBe('string');
    expect(result.trace).toBeUndefined();
  });

  it.each([
    ['Shift_JIS', Buffer.from('{"members":[{"id":"a","name":"\x8c\xa9\x96{"}]}', 'latin1')],
    ['UTF-16', Buffer.from('\uFEFF{"members":[]}', 'utf16le')],
    ['a workbook', Buffer.from('PK\x03\x04\x14\xff', 'latin1')],
  ])('says so when the text is not UTF-8: %s', async (_, bytes) => {
    for (const [argv, path] of [
      [['-'], '-'],
      [['g.json'], 'g.json'],
    ] as const) {
      const { code, out, err } = await run([...argv], { 'g.json': bytes }, bytes);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toBe(
        `${path}: 文字コードがUTF-8ではないようです。JSONのファイルを選び、文字コードを「UTF-8」にして保存し直してください。 (This does not seem to be UTF-8 text. Please choose a JSON file and save it with the encoding UTF-8.)\n`,
      );
    }
  });

  it('reads standard input', async () => {
    const { code, out } = await run(['-'], {}, contractExample);
    expect([code, JSON.parse(out).total.granted]).toEqual([0, 805925]);
  });

  it.each([[['--explain', 'g']], [['g', '--explain']]])('%j adds the trace of every amount', async (argv) => {
    const plain = JSON.parse((await run(['g'], { g: contractExample })).out);
    const { trace, ...rest } = JSON.parse((await run(argv, { g: contractExample })).out);
    expect(rest).toEqual(plain);
    const total = trace.find(({ id }: { id: string }) => id === 'total.granted');
    expect(total).toMatchObject({
      formula: 'a + b',
      result: 805925,
      inputs: [{ value: 755555 }, { value: 50370 }],
    });
  });

  it('exits 0 over the cap: that is a result', async () => {
    const costLines = [
      { id: 's', category: 'SOFTWARE', functions: ['EC', 'ORDERING'], unitPrice: 6000000, quantity: 1 },
    ];
    const members = Array.from({ length: 10 }, (_, index) => ({ id: `m${index}`, costLines }));
    const { code, out } = await run(['-'], {}, JSON.stringify({ members }));
    expect(code).toBe(0);
    expect(JSON.parse(out).combined).toEqual({
      available: 35000000,
      cap: 30000000,
      granted: 30000000,
      overCap: true,
    });
  });

  it('exits 2 with one line per problem and nothing on stdout', async () => {
    const line = { id: 'a\nb', category: 'PC', unitPrice: 0.5, quantity: 0 };
    const lines = await refused(
      JSON.stringify({ 'x\ny': 1, members: [{ id: 'm', costLines: [line, line] }] }),
    );
    expect(lines.map((text) => text.slice(0, text.indexOf(': ')))).toEqual([
      '["x\\ny"]',
      'members[0].costLines[0].unitPrice',
      'members[0].costLines[0].quantity',
      'members[0].costLines[1].unitPrice',
      'members[0].costLines[1].quantity',
      'members[0].costLines[1].id',
    ]);
    expect(lines[2]).toBe(
      'members[0].costLines[0].quantity: 1以上の整数で入れてください。 (Please give a whole number of 1 or more.)',
    );
  });

  it('refuses an integer that would lose digits, and says to write a string', async () => {
    const [text] = await refused(contractExample.replace('800000', '9007199254740993'));
    expect(text).toContain('members[0].costLines[0].unitPrice: 金額が大きすぎます');
    expect(text).toContain('decimal string');
  });

  it('says where the JSON slips', async () => {
    expect(await refused('{\n "members": [}\n')).toEqual([
      '2:14: JSONとして読めません。値が必要です。 (Not valid JSON. A value is needed here.)',
    ]);
  });

  it('names a key written twice by its path', async () => {
    const [text] = await refused(contractExample.replace('"quantity": 1', '"quantity": 1, "quantity": 2'));
    expect(text).toMatch(/^members\[0\]\.costLines\[0\]\.quantity: この項目が2回/);
  });

  it('names what is wrong with the text and with the group in one go', async () => {
    const lines = await refused('{"members":[],"members":[{"id":1}]}');
    expect(lines.map((text) => text.slice(0, text.indexOf(': ')))).toEqual(['members', 'members[0].id']);
  });

  it('names a file it cannot read', async () => {
    const { code, out, err } = await run(['no.json']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^no\.json: ファイルを読めません/);
  });

  it.each([[[]], [['a', 'b']], [['--explian', 'a']]])('shows how it is used for %j', async (argv) => {
    const { code, out, err } = await run(argv, { a: contractExample, b: contractExample });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('renkei calculate group.json');
  });

  it('helps when asked', async () => {
    const { code, out, err } = await run(['--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('renkei calculate --explain');
  });
});
