import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyGroup, equalMembers, group, line, member, software, twoFunctions } from '../../testing/groups.ts';
import { calculate } from '../calculate.ts';
import type { CalculationInput, CostLine } from '../input/types.ts';
import { findings } from './findings.ts';
import { compareReadings } from './readings.ts';
import { SEVERITIES } from './types.ts';
import type { Finding, FindingCode } from './types.ts';

const lines = () => [twoFunctions(600_000)];
const sound = equalMembers(10, lines);
const tenWith = (first: readonly CostLine[], extras: Partial<CalculationInput> = {}): CalculationInput =>
  group(sound.with(0, { ...sound[0]!, name: '見本商店', costLines: first }), extras);

const codes = (input: CalculationInput): FindingCode[] => findings(calculate(input)).map(({ code }) => code);

function finding(input: CalculationInput, code: FindingCode): Finding {
  const found = findings(calculate(input)).filter((candidate) => candidate.code === code);
  expect(found).toHaveLength(1);
  return found[0]!;
}

it('a sound group has none', () => {
  expect(codes(group(sound))).toEqual([]);
});

describe('who is in the group', () => {
  it('TOO_FEW_MEMBERS: says how many are missing', () => {
    const found = finding(group(sound.slice(0, 8)), 'TOO_FEW_MEMBERS');
    expect(found).toMatchObject({
      severity: 'error',
      path: 'members',
      effect: null,
      clause: 'K25 p.12 (5)ア / R25 第2条4',
    });
    expect(found.message.ja).toBe(
      '構成員は8者です。申請には代表事業者を含めて10者以上が必要なので、あと2者さそってください。',
    );
  });

  it('TOO_FEW_MEMBERS: does not count participants without a tool, but counts a representative without one', () => {
    const nine = group(sound.with(5, member('idle', [line('EXPERT', 1)])));
    expect(finding(nine, 'TOO_FEW_MEMBERS').message.ja).toContain(
      '構成員は9者です（ツールを使わない1者は数えていません）',
    );
    expect(codes(tenWith([]))).toEqual([]);
  });

  it('NO_REPRESENTATIVE', () => {
    const headless = group(sound.with(0, { ...sound[0]!, representative: false }));
    expect(finding(headless, 'NO_REPRESENTATIVE')).toMatchObject({ severity: 'error', path: 'members' });
  });

  it('PARTICIPANT_USES_NO_TOOL: with what leaving it out would change', () => {
    const members = [
      ...sound.with(0, { ...sound[0]!, costLines: [...lines(), line('ANALYSIS_SOFTWARE', 90_000_000)] }),
    ];
    const found = finding(group([...members, member('idle', [])]), 'PARTICIPANT_USES_NO_TOOL');
    expect(found).toMatchObject({ severity: 'warning', path: 'members[10]', effect: -500_000n });
    expect(found.message.ja).toContain('外すとグループ全体で−500,000円です');
    const harmless = finding(group([...sound, member('idle', [])]), 'PARTICIPANT_USES_NO_TOOL');
    expect(harmless.effect).toBe(0n);
    expect(harmless.message.ja).not.toContain('外すと');
  });

  it('ADMIN_COST_OF_PARTICIPANT: only office costs, only of participants', () => {
    const input = group(
      sound
        .with(0, { ...sound[0]!, costLines: [...lines(), line('OFFICE', 3)] })
        .with(1, { ...sound[1]!, costLines: [...lines(), line('EXPERT', 3)] })
        .with(2, { ...sound[2]!, costLines: [...lines(), line('OFFICE', 3)] }),
    );
    expect(finding(input, 'ADMIN_COST_OF_PARTICIPANT').path).toBe('members[2].costLines[1]');
  });
});

