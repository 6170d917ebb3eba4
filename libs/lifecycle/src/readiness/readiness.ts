import type { JstMinute, LocalDate } from '@renkei/kernel';
import { REQUIREMENTS } from '../requirement-data.ts';
import { documentState, earliestIssueDay, requirementsFor } from '../requirement.ts';
import type { AppliedRequirement, RequirementCode } from '../requirement-terms.ts';
import { nextStep, requestFor } from './readiness-words.ts';
import type {
  CellInput,
  OwedAsk,
  PaperAsk,
  ReadinessCell,
  ReadinessInput,
  ReadinessMatrix,
  ReadinessState,
  ReviewedDocument,
} from './readiness-terms.ts';

interface Standing {
  readonly state: 'ACCEPTED' | 'HANDED_IN' | 'RETURNED' | 'EXPIRES_BEFORE_SUBMISSION';
  readonly dateUnknown: boolean;
  readonly document: ReviewedDocument;
}

/** An accepted paper whose age cannot be judged is only handed in: somebody has yet to read its date. */
function standingOf(
  requirement: AppliedRequirement,
  document: ReviewedDocument,
  day: LocalDate | null,
): Standing {
  const age = day === null ? 'GOOD' : documentState(requirement, [document], day);
  const dateUnknown = age === 'DATE_UNKNOWN';
  if (document.review === 'RETURNED') return { state: 'RETURNED', dateUnknown, document };
  if (age === 'TOO_OLD') return { state: 'EXPIRES_BEFORE_SUBMISSION', dateUnknown, document };
  const accepted = document.review === 'ACCEPTED' && !dateUnknown;
  return { state: accepted ? 'ACCEPTED' : 'HANDED_IN', dateUnknown, document };
}

/** A good paper decides, however many bad ones lie beside it; among bad ones the last that was touched. */
function deciding(standings: readonly Standing[]): Standing | null {
  const good =
    standings.find(({ state }) => state === 'ACCEPTED') ??
    standings.find(({ state, dateUnknown }) => state === 'HANDED_IN' && !dateUnknown) ??
    standings.find(({ state }) => state === 'HANDED_IN');
  if (good !== undefined) return good;
  return standings.reduce<Standing | null>(
    (last, one) => (last !== null && last.document.changedAt > one.document.changedAt ? last : one),
    null,
  );
}

/** How one member stands with one requirement it owes (program rules §5). */
export function readinessCell(input: CellInput): ReadinessCell {
  const { memberId, requirement, askedAt, submissionDay } = input;
  const own = input.documents.filter((document) => document.requirement === requirement.code);
  const standing = deciding(own.map((document) => standingOf(requirement, document, submissionDay)));
  const state: ReadinessState = standing?.state ?? (askedAt === null ? 'NOT_ASKED' : 'ASKED');
  const bad = state === 'RETURNED' || state === 'EXPIRES_BEFORE_SUBMISSION';
  const cell = {
    memberId,
    requirement: requirement.code,
    state,
    reason: state === 'RETURNED' ? (standing?.document.returnReason ?? null) : null,
    askedAt,
    askDue:
      state === 'NOT_ASKED' ||
      (bad && standing !== null && (askedAt === null || askedAt < standing.document.changedAt)),
    dateUnknown: standing?.dateUnknown ?? false,
    issuedFrom: submissionDay === null ? null : earliestIssueDay(requirement, submissionDay),
  };
  return { ...cell, next: nextStep(cell, requirement, submissionDay) };
}

function notOwed(memberId: string, requirement: RequirementCode): ReadinessCell {
  return {
    memberId,
    requirement,
    state: 'NOT_OWED',
    reason: null,
    askedAt: null,
    askDue: false,
    dateUnknown: false,
    issuedFrom: null,
    next: null,
  };
}

const latest = (asks: readonly PaperAsk[]): JstMinute | null =>
  asks.reduce<JstMinute | null>(
    (last, { askedAt }) => (last !== null && last > askedAt ? last : askedAt),
    null,
  );

/** Every enrolled member against everything anybody in the group owes. */
export function readinessMatrix(input: ReadinessInput): ReadinessMatrix {
  const { members, representativeType, requirementOptions, submissionDay } = input;
  const owed = members.map((member) => requirementsFor(member, representativeType, requirementOptions));
  const all = owed.flat();
  const requirements = REQUIREMENTS.flatMap(({ code }) => all.find((one) => one.code === code) ?? []);
  const rows = members.map(({ id }, index) => {
    const own = new Set(owed[index]?.map(({ code }) => code));
    const documents = input.documents.filter(({ memberId }) => memberId === id);
    const asks = input.asks.filter(({ memberId }) => memberId === id);
    return {
      memberId: id,
      cells: requirements.map((requirement) => {
        if (!own.has(requirement.code)) return notOwed(id, requirement.code);
        const askedAt = latest(asks.filter((ask) => ask.requirement === requirement.code));
        return readinessCell({ memberId: id, requirement, documents, askedAt, submissionDay });
      }),
    };
  });
  return { submissionDay, requirements, rows };
}

/**
 * What a "please send" letter would list now: everything that is the member's turn and was not asked for since its last
 * paper came or was returned. Once the asks of a letter are recorded, the same matrix has nothing more to ask.
 */
export function owedAsks({ requirements, rows, submissionDay }: ReadinessMatrix): readonly OwedAsk[] {
  return rows.flatMap(({ memberId, cells }) =>
    cells.flatMap((cell, column) => {
      const requirement = requirements[column];
      if (!cell.askDue || requirement === undefined) return [];
      return [
        { memberId, requirement: cell.requirement, request: requestFor(cell, requirement, submissionDay) },
      ];
    }),
  );
}
