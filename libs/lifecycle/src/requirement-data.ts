import type { GroupRequirement, Requirement } from './requirement-terms.ts';

/** 履歴事項全部証明書 and 住民票 must have been issued within three months of the submission (K25 p.24). */
const THREE_MONTHS = 3;

/**
 * What an application needs (program rules §5). The papers are stated officially for 2025; for other years they are
 * carried back. GビズID, SECURITY ACTION and みらデジ are named in the 2023 deck itself.
 */
export const REQUIREMENTS: readonly Requirement[] = [
  {
    code: 'GBIZ_ID_PRIME',
    label: { ja: 'GビズIDプライム', en: 'GビズID Prime account' },
    task: { ja: '「GビズIDプライム」のアカウントを取る', en: 'Get the GビズID Prime account' },
    accepts: [
      {
        paper: 'GBIZ_ID_PRIME',
        label: { ja: 'GビズIDプライム', en: 'GビズID Prime account' },
        maxAgeMonths: null,
      },
    ],
    owedBy: [{ role: 'REPRESENTATIVE' }],
    source: 'S23 p.6, K25 p.9 (2)(ウ)',
    statedFor: ['2023', '2025'],
  },
  {
    code: 'SECURITY_ACTION',
    label: { ja: 'SECURITY ACTION の宣言（★または★★）', en: 'SECURITY ACTION declaration (★ or ★★)' },
    task: {
      ja: '「SECURITY ACTION」を宣言する（★または★★）',
      en: 'Make the SECURITY ACTION declaration (★ or ★★)',
    },
    accepts: [
      {
        paper: 'SECURITY_ACTION',
        label: { ja: 'SECURITY ACTION の宣言', en: 'SECURITY ACTION declaration' },
        maxAgeMonths: null,
      },
    ],
    owedBy: [{ role: 'REPRESENTATIVE' }, { role: 'PARTICIPANT' }],
    source: 'S23 p.6, K25 p.9 (2)(エ), (3)(エ)',
    statedFor: ['2023', '2025'],
  },
  {
    code: 'MIRADIGI_CHECK',
    label: { ja: 'みらデジ経営チェック', en: 'みらデジ management check' },
    task: { ja: '「みらデジ経営チェック」を受ける', en: 'Take the みらデジ management check' },
    accepts: [
      {
        paper: 'MIRADIGI_CHECK',
        label: { ja: 'みらデジ経営チェックの結果', en: 'Result of the みらデジ management check' },
        maxAgeMonths: null,
      },
    ],
    owedBy: [{ role: 'REPRESENTATIVE' }, { role: 'PARTICIPANT' }],
    onlyFor: ['2023'],
    source: 'S23 p.6',
    statedFor: ['2023'],
  },
  {
    code: 'MOBILE_NUMBER',
    label: { ja: '代表事業者の携帯電話番号', en: "The representative's mobile number" },
    task: { ja: '「代表事業者の携帯電話番号」を知らせる', en: "Tell the representative's mobile number" },
    accepts: [
      { paper: 'MOBILE_NUMBER', label: { ja: '携帯電話番号', en: 'Mobile number' }, maxAgeMonths: null },
    ],
    owedBy: [{ role: 'REPRESENTATIVE' }],
    source: 'K25 p.12 (5)(イ)',
    statedFor: ['2025'],
  },
  {
    code: 'CERTIFICATE_OF_REGISTERED_MATTERS',
    label: { ja: '履歴事項全部証明書', en: 'Certificate of registered matters' },
    accepts: [
      {
        paper: 'CERTIFICATE_OF_REGISTERED_MATTERS',
        label: { ja: '履歴事項全部証明書', en: 'Certificate of registered matters' },
        maxAgeMonths: THREE_MONTHS,
      },
    ],
    owedBy: [{ role: 'REPRESENTATIVE' }, { role: 'PARTICIPANT', route: 'OTHER', legalForm: 'CORPORATION' }],
    source: 'K25 p.24 (3-2)',
    statedFor: ['2025'],
  },
  {
    code: 'CORPORATE_TAX_CERTIFICATE',
    label: { ja: '法人税の納税証明書（その1またはその2）', en: 'Corporate tax certificate (その1 or その2)' },
    accepts: [
      {
        paper: 'CORPORATE_TAX_CERTIFICATE',
        label: { ja: '法人税の納税証明書', en: 'Corporate tax certificate' },
        maxAgeMonths: null,
      },
    ],
    owedBy: [{ role: 'REPRESENTATIVE' }, { role: 'PARTICIPANT', route: 'OTHER', legalForm: 'CORPORATION' }],
    source: 'K25 p.24 (3-2)',
    statedFor: ['2025'],
  },
  {
    code: 'AFFILIATION_PROOF',
    label: {
      ja: '組合員等の名簿（組合等に入っていない場合は、地域で活動していることの確認書）',
      en: 'Member roll (outside the association: proof of activity in the area)',
    },
    accepts: [
      { paper: 'MEMBER_ROLL', label: { ja: '組合員等の名簿', en: 'Member roll' }, maxAgeMonths: null },
      {
        paper: 'ACTIVITY_PROOF',
        label: { ja: '地域で活動していることの確認書', en: 'Proof of activity in the area' },
        maxAgeMonths: null,
      },
    ],
    owedBy: [{ role: 'PARTICIPANT', route: 'ASSOCIATION' }],
    source: 'K25 p.24 (3-2)(2)',
    statedFor: ['2025'],
  },
  {
    code: 'PROPRIETOR_IDENTITY',
    label: { ja: '本人確認書類（運転免許証・運転経歴証明書・住民票のどれか）', en: 'Proof of identity' },
    accepts: [
      { paper: 'DRIVING_LICENCE', label: { ja: '運転免許証', en: 'Driving licence' }, maxAgeMonths: null },
      {
        paper: 'DRIVING_HISTORY_CERTIFICATE',
        label: { ja: '運転経歴証明書', en: 'Driving history certificate' },
        maxAgeMonths: null,
      },
      {
        paper: 'RESIDENCE_CERTIFICATE',
        label: { ja: '住民票', en: 'Residence certificate' },
        maxAgeMonths: THREE_MONTHS,
      },
    ],
    owedBy: [{ role: 'PARTICIPANT', route: 'OTHER', legalForm: 'SOLE_PROPRIETOR' }],
    source: 'K25 p.24 (3-2)(3)',
    statedFor: ['2025'],
  },
  {
    code: 'INCOME_TAX_CERTIFICATE',
    label: { ja: '所得税の納税証明書（その1またはその2）', en: 'Income tax certificate (その1 or その2)' },
    accepts: [
      {
        paper: 'INCOME_TAX_CERTIFICATE',
        label: { ja: '所得税の納税証明書', en: 'Income tax certificate' },
        maxAgeMonths: null,
      },
    ],
    owedBy: [{ role: 'PARTICIPANT', route: 'OTHER', legalForm: 'SOLE_PROPRIETOR' }],
    source: 'K25 p.24 (3-2)(3)',
    statedFor: ['2025'],
  },
  {
    code: 'TAX_RETURN_COPY',
    label: {
      ja: '確定申告書の控え（税務署が受け取ったことが分かるもの）',
      en: 'Copy of the tax return, with proof that the tax office received it',
    },
    accepts: [
      {
        paper: 'TAX_RETURN_COPY',
        label: { ja: '確定申告書の控え', en: 'Copy of the tax return' },
        maxAgeMonths: null,
      },
    ],
    owedBy: [{ role: 'PARTICIPANT', route: 'OTHER', legalForm: 'SOLE_PROPRIETOR' }],
    source: 'K25 p.24–25 (3-2)(3)',
    statedFor: ['2025'],
  },
];

