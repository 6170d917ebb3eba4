import type { LocalDate } from '@renkei/kernel';
import { declarationsFor } from '@renkei/lifecycle';
import type { Edges, SampleMember, ToldGroup } from './sample-members.ts';

export interface PaperRow {
  readonly member: {
    readonly id: string;
    readonly role: string;
    readonly business: { readonly name: string };
  };
  readonly cells: readonly {
    readonly requirement: string;
    readonly state: string;
    readonly document: {
      readonly issuedOn: LocalDate | null;
      readonly id: string;
      readonly version: number;
      readonly review: string | null;
    } | null;
  }[];
}

export async function paperRows({ coordinator, id }: ToldGroup): Promise<readonly PaperRow[]> {
  const { consortium } = await coordinator.query<{ consortium: { readiness: { rows: Edges<PaperRow> } } }>(
    `query ($id: ID!) { consortium(id: $id) { readiness { rows(first: 100) { edges { node {
       member { id role business { name } } cells { requirement state document { id version issuedOn review } } } } } } } }`,
    { id },
  );
  return consortium.readiness.rows.edges.map(({ node }) => node);
}

export interface Paper {
  readonly memberId: string;
  readonly requirement: string;
  /** Left out: not read yet. */
  readonly issuedOn?: LocalDate;
  readonly receivedOn: LocalDate;
  /** Of the record it takes the place of. */
  readonly version?: number;
}

/** Notes papers as they came. */
export async function recordPapers({ coordinator }: ToldGroup, papers: readonly Paper[]): Promise<void> {
  const inputs = papers.map((paper) =>
    paper.requirement === 'AFFILIATION_PROOF' ? { ...paper, paper: 'MEMBER_ROLL' } : paper,
  );
  await coordinator.mutateEach('recordMemberDocument', 'RecordMemberDocumentInput', inputs);
}

/** Reviews what nobody has looked at, as `judge` says; null: it stays to be looked at. */
export async function reviewPapers(
  group: ToldGroup,
  judge: (name: string, requirement: string) => { readonly outcome: string; readonly reason?: string } | null,
): Promise<void> {
  const reviews = (await paperRows(group)).flatMap(({ member, cells }) =>
    cells.flatMap(({ requirement, document }) => {
      const judged = judge(member.business.name, requirement);
      if (!document || document.review !== null || judged === null) return [];
      return [{ documentId: document.id, version: document.version, ...judged }];
    }),
  );
  await group.coordinator.mutateEach('reviewMemberDocument', 'ReviewMemberDocumentInput', reviews);
}

/** Every question answered as it has to be, and the costs confirmed. */
export async function declareAll(
  { coordinator, slug }: ToldGroup,
  members: readonly SampleMember[],
  declaredOn: LocalDate,
): Promise<void> {
  const declared = members.map(({ id, role, business }) => ({
    memberId: id,
    declaredBy: `${business.name} 担当`,
    declaredOn,
    declarations: declarationsFor(role).map(({ code, goodAnswer }) => ({ code, answer: goodAnswer })),
  }));
  await coordinator.mutateEach('recordDeclarations', 'RecordDeclarationsInput', declared);
  const confirmed = members.map(({ id }) => ({ memberId: id, idempotencyKey: `sample-${slug}-costs-${id}` }));
  await coordinator.mutateEach('confirmCosts', 'ConfirmCostsInput', confirmed);
}
