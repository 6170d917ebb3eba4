import type { EligibilityFinding, EligibilityMember } from './eligibility-terms.ts';

/** A finding but for what every finding of a member shares. */
type Draft = Omit<EligibilityFinding, 'memberId' | 'subject' | 'fix'> &
  Partial<Pick<EligibilityFinding, 'subject' | 'fix'>>;

/** A finding about one member; fixed at the member unless the draft says otherwise. */
export const findingOf = ({ id }: EligibilityMember, draft: Draft): EligibilityFinding => ({
  memberId: id,
  subject: null,
  fix: { target: 'MEMBER', memberId: id },
  ...draft,
});
