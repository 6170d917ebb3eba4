import { createRequire } from 'node:module';
import { localDate, type LocalDate } from '@renkei/kernel';
import { officeKanaOf } from './transfer-characters.ts';

/** A bank or one of its branches. */
export interface BankOffice {
  readonly code: string;
  /** As banks list it, without 銀行 or 支店: みずほ, 本店営業部. */
  readonly name: string;
  /** Half-width, at most 15 characters: ready for a transfer record. */
  readonly kana: string;
}

interface Listed {
  readonly code: string;
  readonly name: string;
  readonly kana: string;
}
type Directory = Readonly<Record<string, Listed & { readonly branches: Readonly<Record<string, Listed>> }>>;

const require = createRequire(import.meta.url);
let loaded: Directory | null = null;

/** Five megabytes that only payments need: read with the first question. */
function directory(): Directory {
  return (loaded ??= require('zengin-code') as Directory);
}

/** Codes of Japanese banks and branches, from the package zengin-code. A code it lacks may be newer than it is. */
export const bankDirectory = {
  /** The day of the list, from the version of the package. */
  asOf(): LocalDate {
    const { version } = require('zengin-code/package.json') as { version: string };
    const [, year, month, day] = /p(\d{4})(\d\d)(\d\d)$/.exec(version)!;
    return localDate(Number(year), Number(month), Number(day));
  },

  bankOf(code: string): BankOffice | null {
    return officeOf(directory(), code);
  },

  branchOf(bankCode: string, branchCode: string): BankOffice | null {
    return officeOf(branchesOf(bankCode), branchCode);
  },

  /** Banks whose code looks most like this one, at most three. */
  banksLike(code: string): BankOffice[] {
    return officesLike(directory(), code);
  },

  branchesLike(bankCode: string, branchCode: string): BankOffice[] {
    return officesLike(branchesOf(bankCode), branchCode);
  },
} as const;

const MOST_LIKE = 3;

function branchesOf(bankCode: string): Readonly<Record<string, Listed>> {
  return Object.hasOwn(directory(), bankCode) ? directory()[bankCode]!.branches : {};
}

function officeOf(offices: Readonly<Record<string, Listed>>, key: string): BankOffice | null {
  if (!Object.hasOwn(offices, key)) return null;
  const { code, name, kana } = offices[key]!;
  return { code, name, kana: officeKanaOf(kana) };
}

function officesLike(offices: Readonly<Record<string, Listed>>, code: string): BankOffice[] {
  return Object.keys(offices)
    .map((other) => ({ other, slip: slipBetween(code, other) }))
    .filter(({ slip }) => slip !== null)
    .sort((a, b) => a.slip! - b.slip! || a.other.localeCompare(b.other))
    .slice(0, MOST_LIKE)
    .map(({ other }) => officeOf(offices, other)!);
}

/** 0 for two neighbouring digits swapped, 1 to 9 for one digit off by so much, else null: one slip of the hand. */
function slipBetween(typed: string, listed: string): number | null {
  const wrong = [...listed].flatMap((digit, index) => (digit === typed[index] ? [] : [index]));
  const [first, second] = wrong;
  if (typed.length !== listed.length || first === undefined || wrong.length > 2) return null;
  if (second === undefined) return Math.abs(Number(typed[first]) - Number(listed[first])) || null;
  const swapped = second === first + 1 && typed[first] === listed[second] && typed[second] === listed[first];
  return swapped ? 0 : null;
}
