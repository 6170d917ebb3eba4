import type { Bilingual } from '@renkei/api-client';
import { CATEGORY_LABELS, POLICY_LABELS, type CostCategory, type OverCapPolicy } from '@renkei/subsidy-rules';
import { yenText } from '../../../language/money.ts';
import { requirementLabel } from './paper-names.ts';

/** Yen of the CLI contract: a number, or its digits where a number would not be exact. */
type ContractYen = number | string;

interface FiledBusiness {
  readonly name: string;
  readonly representativeName: string;
  readonly addressLine: string;
  readonly city: string;
  readonly capitalYen: string | null;
  readonly employees: number | null;
}

/** What of a submission's document (`renkei.submission/1`) is put into words. Amounts: whole yen, tax-exclusive. */
export interface FiledDocument {
  readonly members: readonly {
    readonly id: string;
    readonly size: 'SME' | 'MICRO';
    readonly business: FiledBusiness;
  }[];
  readonly costLines: readonly {
    readonly id: string;
    readonly memberId: string;
    readonly memberName: string;
    readonly category: CostCategory;
    readonly label: string;
    readonly tool: string | null;
    readonly amountYen: ContractYen;
  }[];
  readonly outcome: {
    readonly members: readonly { readonly id: string; readonly granted: ContractYen }[];
    readonly infrastructure: { readonly granted: ContractYen };
    readonly analysis: { readonly granted: ContractYen };
    readonly admin: { readonly granted: ContractYen };
  };
  readonly settings: { readonly overCapPolicy: OverCapPolicy };
  readonly papers: readonly FiledPaper[];
  readonly groupPapers: readonly { readonly requirement: string; readonly receivedOn: string | null }[];
  readonly declarations: readonly { readonly memberId: string; readonly answers: unknown }[];
}

interface FiledPaper {
  readonly memberId: string;
  readonly requirement: string;
  readonly issuedOn: string | null;
  readonly receivedOn: string | null;
  readonly review: string;
}

/** What two submissions differ in, in sentences: amounts first, then members, costs, papers. */
export function submissionDifferences(before: FiledDocument, after: FiledDocument): readonly Bilingual[] {
  return [
    ...totals(before, after),
    ...members(before, after),
    ...grants(before, after),
    ...costs(before, after),
    ...settings(before, after),
    ...papers(before, after),
    ...declarations(before, after),
  ];
}

/** Adds up what was asked for: (1)+(2)+(3). */
export function requestedTotal({ outcome: { infrastructure, analysis, admin } }: FiledDocument): bigint {
  return BigInt(infrastructure.granted) + BigInt(analysis.granted) + BigInt(admin.granted);
}

/** `1,000円 → 1,200円（＋200円）`. */
export function movement(before: bigint, after: bigint): Bilingual {
  const change = after - before;
  const sign = change > 0n ? '＋' : '';
  return {
    ja: `${yenText(before, 'ja')} → ${yenText(after, 'ja')}（${sign}${yenText(change, 'ja')}）`,
    en: `${yenText(before, 'en')} → ${yenText(after, 'en')} (${change > 0n ? '+' : ''}${yenText(change, 'en')})`,
  };
}

function moved(label: Bilingual, before: bigint, after: bigint): Bilingual[] {
  if (before === after) return [];
  const { ja, en } = movement(before, after);
  return [{ ja: `${label.ja}: ${ja}`, en: `${label.en}: ${en}` }];
}

function totals(before: FiledDocument, after: FiledDocument): Bilingual[] {
  const part = (label: Bilingual, of: 'infrastructure' | 'analysis' | 'admin') =>
    moved(label, BigInt(before.outcome[of].granted), BigInt(after.outcome[of].granted));
  return [
    ...moved(
      { ja: '申請する補助金の合計', en: 'Subsidy asked for in all' },
      requestedTotal(before),
      requestedTotal(after),
    ),
    ...part({ ja: '(1) 基盤導入経費', en: '(1) infrastructure' }, 'infrastructure'),
    ...part({ ja: '(2) 消費動向等分析経費', en: '(2) analysis' }, 'analysis'),
    ...part({ ja: '(3) 事務費・専門家費', en: '(3) admin' }, 'admin'),
  ];
}

