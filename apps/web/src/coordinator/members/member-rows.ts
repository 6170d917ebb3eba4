import type {
  MembersEligibilityQuery,
  MembersInvitationsQuery,
  MembersPapersQuery,
  MembersPeopleQuery,
  MembersTableQuery,
  MemberRole,
  MemberStatus,
} from './members.generated.ts';

type Group = MembersTableQuery['consortium'];
type Calculated = Group['calculation']['members'][number];
type Person = MembersPeopleQuery['consortium']['people']['edges'][number]['node'];
type Invitation = MembersInvitationsQuery['consortium']['invitations']['edges'][number]['node'];
type EligibilityFinding = NonNullable<
  MembersEligibilityQuery['consortium']['eligibility']
>['findings']['edges'][number]['node'];
type PaperRow = NonNullable<MembersPapersQuery['consortium']['readiness']>['rows']['edges'][number]['node'];

/** Whether somebody of the shop takes part here. */
export type PersonState = 'JOINED' | 'INVITED' | 'EXPIRED' | 'NOBODY';

export interface MemberRow {
  readonly id: string;
  readonly position: number;
  readonly name: string;
  readonly role: MemberRole;
  readonly status: MemberStatus;
  /** null: it has withdrawn and is no part of the calculation. */
  readonly amounts: Calculated | null;
  /** How many things have to be put right, and how many deserve a look. */
  readonly errors: number;
  readonly warnings: number;
  /** null: not for this reader. */
  readonly person: PersonState | null;
  readonly papersMissing: number | null;
  /** Some cap took something away. */
  readonly caps: readonly CapBite[];
}

/** JOINT: the group's cap; FIRST_TIER etc.: one of the member's own. */
export type CapBite = 'JOINT' | 'SECOND_TIER' | 'PC' | 'REGISTER' | 'SERVICES' | 'ONE_FUNCTION';

const MISSING: ReadonlySet<string> = new Set(['NOT_ASKED', 'ASKED', 'RETURNED', 'EXPIRES_BEFORE_SUBMISSION']);

/** How many papers of a member are not there yet, or not good enough. */
export function missingPapers({ cells }: PaperRow): number {
  return cells.filter(({ state }) => MISSING.has(state)).length;
}

export function personState(
  memberId: string,
  people: readonly Person[],
  invitations: readonly Invitation[],
): PersonState {
  if (people.some((one) => one.memberId === memberId && one.endedAt === null && !one.isDisabled))
    return 'JOINED';
  const own = invitations.filter((one) => one.memberId === memberId);
  if (own.some(({ state }) => state === 'OPEN')) return 'INVITED';
  return own.some(({ state }) => state === 'EXPIRED') ? 'EXPIRED' : 'NOBODY';
}

/** Which limits decided this member's subsidy, as its trace says. Reaching the first tier's edge is everyday and no bite. */
export function capsBiting({ trace, subsidy, granted, functions, software }: Calculated): readonly CapBite[] {
  const reached = (end: string): boolean =>
    trace.some(({ id, cap, result }) => id.endsWith(end) && cap?.reached === true && result > 0);
  const bites: CapBite[] = [];
  if (granted < subsidy) bites.push('JOINT');
  if (reached('.software.secondTier')) bites.push('SECOND_TIER');
  if (functions === 1 && software.secondTier === 0 && reached('.software.firstTierCost'))
    bites.push('ONE_FUNCTION');
  if (reached('.software.services')) bites.push('SERVICES');
  if (reached('.pc')) bites.push('PC');
  if (reached('.register')) bites.push('REGISTER');
  return bites;
}

/** One row for every member of the roster, in its order. */
export function memberRows(
  { roster, calculation }: Group,
  {
    people,
    invitations,
    papers,
    eligibility,
  }: {
    readonly people: readonly Person[] | undefined;
    readonly invitations: readonly Invitation[] | undefined;
    readonly papers: readonly PaperRow[] | undefined;
    readonly eligibility: readonly EligibilityFinding[] | undefined;
  },
): readonly MemberRow[] {
  const amounts = new Map(calculation.members.map((member) => [member.memberId, member]));
  const missing = new Map(papers?.map((row) => [row.member.id, missingPapers(row)]));
  return roster.map(({ memberId, ...entry }) => {
    const calculated = amounts.get(memberId) ?? null;
    // as the member's own page lists them: what calculation and eligibility both find counts once
    const found = (...wanted: readonly string[]): number =>
      new Set(
        [...calculation.findings, ...(eligibility ?? [])]
          .filter((one) => one.memberId === memberId && wanted.includes(one.severity))
          .map(({ message }) => message.ja),
      ).size;
    return {
      ...entry,
      id: memberId,
      amounts: calculated,
      errors: found('ERROR', 'BLOCKER'),
      warnings: found('WARNING'),
      person: people && invitations ? personState(memberId, people, invitations) : null,
      papersMissing: missing.get(memberId) ?? null,
      caps: calculated ? capsBiting(calculated) : [],
    };
  });
}

export interface Totals {
  readonly members: number;
  readonly cost: number;
  readonly granted: number;
  readonly beforeTax: number;
  readonly findings: number;
  readonly papersMissing: number;
}

/** The total row adds up what is shown. */
export function totalsOf(rows: readonly MemberRow[]): Totals {
  const sum = (of: (row: MemberRow) => number | null | undefined): number =>
    rows.reduce((total, row) => total + (of(row) ?? 0), 0);
  return {
    members: rows.filter(({ status }) => status === 'ENROLLED').length,
    cost: sum(({ amounts }) => amounts?.infrastructureCost),
    granted: sum(({ amounts }) => amounts?.granted),
    beforeTax: sum(({ amounts }) => amounts?.share?.beforeTax),
    findings: sum(({ errors, warnings }) => errors + warnings),
    papersMissing: sum(({ papersMissing }) => papersMissing),
  };
}

/** Names are found however they are typed: half or full width, with or without spaces, hiragana for katakana. */
export function matches(row: Pick<MemberRow, 'name'>, wanted: string): boolean {
  return searchable(row.name).includes(searchable(wanted));
}

function searchable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
}
