import { describe, expect, it } from '@jest/globals';
import { DECLARATIONS, declarationsFor } from './declaration-data.ts';
import { DECLARATION_CODES, DEEMED_SAME_RELATIONS } from './declarations.ts';

describe('DECLARATIONS (program rules §2)', () => {
  it('has one question per code, in the order of the codes', () => {
    expect(DECLARATIONS.map(({ code }) => code)).toEqual(DECLARATION_CODES);
    expect(new Set(DECLARATION_CODES).size).toBe(DECLARATION_CODES.length);
    for (const code of DECLARATION_CODES) expect(code).toMatch(/^[A-Z][A-Z0-9_]{2,59}$/);
  });

  it('asks six questions for みなし大企業 and one per deemed-same relation', () => {
    const codes = (topic: string) =>
      DECLARATIONS.filter((declaration) => declaration.topic === topic).map(({ code }) => code);
    expect(codes('DEEMED_LARGE')).toHaveLength(6);
    expect(codes('DEEMED_SAME')).toEqual(DEEMED_SAME_RELATIONS);
    expect(codes('NEVER_MEMBER')).toHaveLength(8);
  });

  it('can be answered with yes or no and names its clause', () => {
    for (const { question, clause } of DECLARATIONS) {
      expect(question.ja).toMatch(/か[。（]/);
      expect(question.en).toContain('?');
      expect(clause).toMatch(/(R25 第\d+条|K25 p\.\d+)/);
    }
  });

  it('is owed by everybody', () => {
    expect(declarationsFor('REPRESENTATIVE')).toHaveLength(18);
    expect(declarationsFor('PARTICIPANT')).toHaveLength(18);
  });
});