const GROUP_SOURCE = { source: 'K25 p.23 (3-2)(1)', statedFor: ['2025'] } as const;

/** The group's own papers; each is carried back for every year but 2025. */
export const GROUP_REQUIREMENTS: readonly GroupRequirement[] = [
  { code: 'OFFICIAL_FORMS', label: { ja: '様式1〜8', en: 'Official forms 1–8' }, ...GROUP_SOURCE },
  {
    code: 'SELECTION_REASON',
    label: { ja: '選定理由書', en: 'Reasons for the choice of vendor or expert' },
    onlyIf: { fact: 'supported', is: true },
    ...GROUP_SOURCE,
  },
  {
    code: 'TOOL_OVERVIEW',
    label: { ja: 'ITツールの概要', en: 'Overview of the IT tools' },
    onlyIf: { fact: 'everyToolHasUrl', is: false },
    ...GROUP_SOURCE,
  },
  { code: 'SYSTEM_DIAGRAM', label: { ja: 'システム構成図', en: 'System diagram' }, ...GROUP_SOURCE },
  { code: 'ORGANISATION_CHART', label: { ja: '実施体制図', en: 'Organisation chart' }, ...GROUP_SOURCE },
  { code: 'AREA_MAP', label: { ja: '実施エリア図', en: 'Map of the project area' }, ...GROUP_SOURCE },
];