describe('one member', () => {
  it('NO_ELIGIBLE_FUNCTION: software without one, and options without software', () => {
    const unmarked = finding(tenWith([software(600_000)]), 'NO_ELIGIBLE_FUNCTION');
    expect(unmarked).toMatchObject({ severity: 'warning', path: 'members[0]' });
    expect(unmarked.message.ja).toContain(
      '見本商店のソフトウェアに、対象の機能（会計・受発注・決済・EC）が入っていません',
    );
    expect(finding(tenWith([line('OPTION', 1)]), 'NO_ELIGIBLE_FUNCTION').message.ja).toContain(
      'ソフトウェアの行を足してください',
    );
  });

  it('HARDWARE_WITHOUT_SOFTWARE', () => {
    const found = finding(
      tenWith([line('PC', 200_000), line('REGISTER', 400_000)]),
      'HARDWARE_WITHOUT_SOFTWARE',
    );
    expect(found.message.ja).toContain('見本商店のハードウェア 600,000円');
  });

  it('EC_NOT_A_FUNCTION: from 2024 on, beside NO_ELIGIBLE_FUNCTION when it was the only one', () => {
    const shop = [line('PC', 1), software(600_000, 'EC')];
    expect(codes(tenWith(shop))).toEqual([]);
    const in2024 = tenWith(shop, { ruleSet: '2024' });
    expect(codes(in2024)).toEqual(['NO_ELIGIBLE_FUNCTION', 'HARDWARE_WITHOUT_SOFTWARE', 'EC_NOT_A_FUNCTION']);
    expect(finding(in2024, 'EC_NOT_A_FUNCTION').path).toBe('members[0].costLines[1].functions');
  });

  it('ONE_FUNCTION_COST_PAST_CAP: with what a second function could add', () => {
    const found = finding(tenWith([software(900_000, 'EC')]), 'ONE_FUNCTION_COST_PAST_CAP');
    expect(found.effect).toBe(155_555n); // ⌊233,333 × 2/3⌋
    expect(found.message.ja).toContain('2つ目の機能があれば最大155,555円増えます');
    expect(codes(tenWith([software(666_667, 'EC')]))).toEqual([]);
    expect(finding(tenWith([software(9_000_000, 'EC')]), 'ONE_FUNCTION_COST_PAST_CAP').effect).toBe(
      3_000_000n,
    );
  });

  it('SERVICE_CAPPED: 2025 only, with the subsidy it takes away', () => {
    const shop = [twoFunctions(600_000), line('SERVICE', 2_300_000)];
    expect(codes(tenWith(shop))).toEqual([]);
    const found = finding(tenWith(shop, { ruleSet: '2025' }), 'SERVICE_CAPPED');
    expect(found.effect).toBe(-200_000n); // 300,000 × 2/3
    expect(found.clause).toBe('K25 p.20');
    expect(codes(tenWith([twoFunctions(1), line('SERVICE', 2_000_000)], { ruleSet: '2025' }))).toEqual([]);
  });

  it('BELOW_MINIMUM: 2022 only', () => {
    const small = [twoFunctions(66_666)]; // 49,999.5
    expect(codes(tenWith(small))).toEqual([]);
    const cap = { interpretation: { adminCapYen: 2_000_000n } };
    expect(finding(tenWith(small, { ruleSet: '2022', ...cap }), 'BELOW_MINIMUM').severity).toBe('error');
    expect(codes(tenWith([twoFunctions(66_667)], { ruleSet: '2022', ...cap }))).toEqual([]);
  });
});

describe('the caps of the group', () => {
  it('ANALYSIS_OVER_POOL', () => {
    const found = finding(tenWith([...lines(), line('ANALYSIS_SOFTWARE', 9_000_000)]), 'ANALYSIS_OVER_POOL');
    expect(found).toMatchObject({ path: 'analysis', effect: -1_000_000n }); // 6,000,000 against 10 × 500,000
  });

  it('OVER_CAP', () => {
    const over = group(equalMembers(10, () => [twoFunctions(5_166_667)]));
    expect(finding(over, 'OVER_CAP')).toMatchObject({
      severity: 'warning',
      path: 'combined',
      effect: -5_000_000n,
    });
  });

  it('REQUEST_REFUSED: on the very amount', () => {
    const greedy = sound.with(3, { ...sound[3]!, requested: 450_001n });
    const found = finding(group(greedy, { overCapPolicy: 'MANUAL' }), 'REQUEST_REFUSED');
    expect(found).toMatchObject({ severity: 'error', path: 'members[3].requested' });
  });

  it('ADMIN_OVER_LIMIT', () => {
    // base 10 × 450,000 = 4,500,000, limit 300,000; 600,000 × 2/3 = 400,000
    const found = finding(tenWith([...lines(), line('OFFICE', 600_000)]), 'ADMIN_OVER_LIMIT');
    expect(found).toMatchObject({ path: 'admin', effect: -100_000n });
  });

  it('ADMIN_CAP_UNKNOWN: 2022, a warning once there is an admin cost', () => {
    expect(finding(tenWith(lines(), { ruleSet: '2022' }), 'ADMIN_CAP_UNKNOWN').severity).toBe('info');
    const spending = tenWith([...lines(), line('OFFICE', 1)], { ruleSet: '2022' });
    expect(finding(spending, 'ADMIN_CAP_UNKNOWN').severity).toBe('warning');
  });
});