/** What is only there, only was there, and is in both. */
function compared<Item extends { readonly id: string }>(before: readonly Item[], after: readonly Item[]) {
  const old = new Map(before.map((item) => [item.id, item]));
  const now = new Map(after.map((item) => [item.id, item]));
  return {
    added: after.filter(({ id }) => !old.has(id)),
    removed: before.filter(({ id }) => !now.has(id)),
    both: after.flatMap((item) => {
      const earlier = old.get(item.id);
      return earlier ? [[earlier, item] as const] : [];
    }),
  };
}

function members(before: FiledDocument, after: FiledDocument): Bilingual[] {
  const { added, removed, both } = compared(before.members, after.members);
  return [
    ...added.map(({ business: { name } }) => ({
      ja: `${name}が加わりました。`,
      en: `${name} joined.`,
    })),
    ...removed.map(({ business: { name } }) => ({ ja: `${name}が抜けました。`, en: `${name} left.` })),
    ...both.flatMap(([old, now]) => memberDifferences(old, now)),
  ];
}

const FIELDS: readonly (readonly [field: keyof FiledBusiness, label: Bilingual])[] = [
  ['representativeName', { ja: '代表者', en: 'representative' }],
  ['city', { ja: '市区町村', en: 'city' }],
  ['addressLine', { ja: '住所', en: 'address' }],
  ['capitalYen', { ja: '資本金', en: 'capital' }],
  ['employees', { ja: '従業員数', en: 'employees' }],
];

type FiledMember = FiledDocument['members'][number];

function memberDifferences(old: FiledMember, now: FiledMember): Bilingual[] {
  const { name } = now.business;
  const found: Bilingual[] = [];
  if (old.business.name !== name) {
    found.push({ ja: `名前: ${old.business.name} → ${name}`, en: `Name: ${old.business.name} → ${name}` });
  }
  if (old.size !== now.size) {
    const size = { SME: ['中小企業', 'SME'], MICRO: ['小規模事業者', 'micro business'] } as const;
    found.push({
      ja: `${name}の規模: ${size[old.size][0]} → ${size[now.size][0]}`,
      en: `Size of ${name}: ${size[old.size][1]} → ${size[now.size][1]}`,
    });
  }
  for (const [field, label] of FIELDS) {
    const [was, is] = [old.business[field], now.business[field]];
    if (was === is) continue;
    const shown = (value: string | number | null, empty: string) =>
      value === null || value === '' ? empty : String(value);
    found.push({
      ja: `${name}の${label.ja}: ${shown(was, '（空）')} → ${shown(is, '（空）')}`,
      en: `${label.en} of ${name}: ${shown(was, '(empty)')} → ${shown(is, '(empty)')}`,
    });
  }
  return found;
}

function grants(before: FiledDocument, after: FiledDocument): Bilingual[] {
  return compared(before.outcome.members, after.outcome.members).both.flatMap(([old, now]) => {
    const name = after.members.find(({ id }) => id === now.id)?.business.name ?? '';
    const label = { ja: `${name}の(1)の補助金`, en: `(1) of ${name}` };
    return moved(label, BigInt(old.granted), BigInt(now.granted));
  });
}

type FiledLine = FiledDocument['costLines'][number];

function lineName({ memberName, category, label, tool }: FiledLine): Bilingual {
  const what = label || tool;
  const kind = CATEGORY_LABELS[category];
  return {
    ja: `${memberName}の${what ? `「${what}」` : kind.ja}`,
    en: `${what ? `"${what}"` : kind.en} of ${memberName}`,
  };
}

