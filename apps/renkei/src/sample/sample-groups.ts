/** How far a sample group is: only planned, collecting its papers, or granted and buying. */
export type SampleStage = 'PLANNED' | 'COLLECTING' | 'BUYING';

/** The files are in apps/renkei/sample/: plain member lists, as a coordinator would hand them in. */
export interface SampleGroup {
  readonly slug: string;
  readonly name: string;
  readonly prefecture: number;
  readonly file: string;
  /** 事務費・専門家費, bought by the representative; yen, tax-exclusive. */
  readonly adminLines: readonly { category: 'OFFICE' | 'EXPERT'; label: string; unitPriceYen: number }[];
  readonly stage: SampleStage;
  readonly tool: { vendor: string; name: string; functions: readonly string[]; usedBy: string };
}

/**
 * Three invented groups: one in which every limit of a part binds; one past the joint ¥30 M cap, whose papers are coming
 * in; and one in the middle of its life.
 */
export const SAMPLE_GROUPS: readonly SampleGroup[] = [
  {
    slug: 'hommachi',
    name: '見本本町商店街グループ',
    prefecture: 40,
    file: 'mihon-hommachi.csv',
    stage: 'PLANNED',
    adminLines: [
      { category: 'OFFICE', label: '人件費（とりまとめ）', unitPriceYen: 1_200_000 },
      { category: 'OFFICE', label: '会議費・通信運搬費', unitPriceYen: 480_000 },
      { category: 'EXPERT', label: '謝金（外部専門家）', unitPriceYen: 420_000 },
    ],
    tool: {
      vendor: '見本システム株式会社',
      name: '見本POSクラウド',
      functions: ['ACCOUNTING', 'SETTLEMENT'],
      usedBy: 'カフェ見本',
    },
  },
  {
    slug: 'minato',
    name: '見本港サプライチェーングループ',
    prefecture: 17,
    file: 'mihon-minato.csv',
    stage: 'COLLECTING',
    adminLines: [{ category: 'OFFICE', label: '人件費（とりまとめ）', unitPriceYen: 3_300_000 }],
    tool: {
      vendor: '見本ソフトウェア株式会社',
      name: '見本受発注',
      functions: ['ACCOUNTING', 'ORDERING'],
      usedBy: '株式会社見本水産',
    },
  },
  {
    slug: 'yamate',
    name: '見本山手通り商店街グループ',
    prefecture: 28,
    file: 'mihon-yamate.csv',
    stage: 'BUYING',
    adminLines: [
      { category: 'OFFICE', label: '人件費（とりまとめ）', unitPriceYen: 600_000 },
      { category: 'EXPERT', label: '謝金（外部専門家）', unitPriceYen: 150_000 },
    ],
    tool: {
      vendor: '見本ITサポート株式会社',
      name: '見本会計クラウド',
      functions: ['ACCOUNTING'],
      usedBy: '株式会社見本靴店',
    },
  },
];
