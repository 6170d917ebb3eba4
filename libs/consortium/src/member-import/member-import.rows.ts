import type { Message } from '@renkei/kernel';
import { notFound, type Tx } from '@renkei/platform';
import type { RuleSetId } from '@renkei/subsidy-rules';
import { costLinesOf, type CostLineRow } from '../cost-line/cost-line.rows.ts';
import { formProfilesOf } from '../form-profile/form-profile.rows.ts';
import { allMembers, type MemberRow } from '../member/member.rows.ts';
import { columnsOf } from '../shared/rows.ts';
import { identityOfDraft } from './import-matching.ts';
import type { Corrections, StoredMapping } from './import-settings.ts';
import { MemberImportEntity } from './member-import.entity.ts';
import type { GroupState } from './planned.ts';
import type { ReadFile } from './read-import.ts';

export const MEMBER_IMPORT: Message = { ja: '読み込んだ名簿', en: 'The import' };

export interface StoredFile {
  readonly row: MemberImportEntity;
  readonly ruleSet: RuleSetId;
  readonly groupName: string;
  /** null once committed or discarded */
  readonly bytes: Buffer | null;
  readonly mapping: StoredMapping | null;
  readonly corrections: Corrections;
}

/** @throws AppError NOT_FOUND */
export async function importById(tx: Tx, id: string): Promise<MemberImportEntity> {
  const [row] = await tx.query<MemberImportEntity>(
    `SELECT ${columnsOf(tx, MemberImportEntity, 'i')} FROM member_import i WHERE i.id = $1`,
    [id],
  );
  if (!row) throw notFound(MEMBER_IMPORT);
  return row;
}

/** The same with its file and the rules of its group. */
export async function fileById(tx: Tx, id: string): Promise<StoredFile> {
  type Row = MemberImportEntity & { bytes: Buffer | null; ruleSet: RuleSetId; groupName: string };
  const [found] = await tx.query<Row>(
    `SELECT ${columnsOf(tx, MemberImportEntity, 'i')}, i.file_bytes AS bytes, c.rule_set AS "ruleSet", c.name AS "groupName"
     FROM member_import i JOIN consortium c ON c.id = i.consortium_id WHERE i.id = $1`,
    [id],
  );
  if (!found) throw notFound(MEMBER_IMPORT);
  const { bytes, ruleSet, groupName, ...row } = found;
  return {
    row,
    ruleSet,
    groupName,
    bytes,
    mapping: row.mapping as StoredMapping | null,
    corrections: row.corrections as Corrections,
  };
}

/** The group as the import meets it, in four statements. */
export async function groupStateOf(tx: Tx, file: StoredFile, read: ReadFile): Promise<GroupState> {
  const members = await allMembers(tx, file.row.consortiumId);
  const linesOf = await linesByMember(tx, members);
  const identities = read.understanding.rows.flatMap(({ values }) => identityOfDraft(values) ?? []);
  const rows = await tx.query<{ identity_key: string; role: string }>(
    'SELECT identity_key, role FROM taken_identities($1)',
    [identities],
  );
  const taken = new Map<string, Set<string>>();
  for (const row of rows)
    taken.set(row.identity_key, (taken.get(row.identity_key) ?? new Set()).add(row.role));
  const profiles = await formProfilesOf(
    tx,
    members.map(({ id }) => id),
  );
  return { ruleSet: file.ruleSet, members, linesOf, profiles, taken };
}

async function linesByMember(tx: Tx, members: readonly MemberRow[]): Promise<Map<string, CostLineRow[]>> {
  const lines = await costLinesOf(
    tx,
    members.map(({ id }) => id),
  );
  const byMember = new Map<string, CostLineRow[]>();
  for (const line of lines) byMember.set(line.memberId, [...(byMember.get(line.memberId) ?? []), line]);
  return byMember;
}
