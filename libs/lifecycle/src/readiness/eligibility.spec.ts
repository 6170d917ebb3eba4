import { describe, expect, it } from '@jest/globals';
import { localDate } from '@renkei/kernel';
import { declarationsFor } from './declaration-data.ts';
import type { DeclarationCode } from './declarations.ts';
import { eligibilityFindings } from './eligibility.ts';
import type { EligibilityInput, EligibilityMember } from './eligibility-terms.ts';

const answers = (yes: readonly DeclarationCode[] = []) =>
  declarationsFor('PARTICIPANT').map(({ code }) => ({
    code,
    answer: yes.includes(code),
    declaredOn: localDate(2026, 4, 1),
    declaredBy: '山田花子',
  }));

const shop = (id: string, more: Partial<EligibilityMember> = {}): EligibilityMember => ({
  id,
  name: `${id}商店`,
  role: 'PARTICIPANT',
  legalForm: 'CORPORATION',
  sme: { answer: 'YES', clause: 'R25 第7条4一④' },
  micro: { answer: 'YES', clause: 'R25 第7条4二' },
  claimsMicro: false,
  usesTools: true,
  declarations: answers(),
  ...more,
});

const found = (members: readonly EligibilityMember[], more: Partial<EligibilityInput> = {}) =>
  eligibilityFindings({
    members,
    representativeType: 'SME',
    deemedSame: [],
    sameRepresentativeAndAddress: [],
    ...more,
  });
const brief = (...args: Parameters<typeof found>) =>
  found(...args).map(({ code, severity, memberId }) => `${severity} ${code} ${memberId ?? ''}`);

describe('eligibilityFindings (program rules §2)', () => {
  it('finds nothing at a member that is all right', () => {
    expect(found([shop('a'), shop('b', { legalForm: 'SOLE_PROPRIETOR' })])).toEqual([]);
  });

  it('refuses a sole proprietor as representative, and asks for an unknown form', () => {
    const rep = shop('r', { role: 'REPRESENTATIVE', legalForm: 'SOLE_PROPRIETOR' });
    expect(brief([rep])).toEqual(['BLOCKER REPRESENTATIVE_NOT_CORPORATION r']);
    expect(found([rep])[0]).toMatchObject({
      clause: 'R25 第7条2二, K25 p.9 (2)(イ)',
      fix: { target: 'MEMBERS' },
    });
    expect(brief([shop('a', { legalForm: null })])).toEqual(['BLOCKER LEGAL_FORM_UNKNOWN a']);
  });

  it('refuses what is above the SME limits, and warns while it is unknown, with the clause given', () => {
    const sme = (answer: 'NO' | 'UNKNOWN') => ({ answer, clause: 'R25 第7条4一②' });
    expect(found([shop('a', { sme: sme('NO') })])).toMatchObject([
      {
        code: 'NOT_SME',
        severity: 'BLOCKER',
        clause: 'R25 第7条4一②',
        fix: { target: 'MEMBER', memberId: 'a' },
      },
    ]);
    expect(brief([shop('a', { sme: sme('UNKNOWN') })])).toEqual(['WARNING SME_UNKNOWN a']);
  });

  it('asks only representatives of kind (i) to be an SME (R25 第7条2一)', () => {
    const rep = shop('r', { role: 'REPRESENTATIVE', sme: { answer: 'NO', clause: 'c' } });
    for (const type of ['SME', 'SME_WITH_STREET_BODY', null] as const) {
      expect(brief([rep], { representativeType: type })).toEqual(['BLOCKER NOT_SME r']);
    }
    for (const type of ['STREET_ASSOCIATION', 'SOCIETY_OF_COMMERCE', 'CHAMBER_OF_COMMERCE'] as const) {
      expect(brief([rep], { representativeType: type })).toEqual([]);
    }
  });

  it('looks at the micro status only where it is claimed', () => {
    const micro = (answer: 'NO' | 'UNKNOWN', claimsMicro: boolean) =>
      shop('a', { claimsMicro, micro: { answer, clause: 'R25 第7条4二' } });
    expect(brief([micro('NO', true)])).toEqual(['WARNING MICRO_NOT_CONFIRMED a']);
    expect(brief([micro('UNKNOWN', true)])).toEqual(['INFO MICRO_UNKNOWN a']);
    expect(brief([micro('NO', false)])).toEqual([]);
  });

  it('refuses a participant without a tool and only mentions such a representative', () => {
    expect(
      brief([shop('r', { role: 'REPRESENTATIVE', usesTools: false }), shop('a', { usesTools: false })]),
    ).toEqual(['INFO REPRESENTATIVE_WITHOUT_TOOL r', 'BLOCKER USES_NO_TOOL a']);
  });

  it('refuses on each bad declaration and says how many are open', () => {
    const bad = shop('a', { declarations: answers(['ANTISOCIAL_TIES', 'INCOME_OVER_LIMIT']) });
    expect(found([bad])).toMatchObject([
      { code: 'DECLARED_NEVER_MEMBER', severity: 'BLOCKER', subject: 'ANTISOCIAL_TIES' },
      { code: 'DECLARED_DEEMED_LARGE', severity: 'BLOCKER', subject: 'INCOME_OVER_LIMIT' },
    ]);
    // 18 questions, 3 answered
    const open = found([shop('a', { declarations: answers().slice(0, 3) })]);
    expect(open).toMatchObject([
      { code: 'DECLARATION_MISSING', severity: 'BLOCKER', fix: { target: 'DECLARATIONS', memberId: 'a' } },
    ]);
    expect(open[0]?.message.ja).toContain('あと15問');
  });

  it('asks who the other one is, until the link of that relation is recorded', () => {
    const a = shop('a', { declarations: answers(['MAJORITY_OF_VOTES']) });
    const b = shop('b');
    expect(brief([a, b])).toEqual(['WARNING DEEMED_SAME_NOT_NAMED a']);
    const deemedSame = [{ members: ['b', 'a'], relation: 'MAJORITY_OF_VOTES' } as const];
    expect(brief([a, b], { deemedSame })).toEqual(['WARNING DEEMED_SAME b']);
    const other = [{ members: ['a', 'b'], relation: 'SAME_BENEFICIAL_OWNER' } as const];
    expect(brief([a, b], { deemedSame: other })).toEqual([
      'WARNING DEEMED_SAME_NOT_NAMED a',
      'WARNING DEEMED_SAME b',
    ]);
  });

  it('warns once of an equal representative and address, and not when the relation is recorded', () => {
    const pair = [['b', 'a']] as const;
    const members = [shop('a'), shop('b')];
    expect(found(members, { sameRepresentativeAndAddress: pair })).toMatchObject([
      { code: 'SAME_REPRESENTATIVE_AND_ADDRESS', severity: 'WARNING', memberId: 'b', subject: 'a' },
    ]);
    const deemedSame = [{ members: ['a', 'b'], relation: 'SAME_REPRESENTATIVE_AND_ADDRESS' } as const];
    expect(brief(members, { sameRepresentativeAndAddress: pair, deemedSame })).toEqual([
      'WARNING DEEMED_SAME b',
    ]);
    expect(found([shop('a')], { sameRepresentativeAndAddress: pair })).toEqual([]);
  });
});
