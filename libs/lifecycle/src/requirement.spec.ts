import { describe, expect, it } from '@jest/globals';
import { addDays, addMonths, fromDayNumber, localDate, toDayNumber } from '@renkei/kernel';
import fc from 'fast-check';
import { REQUIREMENTS } from './requirement-data.ts';
import { documentState, earliestIssueDay, groupRequirements, requirementsFor } from './requirement.ts';
import type { DocumentOnFile, RequirementMember } from './requirement.ts';
import type { RepresentativeType, Requirement } from './requirement-terms.ts';

const representative: RequirementMember = { role: 'REPRESENTATIVE', legalForm: 'CORPORATION' };
const company: RequirementMember = { role: 'PARTICIPANT', legalForm: 'CORPORATION' };
const proprietor: RequirementMember = { role: 'PARTICIPANT', legalForm: 'SOLE_PROPRIETOR' };
const notKnownYet: RequirementMember = { role: 'PARTICIPANT', legalForm: null };

const codes = (...args: Parameters<typeof requirementsFor>) =>
  requirementsFor(...args).map(({ code }) => code);

function requirement(code: string): Requirement {
  const found = REQUIREMENTS.find((candidate) => candidate.code === code);
  if (found === undefined) throw new Error(`no requirement ${code}`);
  return found;
}

describe('requirementsFor (program rules §5)', () => {
  it('asks the representative for the same papers whatever its type', () => {
    const expected = [
      'GBIZ_ID_PRIME',
      'SECURITY_ACTION',
      'MIRADIGI_CHECK',
      'MOBILE_NUMBER',
      'CERTIFICATE_OF_REGISTERED_MATTERS',
      'CORPORATE_TAX_CERTIFICATE',
    ];
    expect(codes(representative, 'SME')).toEqual(expected);
    expect(codes(representative, 'CHAMBER_OF_COMMERCE')).toEqual(expected);
    expect(codes(representative, null)).toEqual(expected);
  });

  it.each<RepresentativeType>([
    'SME_WITH_STREET_BODY',
    'STREET_ASSOCIATION',
    'SOCIETY_OF_COMMERCE',
    'CHAMBER_OF_COMMERCE',
  ])('asks participants under %s for the roll, whatever their form', (type) => {
    expect(codes(company, type)).toEqual(['SECURITY_ACTION', 'AFFILIATION_PROOF']);
    expect(codes(proprietor, type)).toEqual(['SECURITY_ACTION', 'AFFILIATION_PROOF']);
    expect(codes(notKnownYet, type)).toEqual(['SECURITY_ACTION', 'AFFILIATION_PROOF']);
  });

  it('asks participants under any other representative for their own papers', () => {
    expect(codes(company, 'SME')).toEqual([
      'SECURITY_ACTION',
      'CERTIFICATE_OF_REGISTERED_MATTERS',
      'CORPORATE_TAX_CERTIFICATE',
    ]);
    expect(codes(proprietor, 'SME')).toEqual([
      'SECURITY_ACTION',
      'PROPRIETOR_IDENTITY',
      'INCOME_TAX_CERTIFICATE',
      'TAX_RETURN_COPY',
    ]);
  });

  it('asks only for what is certain while the form or the representative is unknown', () => {
    expect(codes(notKnownYet, 'SME')).toEqual(['SECURITY_ACTION']);
    expect(codes(company, null)).toEqual(['SECURITY_ACTION']);
  });

  it('asks for みらデジ in 2023 alone, of whom the switch says', () => {
    expect(codes(company, 'SME', { miradigi: 'ALL_MEMBERS' })).toContain('MIRADIGI_CHECK');
    expect(codes(representative, 'SME', { miradigi: 'NOBODY' })).not.toContain('MIRADIGI_CHECK');
    expect(codes(representative, 'SME', { year: '2025', miradigi: 'ALL_MEMBERS' })).not.toContain(
      'MIRADIGI_CHECK',
    );
  });

  it('marks what is only stated for 2025', () => {
    const carriedBack = (year: '2023' | '2025') =>
      requirementsFor(representative, 'SME', { year })
        .filter((one) => one.carriedBack)
        .map(({ code }) => code);
    expect(carriedBack('2023')).toEqual([
      'MOBILE_NUMBER',
      'CERTIFICATE_OF_REGISTERED_MATTERS',
      'CORPORATE_TAX_CERTIFICATE',
    ]);
    expect(carriedBack('2025')).toEqual([]);
  });
});

