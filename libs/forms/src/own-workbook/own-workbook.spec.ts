import { beforeAll, describe, expect, it } from '@jest/globals';
import type { FilledForms } from '../fill/fill-official.ts';
import type { FormGroup, FormMember } from '../form-group.ts';
import { openOfficialWorkbook } from '../layout/detect-edition.ts';
import { recalculate } from '../recalculate/recalculate.ts';
import { carriesOwnMark } from './own-mark.ts';
import { ownWorkbook } from './own-workbook.ts';

function member(name: string, softwareYen: bigint, size: 'SME' | 'MICRO' = 'SME'): FormMember {
  return {
    id: null,
    name,
    size: size as FormMember['size'],
    profile: null,
    costs: {
      softwareYen,
      pcYen: 300_000n,
      registerYen: null,
      requested: null,
      analysisSoftwareYen: 600_000n,
      analysisHardwareYen: null,
      analysisRequestedYen: null,
    },
    uses: [{ part: 'INFRASTRUCTURE', toolName: '見本会計', quantity: 1, pays: true }],
    productivity: null,
  };
}

const GROUP: FormGroup = {
  groupName: '見本本町デジタル化グループ',
  representative: member('見本本町商店街振興組合', 1_000_000n),
  participants: Array.from({ length: 199 }, (_, index) =>
    member(
      ['髙﨑青果店', '𠮷野鮮魚', '㈱見本①', '=1+1'][index % 4] ?? '',
      580_000n,
      index % 2 === 0 ? 'MICRO' : 'SME',
    ),
  ),
  tools: [],
  analysisMemberCount: 200,
  analysisRequestedYen: 1_000_000n,
  adminItems: [{ item: '人件費', description: null, yen: 900_000n }],
  adminRequestedYen: 0n,
  officeRequestedYen: null,
  expertRequestedYen: null,
};

describe('our own workbook of 200 members', () => {
  let forms: FilledForms;
  beforeAll(async () => {
    forms = await ownWorkbook(GROUP, { edition: '2025' });
  });

  it('is one file, still known as ours', async () => {
    expect(forms.workbooks).toHaveLength(1);
    const official = await openOfficialWorkbook(forms.workbooks[0]?.bytes ?? new Uint8Array());
    if (!official.ok) throw new Error(official.error.message.en);
    const { FORM1, FORM5 } = official.value.sheets;
    expect(carriesOwnMark(FORM1.cells)).toBe(true);
    expect(FORM1.cells.get('C14')).toMatchObject({ value: '𠮷野鮮魚', kind: 'TEXT' });
    expect(FORM5.cells.get('C1006')).toMatchObject({ value: '㈱見本①' });
    expect(FORM1.cells.get('C16')).toMatchObject({ value: '=1+1', formula: null });
  });

  it('calculates the totals', async () => {
    const result = await recalculate(forms.workbooks[0]?.bytes ?? new Uint8Array(), { engine: 'IRONCALC' });
    if (!result.ok) throw new Error(result.error.message.en);
    const cells = result.value.sheets.get('F【様式5】基盤導入経費');
    // 1 000 000 + 199 × 580 000, and 200 × 300 000 of PCs.
    expect(cells?.get('M12')?.text).toBe('116420000');
    expect(cells?.get('M13')?.text).toBe('60000000');
    // 500 000 + ⌊333 333 × 2/3⌋, 99 SMEs with 435 000, 100 micro businesses with 464 000.
    expect(cells?.get('N12')?.text).toBe(String(500_000 + 222_222 + 99 * 435_000 + 100 * 464_000));
    expect(cells?.get('N11')?.text).toBe('30000000');
  });

  it('is the same file for the same group', async () => {
    const again = await ownWorkbook(GROUP, { edition: '2025' });
    expect(
      Buffer.from(again.workbooks[0]?.bytes ?? []).equals(Buffer.from(forms.workbooks[0]?.bytes ?? [])),
    ).toBe(true);
  });
});
