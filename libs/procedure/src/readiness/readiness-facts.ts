import {
  deemedSameKey,
  GROUP,
  judgeBusiness,
  memberColumns,
  memberRow,
  type MemberRow,
} from '@renkei/consortium';
import type { LocalDate } from '@renkei/kernel';
import type {
  DeclarationAnswer,
  DeclarationCode,
  DeemedSameLink,
  DeemedSameRelation,
  EligibilityInput,
  EligibilityMember,
  GroupFacts,
  GroupRequirementCode,
  PaperAsk,
  ProgrammeYear,
} from '@renkei/lifecycle';
import { paperFormOf, representativeTypeOf } from '@renkei/obligations';
import { notFound, type Tx } from '@renkei/platform';
import { groupFactsOf, SUPPORTED } from './group-paper-facts.ts';
import {
  groupedBy,
  readAsks,
  readPapers,
  readSubmissionPlans,
  type ByGroup,
  type FiledPaper,
  type SubmissionPlan,
} from './paper-facts.ts';

/** A member as the eligibility sees it, with the row it was read from. */
export interface MemberFacts extends EligibilityMember {
  readonly row: MemberRow;
}

export interface GroupPaperOnFile {
  readonly requirement: GroupRequirementCode;
  readonly receivedOn: LocalDate;
}

/** What is handed in, asked for and declared in one group: the input of the readiness matrix and of eligibility. */
export interface ReadinessFacts extends EligibilityInput, SubmissionPlan {
  readonly year: ProgrammeYear;
  /** The enrolled ones, in the order of the group. */
  readonly members: readonly MemberFacts[];
  readonly documents: readonly FiledPaper[];
  /** The latest per member and requirement. */
  readonly asks: readonly PaperAsk[];
  readonly groupFacts: GroupFacts;
  readonly groupPapers: readonly GroupPaperOnFile[];
}

/**
 * Reads a group in eight statements, whatever its size. In a member user's transaction row-level security leaves its
 * own member alone, so nothing about the group may be concluded from it there.
 * @throws AppError NOT_FOUND
 */
export async function readReadinessFacts(tx: Tx, consortiumId: string): Promise<ReadinessFacts> {
  const facts = (await readReadinessFactsOf(tx, [consortiumId])).get(consortiumId);
  if (!facts) throw notFound(GROUP);
  return facts;
}

/** The same of several groups, in the same eight statements; one that is not visible is left out. */
export async function readReadinessFactsOf(
  tx: Tx,
  groupIds: readonly string[],
): Promise<Map<string, ReadinessFacts>> {
  const groups = await readGroups(tx, groupIds);
  const plans = await readSubmissionPlans(tx, groupIds);
  const declarations = await readDeclarations(tx, groupIds);
  const members = await readMembers(tx, groupIds, declarations);
  const documents = await readPapers(tx, groupIds);
  const asks = await readAsks(tx, groupIds);
  const links = await readLinks(tx, groupIds);
  const papers = await readGroupPapers(tx, groupIds);
  return new Map(
    groups.map(({ id, year, supported, ...route }) => {
      const own = members.get(id) ?? [];
      const facts: ReadinessFacts = {
        submissionDay: null,
        filed: false,
        ...plans.get(id),
        year,
        members: own,
        representativeType: representativeTypeOf(route),
        documents: documents.get(id) ?? [],
        asks: asks.get(id) ?? [],
        deemedSame: links.get(id) ?? [],
        sameRepresentativeAndAddress: alikePairs(own),
        groupFacts: groupFactsOf({ supported }),
        groupPapers: papers.get(id) ?? [],
      };
      return [id, facts];
    }),
  );
}

interface GroupRow {
  readonly id: string;
  readonly year: ProgrammeYear;
  readonly supported: boolean;
  readonly representative_form: string | null;
  readonly with_association: boolean | null;
}

/** `paper_route_of` tells a member's own people too what of the other members decides about their papers. */
function readGroups(tx: Tx, groupIds: readonly string[]): Promise<GroupRow[]> {
  return tx.query<GroupRow>(
    `SELECT c.id, c.rule_set AS year, r.representative_form, r.with_association,
       ${SUPPORTED} AS supported
     FROM consortium c CROSS JOIN LATERAL paper_route_of(c.id) AS r WHERE c.id = ANY ($1::uuid[])`,
    [groupIds],
  );
}

