import { savedName } from '@renkei/evidence';
import {
  EVIDENCE,
  EVIDENCE_CODES,
  type EvidenceCode,
  type EvidenceOutcome,
  type EvidenceState,
} from '@renkei/lifecycle';
import { CATEGORY_LABELS } from '@renkei/subsidy-rules';
import type { BundleFacts, BundleFile, BundleLine, BundleMember } from './bundle-facts.ts';
import { namesOfFolder, safeName } from '../shared/safe-name.ts';

/** Why a file is in the index and not in the bundle. */
export type LeftOut = 'INFECTED' | 'WAITING' | 'MISSING';

/** A file in the folder of one item it proves: in several folders when it proves several. */
export interface PlacedFile {
  readonly path: string;
  readonly file: BundleFile;
  /** The cost lines it is for, by number; empty for what the member owes once. */
  readonly lines: readonly number[];
  readonly units: readonly number[];
  /** null: it proves nothing (yet). */
  readonly outcome: EvidenceOutcome | null;
  readonly leftOut: LeftOut | null;
}

export interface OwedPiece {
  readonly line: BundleLine | null;
  readonly state: EvidenceState;
  readonly needed: number;
  readonly missing: number;
}

export interface ItemPlan {
  /** null: files that prove nothing (yet). */
  readonly item: EvidenceCode | null;
  readonly label: string;
  readonly owed: readonly OwedPiece[];
  readonly files: readonly PlacedFile[];
}

export interface MemberPlan {
  /** null: the group as a whole. */
  readonly member: BundleMember | null;
  readonly folder: string;
  readonly title: string;
  readonly items: readonly ItemPlan[];
  /** Older versions: not in the bundle. */
  readonly replaced: readonly { readonly file: BundleFile; readonly by: BundleFile | null }[];
}

/** The folders in the order K25 p.32 (6-2) names the papers; the numbers keep it in every file manager. */
const ITEM_FOLDERS: Readonly<Record<EvidenceCode, string>> = {
  INVOICE_DETAIL: '請求書',
  PAYMENT_PROOF: '支払いの証憑',
  PAYOUT_ACCOUNT: '受取口座',
  USAGE_SCREEN: '利用画面',
  DELIVERY_NOTE: '納品書',
  UNIT_PHOTO: '設置写真',
  EMPLOYEE_LIST: '従業員一覧',
  ADMIN_VOUCHERS: '事務費・専門家費',
};
const OTHER = 'その他';
const OTHER_LABEL = 'その他（どの項目にも結びついていないファイル）';
const GROUP_FOLDER = 'グループ共通';
const ROLES: Readonly<Record<BundleMember['role'], string>> = {
  REPRESENTATIVE: '代表事業者',
  PARTICIPANT: '参画事業者',
};
/** Leaves room for the file's name in the 260 characters of a Windows path. */
const FOLDER_UNITS = 40;

/**
 * Where every file lies and what the index says of it. Only the newest version of a file is placed; what is infected or
 * waits for its scan has its place too, and stays away.
 */
export function bundlePlan(facts: BundleFacts): readonly MemberPlan[] {
  const filesOf = new Map<string | null, BundleFile[]>();
  for (const file of facts.files) {
    const own = filesOf.get(file.member_id);
    if (own) own.push(file);
    else filesOf.set(file.member_id, [file]);
  }
  const width = Math.max(2, String(facts.members.length).length);
  const members = facts.members.map((member, index): MemberPlan => {
    const number = String(index + 1).padStart(width, '0');
    const folder = safeName(`${number}_${ROLES[member.role]}_${member.name}`, number, FOLDER_UNITS);
    const withdrawn = member.status === 'WITHDRAWN' ? '（脱退）' : '';
    const title = `${number} ${ROLES[member.role]} ${member.name}${withdrawn}`;
    return planOf(facts, member, folder, title, filesOf.get(member.id) ?? []);
  });
  const zero = '0'.repeat(width);
  const common = filesOf.get(null) ?? [];
  const group = planOf(facts, null, `${zero}_${GROUP_FOLDER}`, `${zero} ${GROUP_FOLDER}`, common);
  return [group, ...members].filter(({ items, replaced }) => items.length + replaced.length > 0);
}

