import type { Message } from '@renkei/kernel';
import {
  owedAsks,
  readinessMatrix,
  requestFor,
  READINESS_STATES,
  type AppliedRequirement,
  type ReadinessCell,
  type ReadinessMatrix,
} from '@renkei/lifecycle';
import type { ReadinessFacts } from './readiness-facts.ts';
import type { MemberReadinessType, ReadinessCellType, ReadinessType } from './readiness.type.ts';

export function matrixOf(facts: ReadinessFacts): ReadinessMatrix {
  return readinessMatrix({ ...facts, requirementOptions: { year: facts.year } });
}

/** @param asMember its reader acts for a member: what is next is said to them, not to the coordinator */
export function readinessOf(facts: ReadinessFacts, asMember: boolean): ReadinessType {
  const matrix = matrixOf(facts);
  const cells = matrix.rows.flatMap((row) => row.cells);
  return {
    submissionDay: matrix.submissionDay,
    requirements: matrix.requirements.map(({ code, label, source, carriedBack }) => ({
      code,
      label,
      source,
      carriedBack,
    })),
    counts: READINESS_STATES.filter((state) => state !== 'NOT_OWED').map((state) => ({
      state,
      count: cells.filter((cell) => cell.state === state).length,
    })),
    papersToAsk: facts.filed ? 0 : owedAsks(matrix).length,
    all: rowsOf(facts, matrix, asMember),
  };
}

function rowsOf(facts: ReadinessFacts, matrix: ReadinessMatrix, asMember: boolean): MemberReadinessType[] {
  const papers = new Map(facts.documents.map((paper) => [`${paper.memberId} ${paper.requirement}`, paper]));
  // the rows of the matrix are in the order of the members
  return facts.members.map(({ id, row: member }, index) => ({
    member,
    cells: (matrix.rows[index]?.cells ?? []).flatMap((cell, column): ReadinessCellType[] => {
      const requirement = matrix.requirements[column];
      if (requirement === undefined) return [];
      return [
        {
          ...cell,
          label: requirement.label,
          next: asMember ? nextForMember(cell, requirement, matrix) : cell.next,
          // what is not owed (any more) is not shown, though it may lie there
          document: cell.state === 'NOT_OWED' ? null : (papers.get(`${id} ${cell.requirement}`) ?? null),
        },
      ];
    }),
  }));
}

function nextForMember(
  cell: ReadinessCell,
  requirement: AppliedRequirement,
  { submissionDay }: ReadinessMatrix,
): Message | null {
  if (cell.state === 'NOT_OWED' || cell.state === 'ACCEPTED') return null;
  if (cell.state !== 'HANDED_IN') return requestFor(cell, requirement, submissionDay);
  return {
    ja: `「${requirement.label.ja}」は届いています。とりまとめ担当の方が確認するのをお待ちください。`,
    en: `${requirement.label.en} has arrived. Please wait for the coordinator to look at it.`,
  };
}