async function readMembers(
  tx: Tx,
  groupIds: readonly string[],
  declarations: ReadonlyMap<string, readonly DeclarationAnswer[]>,
): Promise<ByGroup<readonly MemberFacts[]>> {
  // everything bought of (1) or (2) is a tool of the project, as `usesATool` of the rules has it
  const rows = await tx.query<{ readonly usesTools: boolean }>(
    `SELECT ${memberColumns(tx)}, EXISTS (
       SELECT FROM cost_line l WHERE l.consortium_id = m.consortium_id AND l.member_id = m.id
         AND l.category NOT IN ('OFFICE', 'EXPERT')) AS "usesTools"
     FROM member m JOIN business b ON b.id = m.business_id
     WHERE m.consortium_id = ANY ($1::uuid[]) AND m.status = 'ENROLLED' ORDER BY m.position`,
    [groupIds],
  );
  const members = rows.map(({ usesTools, ...columns }) => {
    const row = memberRow(columns);
    const judged = judgeBusiness(row.business);
    return {
      groupId: row.consortiumId,
      id: row.id,
      name: row.business.name,
      role: row.role,
      legalForm: paperFormOf(row.business.legalForm),
      usesTools,
      sme: judged?.sme ?? { answer: 'UNKNOWN' as const, clause: 'R25 第7条4一' },
      micro: judged?.micro ?? { answer: 'UNKNOWN' as const, clause: 'R25 第7条4二' },
      claimsMicro: row.size === 'MICRO',
      declarations: declarations.get(row.id) ?? [],
      row,
    };
  });
  return new Map(
    [...groupedBy(members, 'groupId')].map(([id, own]) => [id, own.map(({ groupId: _, ...facts }) => facts)]),
  );
}

/** By member. */
async function readDeclarations(
  tx: Tx,
  groupIds: readonly string[],
): Promise<ReadonlyMap<string, readonly DeclarationAnswer[]>> {
  const rows = await tx.query<
    DeclarationAnswer & { readonly memberId: string; readonly code: DeclarationCode }
  >(
    `SELECT member_id AS "memberId", code, answer, declared_on AS "declaredOn", declared_by AS "declaredBy"
     FROM member_declaration WHERE consortium_id = ANY ($1::uuid[]) ORDER BY member_id, code`,
    [groupIds],
  );
  return new Map(
    [...groupedBy(rows, 'memberId')].map(([id, own]) => [
      id,
      own.map(({ memberId: _, ...answer }) => answer),
    ]),
  );
}

async function readLinks(tx: Tx, groupIds: readonly string[]): Promise<ByGroup<readonly DeemedSameLink[]>> {
  const rows = await tx.query<{
    groupId: string;
    one: string;
    other: string;
    relation: DeemedSameRelation;
  }>(
    `SELECT consortium_id AS "groupId", member_id AS one, other_member_id AS other, relation
     FROM same_business_link WHERE consortium_id = ANY ($1::uuid[]) ORDER BY member_id, other_member_id`,
    [groupIds],
  );
  return new Map(
    [...groupedBy(rows, 'groupId')].map(([id, own]) => [
      id,
      own.map(({ one, other, relation }): DeemedSameLink => ({ members: [one, other], relation })),
    ]),
  );
}

async function readGroupPapers(
  tx: Tx,
  groupIds: readonly string[],
): Promise<ByGroup<readonly GroupPaperOnFile[]>> {
  const rows = await tx.query<GroupPaperOnFile & { readonly groupId: string }>(
    `SELECT consortium_id AS "groupId", requirement, received_on AS "receivedOn"
     FROM group_paper WHERE consortium_id = ANY ($1::uuid[]) ORDER BY requirement`,
    [groupIds],
  );
  return new Map(
    [...groupedBy(rows, 'groupId')].map(([id, own]) => [id, own.map(({ groupId: _, ...paper }) => paper)]),
  );
}

/** Each one with the first of its kind: all of them are reached, and twenty alike make nineteen pairs. */
function alikePairs(members: readonly MemberFacts[]): (readonly [string, string])[] {
  const first = new Map<string, string>();
  return members.flatMap(({ id, row }) => {
    const key = deemedSameKey(row.business);
    const alike = key === '' ? undefined : first.get(key);
    if (key !== '' && alike === undefined) first.set(key, id);
    return alike === undefined ? [] : [[alike, id] as const];
  });
}