function planOf(
  facts: BundleFacts,
  member: BundleMember | null,
  folder: string,
  title: string,
  files: readonly BundleFile[],
): MemberPlan {
  const newest = files.filter(({ replaced_by_id: by }) => by === null);
  const owed = (member && facts.checklists.get(member.id)?.entries) ?? [];
  const items = EVIDENCE_CODES.map((item, index): ItemPlan => {
    const path = `${folder}/${String(index + 1).padStart(2, '0')}_${ITEM_FOLDERS[item]}`;
    return {
      item,
      label: EVIDENCE[item].label.ja,
      owed: owed
        .filter((entry) => entry.item.code === item)
        .map(({ costLineId, state, missing, item: { needed } }) => ({
          line: costLineId === null ? null : (facts.lines.get(costLineId) ?? null),
          state,
          needed,
          missing,
        })),
      files: placed(facts, path, newest, item),
    };
  });
  const known = new Set<string>(EVIDENCE_CODES);
  const others = newest.filter(({ links }) => !links.some(({ item }) => known.has(item)));
  items.push({
    item: null,
    label: OTHER_LABEL,
    owed: [],
    files: placed(facts, `${folder}/99_${OTHER}`, others, null),
  });
  const byId = new Map(files.map((file) => [file.id, file]));
  return {
    member,
    folder,
    title,
    items: items.filter((item) => item.owed.length + item.files.length > 0),
    replaced: files.flatMap((file) =>
      file.replaced_by_id === null ? [] : [{ file, by: byId.get(file.replaced_by_id) ?? null }],
    ),
  };
}

function placed(
  facts: BundleFacts,
  folder: string,
  files: readonly BundleFile[],
  item: EvidenceCode | null,
): readonly PlacedFile[] {
  const nameOf = namesOfFolder();
  const wanted = files.flatMap((file) => {
    const links = file.links.filter((link) => link.item === item);
    if (item !== null && links.length === 0) return [];
    const lines = ascending(links.map(({ costLineId }) => facts.lines.get(costLineId ?? '')?.number));
    const units = ascending(links.map(({ unitNumber }) => unitNumber));
    // worst first: a file returned for one line is not accepted for all
    const outcome = OUTCOMES.find((one) => links.some((link) => link.outcome === one)) ?? null;
    return [{ file, lines, units, outcome }];
  });
  wanted.sort((a, b) => (a.lines[0] ?? 0) - (b.lines[0] ?? 0) || (a.units[0] ?? 0) - (b.units[0] ?? 0));
  return wanted.map(({ file, lines, units, outcome }) => {
    const name = `${prefixOf('明細', lines, '')}${prefixOf('', units, '台目')}${savedName(file.file_name, file.media_type)}`;
    const leftOut = file.scan === 'INFECTED' || file.scan === 'WAITING' ? file.scan : null;
    return { path: `${folder}/${nameOf(safeName(name, 'file'))}`, file, lines, units, outcome, leftOut };
  });
}

const OUTCOMES: readonly EvidenceOutcome[] = ['RETURNED', 'PENDING', 'ACCEPTED'];

/** `明細1_`, `明細1ほか_`, `2台目_`: a folder sorts by what its files are for. */
function prefixOf(before: string, [first, ...more]: readonly number[], after: string): string {
  return first === undefined ? '' : `${before}${String(first)}${after}${more.length > 0 ? 'ほか' : ''}_`;
}

function ascending(numbers: readonly (number | null | undefined)[]): readonly number[] {
  return [...new Set(numbers.filter((number) => number != null))].sort((a, b) => a - b);
}

/** `明細1 ソフトウェア 見本会計` */
export function lineTitle({ number, category, label }: BundleLine): string {
  return `明細${String(number)} ${CATEGORY_LABELS[category].ja} ${label}`.trim();
}
