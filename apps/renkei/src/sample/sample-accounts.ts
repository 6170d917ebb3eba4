/** Who is in the sample: everybody of the product's roles once, and one person who has two. All invented. */
export interface SampleAccount {
  readonly email: string;
  readonly displayName: string;
  /** What the console says of it. */
  readonly isFor: string;
  readonly admin?: boolean;
  /** The groups it coordinates, by their slugs. */
  readonly coordinates?: readonly string[];
  readonly approver?: boolean;
  /** The member it is of: the group's slug and the business. */
  readonly memberOf?: readonly [slug: string, business: string];
  readonly supportReader?: boolean;
}

/** Founds the groups. */
export const COORDINATOR: SampleAccount = {
  email: 'torimatome@example.jp',
  displayName: '見本 とりまとめ担当',
  isFor: 'とりまとめ（本町・港・山手）',
  coordinates: ['hommachi', 'minato', 'yamate'],
};

/** Publishes the sample's schedule. */
export const ADMINISTRATOR: SampleAccount = {
  email: 'kanri@example.jp',
  displayName: '見本 管理者',
  isFor: '全体の管理',
  admin: true,
};

export const SAMPLE_ACCOUNTS: readonly SampleAccount[] = [
  COORDINATOR,
  {
    email: 'minato@example.jp',
    displayName: '見本 港 かもめ',
    isFor: 'とりまとめと承認（港）、お店（見本港まちづくり）',
    coordinates: ['minato'],
    approver: true,
    memberOf: ['minato', '株式会社見本港まちづくり'],
  },
  {
    email: 'takasaki@example.jp',
    displayName: '見本 髙﨑 𠮷子',
    isFor: 'お店（髙﨑青果店・本町）',
    memberOf: ['hommachi', '髙﨑青果店'],
  },
  {
    email: 'cafe@example.jp',
    displayName: '見本 喫茶 まめ',
    isFor: 'お店（カフェ見本・本町）',
    memberOf: ['hommachi', 'カフェ見本'],
  },
  {
    email: 'suisan@example.jp',
    displayName: '見本 魚住 なみ',
    isFor: 'お店（見本水産・港）',
    memberOf: ['minato', '株式会社見本水産'],
  },
  {
    email: 'shashin@example.jp',
    displayName: '見本 𠮷田 ひかり',
    isFor: 'お店（見本写真館𠮷田・山手、交付決定のあと）',
    memberOf: ['yamate', '見本写真館𠮷田'],
  },
  {
    email: 'shien@example.jp',
    displayName: '見本 支援 みどり',
    isFor: '支援機関（本町だけが同意済み）',
    supportReader: true,
  },
  ADMINISTRATOR,
];

/** Looks after the prefectures of the first two groups; only the first group has consented. */
export const SAMPLE_SUPPORT_BODY = {
  name: '見本経営支援センター',
  prefectures: [17, 40],
  consentOf: 'hommachi',
} as const;
