import {
  legalFormColumnMissing,
  type FileIssue,
  type ImportedRow,
  type MemberDraft,
} from '@renkei/documents';
import { normaliseForComparison } from '@renkei/kernel';
import { MAX_MEMBERS } from '../member/member-rules.ts';
import { identityOfDraft, matcherOf, type Match } from './import-matching.ts';
import type { MemberRow } from '../member/member.rows.ts';
import { officialColumns } from './official/official-file.ts';
import { settleOfficial } from './official/settle-official.ts';
import { planRow } from './plan-row.ts';
import type { GroupState, ImportPlan, PlannedRow } from './planned.ts';
import type { ReadFile } from './read-import.ts';
import { RowIssues } from './row-issues.ts';
import { settleKnown } from './settle-known.ts';
import { tellName } from './tell-name.ts';

/** What an import would do to the group, row by row. Pure: reading a file twice against one group plans the same. */
export function planImport(file: ReadFile, group: GroupState): ImportPlan {
  const { understanding } = file;
  const enrolled = group.members.filter(({ status }) => status === 'ENROLLED');
  const matchOf = matcherOf(enrolled);
  const withdrawnMatch = matcherOf(group.members.filter(({ status }) => status === 'WITHDRAWN'));
  const representative = enrolled.find(({ role }) => role === 'REPRESENTATIVE') ?? null;
  const seen = { members: new Map<string, number>(), identities: new Map<string, number>() };
  const rows = understanding.rows.map((read) => {
    const official = file.official?.rows.get(read.rowNumber) ?? null;
    const match = (official && asRepresentative(read, representative)) ?? matchOf(read.values);
    const settle = official ? settleOfficial : settleKnown;
    const row = match ? settle(read, match.member.business) : read;
    const issues = new RowIssues(
      understanding.columns,
      file.rows.get(row.rowNumber),
      row.issues,
      file.official && officialColumns(file.official, row.rowNumber),
    );
    tellTwinRows(issues, row, match, seen);
    tellTaken(issues, row.values, match, group);
    tellName(issues, row.values, match);
    if (match === null && withdrawnMatch(row.values) !== null) {
      issues.tell('warning', 'WITHDRAWN_BEFORE', 'name', {
        ja: '辞退した構成員と同じ事業者のようです。取り込むと、新しい構成員として登録します。',
        en: 'This seems to be a business that withdrew. Importing enrols it anew.',
      });
    }
    return planRow({ row, issues, match, representative, group, official });
  });
  return { rows, issues: fileIssues(file, rows, enrolled.length, representative !== null) };
}

/** 様式1 says of the representative only its name. */
function asRepresentative({ values }: ImportedRow, representative: MemberRow | null): Match | null {
  if (values.role !== 'REPRESENTATIVE' || values.name === null || representative === null) return null;
  const same = normaliseForComparison(representative.business.name) === normaliseForComparison(values.name);
  return same ? { member: representative, by: 'NAME' } : null;
}

/** The same business in two rows; the number in two rows has been told when the file was read. */
function tellTwinRows(
  issues: RowIssues,
  row: ImportedRow,
  match: Match | null,
  seen: { members: Map<string, number>; identities: Map<string, number> },
): void {
  const identity = identityOfDraft(row.values);
  const earlier =
    (match && seen.members.get(match.member.id)) ??
    (identity === null ? undefined : seen.identities.get(identity));
  if (match) seen.members.set(match.member.id, row.rowNumber);
  if (identity !== null) seen.identities.set(identity, row.rowNumber);
  if (earlier === undefined || issues.has('DUPLICATE_CORPORATE_NUMBER')) return;
  issues.tell('error', 'DUPLICATE_IN_FILE', 'name', {
    ja: `${earlier}行目と同じ事業者です。1つの事業者は1行にまとめてください。`,
    en: `This is the same business as row ${earlier}. Please keep one row for each business.`,
  });
}

/** K25 p.10: one business in one group, and vendors in none. Whose member it is stays unsaid. */
function tellTaken(issues: RowIssues, values: MemberDraft, match: Match | null, group: GroupState): void {
  const identity = identityOfDraft(values);
  const roles = identity === null ? undefined : group.taken.get(identity);
  if (roles === undefined) return;
  const meaning = values.corporateNumber === null ? 'invoiceNumber' : 'corporateNumber';
  if (roles.has('VENDOR')) {
    issues.tell('error', 'VENDOR_CANNOT_BE_MEMBER', meaning, {
      ja: 'この番号はIT提供事業者として登録されています。IT提供事業者は構成員になれません。番号をご確認ください。',
      en: 'This number is registered as a vendor, and a vendor may never be a member. Please check the number.',
    });
  } else if (match?.member.business.identityKey !== identity) {
    issues.tell('error', 'ALREADY_IN_A_GROUP', meaning, {
      ja: 'この番号の事業者は、ほかのグループに参加しています。参加できるのは1グループだけです。番号に間違いがなければ、ご本人にご確認ください。',
      en: 'The business with this number is a member of another group and may be in one only. If the number is right, please ask it.',
    });
  }
}

function fileIssues(
  file: ReadFile,
  rows: readonly PlannedRow[],
  enrolled: number,
  hasRepresentative: boolean,
): FileIssue[] {
  // of members that are known the form is known
  const formless = rows.filter(({ issues }) =>
    issues.some(({ code }) => code === 'LEGAL_FORM_MISSING'),
  ).length;
  const issues = file.understanding.issues.flatMap((issue): FileIssue[] => {
    if (hasRepresentative && issue.code === 'NO_REPRESENTATIVE') return [];
    if (issue.code !== 'LEGAL_FORM_COLUMN_MISSING') return [issue];
    return formless === 0 ? [] : [legalFormColumnMissing(formless)];
  });
  const industry = file.understanding.columns.find(({ meaning }) => meaning === 'industry');
  if (industry) {
    issues.push({
      severity: 'warning',
      code: 'INDUSTRY_NOT_IMPORTED',
      cell: industry.headerCell,
      message: {
        ja: '業種の列は取り込みません。中小企業の範囲の区分は、登録のあとに構成員ごとにお選びください。',
        en: 'The column of industries is not imported. Please choose the class of each member afterwards.',
      },
    });
  }
  const total = enrolled + rows.filter(({ action }) => action === 'NEW').length;
  if (total > MAX_MEMBERS) {
    issues.push({
      severity: 'error',
      code: 'TOO_MANY_MEMBERS',
      cell: null,
      message: {
        ja: `取り込むと${total}者になります。1つのグループは${MAX_MEMBERS}者までです（公式の様式の行数）。`,
        en: `This would make ${total} members. A group has at most ${MAX_MEMBERS}, the lines of the official forms.`,
      },
    });
  }
  return issues;
}
