import type { SheetLook } from './look.ts';

const MARGIN = 1.6;
const RED = '赤いマスは上限を超えています。';

export const FORM5_LOOK: SheetLook = {
  widths: {
    A: MARGIN,
    B: 6,
    C: 30,
    D: 16,
    E: 38,
    'F:J': 22,
    K: 6,
    L: 38,
    'M:N': 20,
    O: 26,
    P: 20,
    Q: MARGIN,
  },
  title: 'B2',
  sections: ['L9', 'L17'],
  headerRows: [10],
  notes: {
    B4: '水色のマスに、事業者名・規模・税抜の経費を入れると、補助金申請可能額が出ます。',
    B5: '申請額は、申請可能額までの円を入れます。',
    B6: `${RED}ハードウェアは、ソフトウェアがある事業者だけが対象です。`,
    B7: '機能が1つだけの事業者には②がありません。これと、(1)と(2)を合わせて3,000万円までの上限は、この表の計算に入っていません。',
    L15: '補助率は、①が中小企業等 3/4・小規模事業者 4/5、②が 2/3、ハードウェアが 1/2 です。',
  },
  merges: [
    ...['B', 'C', 'D', 'J'].map((column) => ({ range: `${column}11:${column}15`, every: 5, lastRow: 1006 })),
    { range: 'L18:P24' },
  ],
  inputs: [{ range: 'L18:P24', format: 'TEXT' }],
  formats: {},
  red: [
    { range: 'I11:I1010', formula: 'AND(I11<>"",OR(H11="",I11>H11))' },
    { range: 'F14', every: 5, lastRow: 1009, formula: 'AND(F14<>"",N(F11)=0)' },
    { range: 'F15', every: 5, lastRow: 1010, formula: 'AND(F15<>"",N(F11)=0)' },
    { range: 'J11', every: 5, lastRow: 1006, formula: 'AND(ISNUMBER(J11),J11>SUM(H11,H14,H15))' },
    { range: 'O11', formula: 'AND(ISNUMBER(O11),OR(N11="",O11>N11,O11>30000000))' },
    { range: 'O12:O14', formula: 'AND(ISNUMBER(O12),OR(N12="",O12>N12))' },
  ],
  printRows: '10:10',
  pagesWide: 1,
};

export const FORM6_LOOK: SheetLook = {
  widths: {
    A: MARGIN,
    B: 6,
    C: 30,
    D: 34,
    'E:F': 20,
    G: 24,
    H: 20,
    I: 6,
    J: 36,
    'K:M': 20,
    N: 10,
    O: MARGIN,
  },
  title: 'C2',
  sections: ['C10', 'B14', 'J14', 'J20'],
  headerRows: [11, 15],
  notes: {
    C4: '水色のマスに、グループ構成員数と、事業者ごとの税抜の経費を入れます。',
    C5: '申請額は、事業者ごと（H列）とグループ全体（M16）に入れます。',
    C6: RED,
  },
  merges: [
    ...['B', 'C', 'F', 'G', 'H'].map((column) => ({
      range: `${column}16:${column}17`,
      every: 2,
      lastRow: 414,
    })),
    { range: 'J21:N27' },
  ],
  inputs: [{ range: 'J21:N27', format: 'TEXT' }],
  formats: {},
  red: [
    { range: 'H16:H415', formula: 'AND(H16<>"",OR(G16="",H16>G16,$D$12="",H16>$D$12))' },
    { range: 'M16', formula: 'AND(M16<>"",OR(L16="",M16>L16,M16>30000000))' },
  ],
  printRows: '15:15',
  pagesWide: 1,
};

export const FORM7_LOOK: SheetLook = {
  widths: { A: MARGIN, B: 30, C: 34, 'D:H': 22, I: MARGIN },
  title: 'B2',
  sections: ['B16', 'B22', 'B52', 'B61'],
  headerRows: [17, 23, 53],
  notes: {
    B4: '水色のマスに、費目ごとの税抜の経費を入れます。',
    B5: '申請額は、その他経費の合計（E18）と、事務費・外部専門家費それぞれに入れます。',
    B11: '申請できる上限',
    B6: `上限は、(1)と(2)の補助金申請額 × 10% × 2/3 です。${RED}`,
  },
  merges: [
    ...['E', 'F', 'G', 'H'].flatMap((column) => [
      { range: `${column}24:${column}50` },
      { range: `${column}54:${column}59` },
    ]),
    { range: 'B62:F68' },
    { range: 'B24:B26', every: 3, lastRow: 48 },
    { range: 'B54:B56', every: 3, lastRow: 57 },
  ],
  inputs: [{ range: 'B62:F68', format: 'TEXT' }],
  formats: {},
  red: [
    { range: 'C12:C13', formula: 'SUM($C$12:$C$13)>30000000' },
    { range: 'E18', formula: 'AND(E18<>"",OR(D18="",E18>D18,E18>C14,E18>2000000))' },
    { range: 'H24', formula: 'AND(H24<>"",OR(G24="",H24>G24,SUM(H24,H54)>2000000))' },
    { range: 'H54', formula: 'AND(H54<>"",OR(G54="",H54>G54,SUM(H24,H54)>2000000))' },
  ],
  printRows: null,
  pagesWide: 1,
};

export const FORM8_LOOK: SheetLook = {
  widths: { A: MARGIN, B: 30, 'C:H': 22, I: MARGIN },
  title: 'B2',
  sections: [],
  headerRows: [8],
  notes: {
    B4: '様式5〜7から自動で集まります。入れるところはありません。',
    B5: `${RED}(1)と(2)を合わせて3,000万円、(3)は200万円までです。`,
  },
  merges: [],
  inputs: [],
  formats: {},
  red: [
    { range: 'F9:F10', formula: 'SUM($F$9:$F$10)>30000000' },
    { range: 'F11', formula: 'AND(ISNUMBER(F11),OR(F11>2000000,F11>ROUNDDOWN(SUM(F9:F10)*0.1/3*2,0)))' },
    { range: 'G9:G10', formula: 'AND(ISNUMBER(G9),OR(SUM($G$9:$G$10)>30000000,F9="",G9>F9))' },
    {
      range: 'G11',
      formula: 'AND(ISNUMBER(G11),OR(G11>2000000,G11>ROUNDDOWN(SUM(G9:G10)*0.1/3*2,0),F11="",G11>F11))',
    },
    {
      range: 'G12',
      formula: 'AND(ISNUMBER(G12),OR(G12>32000000,SUM(G9:G10)>30000000,N(G11)>2000000,G12>F12))',
    },
  ],
  printRows: null,
  pagesWide: 1,
};