describe('SOURCE_DISAGREEMENT', () => {
  it('states both figures when the other reading changes the yen', () => {
    // n = 10 gives 5,000,000; n = 1 gives 500,000. The admin limit falls with it but there is no admin cost.
    const found = finding(tenWith([...lines(), line('ANALYSIS_SOFTWARE', 9_000_000)]), 'SOURCE_DISAGREEMENT');
    expect(found).toMatchObject({
      severity: 'info',
      path: 'interpretation.analysisMemberCount',
      effect: -4_500_000n,
    });
    expect(found.message.ja).toBe(
      '50万円に掛ける構成員の数は公式資料で書き方が違います。いまの計算「50万円 × グループ構成員数（全員）」（S23）では合計9,500,000円、もう一方「50万円 × 消費動向等分析のツールを導入する構成員の数」（K25 p.20 / R25 別表1 *3）では5,000,000円（−4,500,000円）です。申請前に事務局に確かめてください。',
    );
  });

  it('speaks of the admin base only when a limit binds', () => {
    const admin = (yen: number) => compareReadings(calculate(tenWith([...lines(), line('OFFICE', yen)])));
    expect(admin(300_000)).toEqual([]);
    // subsidy base 4,500,000 → 300,000; cost base 6,000,000 → 400,000
    expect(admin(600_000)).toMatchObject([
      {
        disagreement: { id: 'adminFeeBase' },
        current: { value: 'subsidy', totalGranted: 4_800_000n },
        other: { value: 'eligible-cost', totalGranted: 4_900_000n },
        changedMembers: [],
      },
    ]);
  });

  it('speaks of the micro edge only where micro businesses have one', () => {
    const micro = sound.with(2, { ...sound[2]!, size: 'MICRO', costLines: [twoFunctions(700_000)] });
    expect(compareReadings(calculate(group(micro)))).toEqual([]);
    expect(compareReadings(calculate(group(micro, { ruleSet: '2025' })))).toMatchObject([
      { disagreement: { id: 'tierBoundary' }, changedMembers: [2] },
    ]);
  });

  it('is there exactly when switching the reading changes an amount, for any group', () => {
    fc.assert(
      fc.property(
        anyGroup,
        fc.constantFrom('adminFeeBase', 'analysisMemberCount', 'tierBoundary'),
        (input, key) => {
          const result = calculate(input);
          const others = {
            adminFeeBase: ['subsidy', 'eligible-cost'],
            analysisMemberCount: ['all-members', 'introducing-members'],
            tierBoundary: ['x25', 'exact'],
          };
          const other = others[key].find((value) => value !== result.interpretation[key]);
          const switched = calculate({ ...input, interpretation: { ...input.interpretation, [key]: other } });
          const granted = (r: typeof result) => r.members.map((m) => m.granted);
          const changes =
            switched.total.granted !== result.total.granted ||
            JSON.stringify(granted(switched).map(String)) !== JSON.stringify(granted(result).map(String));
          const reported = compareReadings(result).find(({ disagreement }) => disagreement.id === key);
          expect(reported !== undefined).toBe(changes);
          if (reported)
            expect(reported.other).toEqual({ value: other, totalGranted: switched.total.granted });
        },
      ),
      { numRuns: 200 },
    );
  });
});

it('come errors first, each with a way forward in both languages and an existing path', () => {
  fc.assert(
    fc.property(anyGroup, (input) => {
      const found = findings(calculate(input));
      const ranks = found.map(({ severity }) => SEVERITIES.indexOf(severity));
      expect(ranks).toEqual([...ranks].sort());
      for (const { message, path } of found) {
        expect(message.ja).toMatch(/(ください|なります|ました|います|せん|です|見直せます|あります)。$/);
        expect(message.en).toMatch(/\.$/);
        const [, index] = /^members\[(\d+)\]/.exec(path) ?? [];
        if (index !== undefined) expect(input.members[Number(index)]).toBeDefined();
      }
    }),
    { numRuns: 100 },
  );
});
