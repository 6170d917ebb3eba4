export interface FiledChange {
  readonly number: number;
  readonly kind: string;
  readonly status: string;
}

/**
 * Below ten members after the grant a change of plan is due (R25 第17条1): true until one has been filed after the last
 * accepted change that made the group smaller.
 */
export function isPlanChangeDue(
  granted: boolean,
  eligibility: { readonly countedMembers: number; readonly minimumMembers: number } | null,
  changes: readonly FiledChange[],
): boolean {
  if (!granted || !eligibility || eligibility.countedMembers >= eligibility.minimumMembers) return false;
  const left = changes.filter(({ kind, status }) => kind === 'MEMBER_WITHDRAWAL' && status === 'ACCEPTED');
  const last = Math.max(0, ...left.map(({ number }) => number));
  return !changes.some(
    ({ kind, status, number }) =>
      kind === 'PLAN_CHANGE' && number > last && (status === 'FILED' || status === 'ACCEPTED'),
  );
}
