import { ProblemList, tidyLine } from '@renkei/platform';
import type { ImportedRow, MemberDraft } from '@renkei/documents';
import type { BusinessSize } from '@renkei/subsidy-rules';
import type { MemberRole } from '@renkei/lifecycle';
import { checkBusiness, type BusinessDraft, type BusinessFacts } from '../business/check-business.ts';
import { checkCostLine } from '../cost-line/cost-line-rules.ts';
import type { CostLineRow } from '../cost-line/cost-line.rows.ts';
import { checkMember } from '../member/member-rules.ts';
import type { MemberRow } from '../member/member.rows.ts';
import { inOrder } from '../tool/tool.service.ts';
import type { Match } from './import-matching.ts';
import {
  compareCosts,
  differenceMessage,
  FIELD_OF_BUCKET,
  type CostDifference,
} from './official/cost-buckets.ts';
import type { OfficialRow } from './official/official-file.ts';
import { planProfile } from './plan-profile.ts';
import type { FieldChange, GroupState, PlannedLine, PlannedRow } from './planned.ts';
import type { RowIssues } from './row-issues.ts';

interface Case {
  readonly row: ImportedRow;
  readonly issues: RowIssues;
  readonly match: Match | null;
  readonly representative: MemberRow | null;
  readonly group: GroupState;
  /** Where the row comes from an official workbook. */
  readonly official: OfficialRow | null;
}

export function planRow({ row, issues, match, representative, group, official }: Case): PlannedRow {
  const { values } = row;
  const current = match?.member ?? null;
  // the representative has nothing but its name in 様式1
  if (match?.by === 'NAME' && !(official && match.member.id === representative?.id)) {
    issues.tell('warning', 'MATCHED_BY_NAME', 'name', {
      ja: '名前だけで、いまの構成員と同じ事業者とみなしました。住所か法人番号があると確実です。',
      en: 'Taken for a present member by its name alone. An address or a corporate number would make it sure.',
    });
  }
  const role = settleRole(issues, values, current, representative);
  const size = current !== null && !sizeIsStated(issues) ? current.size : values.size;
  const facts = factsOf(issues, row, current, role, size);
  const present = current === null ? [] : (group.linesOf.get(current.id) ?? []);
  const { lines, differences } = linesOf(issues, values, present, group, official !== null);
  const changes = current === null || facts === null ? [] : changesOf(current, facts, role, size);
  const stored = current === null ? undefined : group.profiles.get(current.id);
  const profile = planProfile(issues, row, official?.profile ?? null, current, stored);
  const isChanged = changes.length > 0 || lines.length > 0 || profile.changes.length > 0;
  return {
    rowNumber: row.rowNumber,
    action: current === null ? 'NEW' : isChanged ? 'UPDATE' : 'UNCHANGED',
    values,
    match,
    issues: issues.all,
    readings: row.readings,
    furtherRows: row.moreRows,
    hasErrors: issues.hasErrors,
    facts: issues.hasErrors ? null : facts,
    role,
    size,
    lines,
    lastPosition: Math.max(0, ...present.map(({ position }) => position)),
    costDifferences: differences,
    changes,
    profile,
  };
}

/** A file never changes who represents a group: that is a step of its own, with its own consequences. */
function settleRole(
  issues: RowIssues,
  values: MemberDraft,
  current: MemberRow | null,
  representative: MemberRow | null,
): MemberRole {
  if (representative === null) return values.role;
  if (current !== null) {
    if (values.role === 'REPRESENTATIVE' && current.role !== 'REPRESENTATIVE') {
      issues.tell('warning', 'ROLE_LEFT_ALONE', 'role', {
        ja: `代表事業者は「${representative.business.name}」のままにします。交代は、取り込みとは別に行ってください。`,
        en: `"${representative.business.name}" stays the representative. Please change it apart from the import.`,
      });
    }
    return current.role;
  }
  if (values.role === 'PARTICIPANT') return 'PARTICIPANT';
  // Only a suggestion of ours, not a word of the file: it gives way.
  if (issues.has('REPRESENTATIVE_SUGGESTED')) return 'PARTICIPANT';
  issues.tell('error', 'SECOND_REPRESENTATIVE', 'role', {
    ja: `代表事業者は1者だけで、いまは「${representative.business.name}」です。この行を参画事業者にしてください。`,
    en: `A group has one representative, now "${representative.business.name}". Please make this row a participant.`,
  });
  return 'PARTICIPANT';
}