describe('groupRequirements', () => {
  it('leaves out what the facts make needless', () => {
    const plain = groupRequirements({ supported: false, everyToolHasUrl: true });
    expect(plain.map(({ code }) => code)).toEqual([
      'OFFICIAL_FORMS',
      'SYSTEM_DIAGRAM',
      'ORGANISATION_CHART',
      'AREA_MAP',
    ]);
    expect(plain.every(({ carriedBack }) => carriedBack)).toBe(true);
    const full = groupRequirements({ supported: true, everyToolHasUrl: false }, '2025');
    expect(full).toHaveLength(6);
    expect(full.some(({ carriedBack }) => carriedBack)).toBe(false);
  });
});

describe('documentState', () => {
  const submission = localDate(2026, 6, 2);
  const certificate = requirement('CERTIFICATE_OF_REGISTERED_MATTERS');
  const identity = requirement('PROPRIETOR_IDENTITY');
  const document = (changes: Partial<DocumentOnFile>): DocumentOnFile => ({
    memberId: 'm1',
    requirement: 'CERTIFICATE_OF_REGISTERED_MATTERS',
    issuedOn: localDate(2026, 5, 1),
    receivedOn: localDate(2026, 5, 10),
    ...changes,
  });

  it('takes a paper of the same day three months before, and none older', () => {
    expect(documentState(certificate, [document({ issuedOn: localDate(2026, 3, 2) })], submission)).toBe(
      'GOOD',
    );
    expect(documentState(certificate, [document({ issuedOn: localDate(2026, 3, 1) })], submission)).toBe(
      'TOO_OLD',
    );
  });

  it('cannot judge a paper without its day of issue, or dated after it came', () => {
    expect(documentState(certificate, [document({ issuedOn: null })], submission)).toBe('DATE_UNKNOWN');
    expect(documentState(certificate, [document({ issuedOn: localDate(2062, 5, 1) })], submission)).toBe(
      'DATE_UNKNOWN',
    );
  });

  it('looks only at the papers of this requirement and lets the best decide', () => {
    const old = document({ issuedOn: localDate(2026, 1, 5) });
    const fresh = document({});
    expect(documentState(certificate, [], submission)).toBe('MISSING');
    expect(documentState(certificate, [document({ requirement: 'TAX_RETURN_COPY' })], submission)).toBe(
      'MISSING',
    );
    expect(documentState(certificate, [old, fresh], submission)).toBe('GOOD');
    expect(documentState(certificate, [fresh, old], submission)).toBe('GOOD');
    expect(documentState(certificate, [old, document({ issuedOn: null })], submission)).toBe('DATE_UNKNOWN');
  });

  it('limits the age of a 住民票 but not of a licence, which must be in force', () => {
    const old = localDate(2024, 4, 1);
    const paper = (changes: Partial<DocumentOnFile>) =>
      documentState(
        identity,
        [document({ requirement: 'PROPRIETOR_IDENTITY', issuedOn: old, ...changes })],
        submission,
      );
    expect(paper({ paper: 'RESIDENCE_CERTIFICATE' })).toBe('TOO_OLD');
    expect(paper({ paper: 'DRIVING_LICENCE' })).toBe('GOOD');
    expect(paper({ paper: 'DRIVING_LICENCE', issuedOn: null, validUntil: submission })).toBe('GOOD');
    expect(paper({ paper: 'DRIVING_LICENCE', validUntil: addDays(submission, -1) })).toBe('TOO_OLD');
    expect(paper({ paper: null })).toBe('TOO_OLD');
  });

  it('has no age limit on a tax certificate', () => {
    const tax = document({ requirement: 'CORPORATE_TAX_CERTIFICATE', issuedOn: localDate(2020, 1, 1) });
    expect(documentState(requirement('CORPORATE_TAX_CERTIFICATE'), [tax], submission)).toBe('GOOD');
  });
});

describe('earliestIssueDay', () => {
  const certificate = requirement('CERTIFICATE_OF_REGISTERED_MATTERS');

  it('is null where age does not matter', () => {
    expect(earliestIssueDay(requirement('SECURITY_ACTION'), localDate(2026, 6, 2))).toBeNull();
  });

  it('is the first day that is still good, for any day of submission', () => {
    const days = fc
      .integer({ min: toDayNumber(localDate(2023, 1, 1)), max: toDayNumber(localDate(2032, 12, 31)) })
      .map(fromDayNumber);
    fc.assert(
      fc.property(days, (submission) => {
        const first = earliestIssueDay(certificate, submission);
        if (first === null) throw new Error('the certificate has an age limit');
        expect(addMonths(first, 3) >= submission).toBe(true);
        expect(addMonths(addDays(first, -1), 3) < submission).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the data', () => {
  it('lists no code twice and only papers that can meet it', () => {
    expect(new Set(REQUIREMENTS.map(({ code }) => code)).size).toBe(REQUIREMENTS.length);
    expect(REQUIREMENTS.every(({ accepts, owedBy }) => accepts.length > 0 && owedBy.length > 0)).toBe(true);
  });
});