function costs(before: FiledDocument, after: FiledDocument): Bilingual[] {
  const { added, removed, both } = compared(before.costLines, after.costLines);
  return [
    ...added.map((line) => {
      const name = lineName(line);
      const yen = BigInt(line.amountYen);
      return {
        ja: `費用が増えました: ${name.ja} ${yenText(yen, 'ja')}`,
        en: `A cost was added: ${name.en}, ${yenText(yen, 'en')}`,
      };
    }),
    ...removed.map((line) => {
      const name = lineName(line);
      const yen = BigInt(line.amountYen);
      return {
        ja: `費用がなくなりました: ${name.ja} ${yenText(yen, 'ja')}`,
        en: `A cost was removed: ${name.en}, ${yenText(yen, 'en')}`,
      };
    }),
    ...both.flatMap(([old, now]) => {
      const name = lineName(now);
      const tool =
        old.tool === now.tool
          ? []
          : [
              {
                ja: `${name.ja}のツール: ${old.tool ?? 'なし'} → ${now.tool ?? 'なし'}`,
                en: `Tool of ${name.en}: ${old.tool ?? 'none'} → ${now.tool ?? 'none'}`,
              },
            ];
      const label = { ja: `${name.ja}の費用`, en: `Cost of ${name.en}` };
      return [...tool, ...moved(label, BigInt(old.amountYen), BigInt(now.amountYen))];
    }),
  ];
}

function settings(before: FiledDocument, after: FiledDocument): Bilingual[] {
  const [old, now] = [before.settings.overCapPolicy, after.settings.overCapPolicy];
  if (old === now) return [];
  const [was, is] = [POLICY_LABELS[old], POLICY_LABELS[now]];
  return [
    {
      ja: `上限を超えたときの減らし方: ${was.ja} → ${is.ja}`,
      en: `What happens above the cap: ${was.en} → ${is.en}`,
    },
  ];
}

function papers(before: FiledDocument, after: FiledDocument): Bilingual[] {
  const nameOf = (id: string) => after.members.find((member) => member.id === id)?.business.name ?? '';
  const key = ({ memberId, requirement }: FiledPaper) => `${memberId} ${requirement}`;
  const withId = (list: readonly FiledPaper[]) => list.map((paper) => ({ ...paper, id: key(paper) }));
  const ofMembers = compared(withId(before.papers), withId(after.papers));
  const ofGroup = compared(
    before.groupPapers.map((paper) => ({ ...paper, id: paper.requirement })),
    after.groupPapers.map((paper) => ({ ...paper, id: paper.requirement })),
  );
  const added = (whose: Bilingual, requirement: string): Bilingual => {
    const paper = requirementLabel(requirement);
    return {
      ja: `書類が増えました: ${whose.ja}の${paper.ja}`,
      en: `A paper was added: ${paper.en} of ${whose.en}`,
    };
  };
  const replaced = (whose: Bilingual, requirement: string): Bilingual => {
    const paper = requirementLabel(requirement);
    return {
      ja: `書類を差し替えました: ${whose.ja}の${paper.ja}`,
      en: `A paper was replaced: ${paper.en} of ${whose.en}`,
    };
  };
  const group = { ja: 'グループ', en: 'the group' };
  const member = (id: string): Bilingual => ({ ja: nameOf(id), en: nameOf(id) });
  return [
    ...ofMembers.added.map(({ memberId, requirement }) => added(member(memberId), requirement)),
    ...ofMembers.both.flatMap(([old, now]) =>
      old.issuedOn === now.issuedOn && old.receivedOn === now.receivedOn
        ? []
        : [replaced(member(now.memberId), now.requirement)],
    ),
    ...ofGroup.added.map(({ requirement }) => added(group, requirement)),
    ...ofGroup.both.flatMap(([old, now]) =>
      old.receivedOn === now.receivedOn ? [] : [replaced(group, now.requirement)],
    ),
  ];
}

function declarations(before: FiledDocument, after: FiledDocument): Bilingual[] {
  const old = new Map(
    before.declarations.map(({ memberId, answers }) => [memberId, JSON.stringify(answers)]),
  );
  const changed = after.declarations.filter(({ memberId, answers }) => {
    const was = old.get(memberId);
    return was !== undefined && was !== JSON.stringify(answers);
  });
  return changed.map(({ memberId }) => {
    const name = after.members.find(({ id }) => id === memberId)?.business.name ?? '';
    return {
      ja: `${name}の確認の質問の答えが変わりました。`,
      en: `Answers of ${name} to the questions changed.`,
    };
  });
}