function sizeIsStated(issues: RowIssues): boolean {
  return issues.textOf('size') !== '' && !issues.has('SIZE_ASSUMED');
}

/** The business as it would be stored: over a present member, what the file leaves empty stays as it is. */
function factsOf(
  issues: RowIssues,
  row: ImportedRow,
  current: MemberRow | null,
  role: MemberRole,
  size: BusinessSize,
): BusinessFacts | null {
  if (row.member === null) return null;
  const given = draftOf(row.member);
  const named = Object.entries(given).filter(([, value]) => value != null && value !== '');
  const draft = current === null ? given : { ...current.business, ...Object.fromEntries(named) };
  const { facts, problems: inBusiness } = checkBusiness(draft, 'business');
  issues.tellProblems(inBusiness);
  const problems = new ProblemList();
  const { sharingWeight, requestedYen } = current ?? { sharingWeight: 1, requestedYen: null };
  checkMember(problems, { legalForm: facts.legalForm, role, size, sharingWeight, requestedYen }, 'member');
  issues.tellProblems(problems.all);
  return facts;
}

function draftOf(member: NonNullable<ImportedRow['member']>): BusinessDraft {
  return {
    name: member.name,
    nameKana: member.kana,
    legalForm: member.legalForm,
    representativeName: member.representativeName,
    corporateNumber: member.corporateNumber,
    invoiceNumber: member.invoiceNumber,
    capitalYen: member.capitalYen,
    regularEmployees: member.employees,
    postalCode: member.postalCode,
    prefecture: member.prefectureCode,
    city: member.city,
    addressLine: member.addressLine,
    email: member.email,
    phone: member.phone,
  };
}

/** Costs are added where there are none yet. Costs somebody has entered are never overwritten by a file. */
function linesOf(
  issues: RowIssues,
  values: MemberDraft,
  present: readonly CostLineRow[],
  group: GroupState,
  isOfficial: boolean,
): { readonly lines: readonly PlannedLine[]; readonly differences: readonly CostDifference[] } {
  const lines = values.costs.map(({ category, unitPriceYen, quantity, functions, label }): PlannedLine => {
    const line = {
      category,
      unitPriceYen,
      quantity,
      functions: inOrder(functions),
      label: tidyLine(label ?? ''),
    };
    const problems = new ProblemList();
    checkCostLine(problems, { ...line, cloudMonths: null, toolFunctions: null }, 'line', group.ruleSet);
    issues.tellCostProblems(problems.all, category);
    return line;
  });
  if (isOfficial) {
    const compared = compareCosts(lines, present, group.ruleSet);
    for (const difference of compared.differences) {
      const field = FIELD_OF_BUCKET[difference.bucket] ?? null;
      issues.tellAt('warning', 'COSTS_DIFFER', field, differenceMessage(difference));
    }
    // functions are asked of a line that is new
    if (!compared.lines.some(({ category }) => category === 'SOFTWARE')) issues.forget(ABOUT_FUNCTIONS);
    return compared;
  }
  if (present.length === 0) return { lines, differences: [] };
  if (lines.length > 0 && fingerprint(lines) !== fingerprint(present)) {
    issues.tell('warning', 'COSTS_LEFT_ALONE', 'softwareYen', {
      ja: 'この構成員には費用がもう登録されています。ファイルの費用は取り込まず、そのままにします。変えるときは、取り込みのあとで構成員の費用の行を直してください。',
      en: 'This member has costs already. They are left alone; the costs of the file are not taken over. To change them, edit the member’s lines after the import.',
    });
  }
  return { lines: [], differences: [] };
}

const ABOUT_FUNCTIONS = ['FUNCTIONS_UNKNOWN', 'FUNCTION_ASSUMED'] as const;

function fingerprint(lines: readonly Omit<PlannedLine, 'label'>[]): string {
  return lines
    .map((line) => `${line.category} ${line.unitPriceYen} ${line.quantity} ${inOrder(line.functions).join()}`)
    .sort()
    .join('\n');
}

function changesOf(
  current: MemberRow,
  facts: BusinessFacts,
  role: MemberRole,
  size: BusinessSize,
): FieldChange[] {
  const before: Record<string, unknown> = { ...current.business, role: current.role, size: current.size };
  return Object.entries({ ...facts, role, size })
    .filter(([field, value]) => before[field] !== value)
    .map(([field, value]) => ({ field, before: shown(before[field]), after: shown(value) }));
}

function shown(value: unknown): string {
  return value == null ? '' : String(value);
}
