import { err, ok } from '@renkei/kernel';
import type { Result } from '@renkei/kernel';
import { calculate } from '../calculate.ts';
import { DEFAULT_RULE_SET_ID, RULE_SETS } from '../rule-set/rule-sets.ts';
import { INTERPRETATION_VALUES, OVER_CAP_POLICIES, RULE_SET_IDS } from '../rule-set/types.ts';
import type { Interpretation, InterpretationKey, RuleSet } from '../rule-set/types.ts';
import { checkRepresentatives, readMember } from './read-member.ts';
import { InputReader, join } from './reader.ts';
import { SHARING_KEYS } from './types.ts';
import type { CalculationInput, InputProblem } from './types.ts';

const DOCUMENT_KEYS = [
  'ruleSet',
  'interpretation',
  'overCapPolicy',
  'members',
  'requestedAnalysis',
  'sharingKey',
];
const SWITCHES = Object.keys(INTERPRETATION_VALUES) as InterpretationKey[];

function readInterpretation(reader: InputReader, value: unknown, ruleSet: RuleSet): Partial<Interpretation> {
  const path = 'interpretation';
  const given = value === undefined ? {} : reader.object(value, path, [...SWITCHES, 'adminCapYen']);
  if (given === null) return {};
  const chosen: { -readonly [Key in keyof Interpretation]?: unknown } = {};
  for (const key of SWITCHES) {
    const raw = given[key];
    if (raw === undefined) continue;
    const reading = typeof raw === 'string' ? raw.toLowerCase() : raw; // the papers' own "X25" is welcome too
    chosen[key] = reader.choice<string>(reading, join(path, key), INTERPRETATION_VALUES[key], null);
  }
  const adminCapYen = reader.optionalYen(given.adminCapYen, join(path, 'adminCapYen'));
  if (adminCapYen !== null) {
    chosen.adminCapYen = adminCapYen;
    if (ruleSet.admin.cap !== null) {
      reader.add(join(path, 'adminCapYen'), 'ADMIN_CAP_ALREADY_KNOWN', {
        ja: 'この年度の事務費・専門家費の上限は決まっているので、入れずに空けておいてください。',
        en: 'The cap of the admin costs is known for this year: please leave this out.',
      });
    }
  }
  return chosen as Partial<Interpretation>;
}

function readDocument(reader: InputReader, json: unknown): CalculationInput | null {
  const document = reader.object(json, '$', DOCUMENT_KEYS);
  if (document === null) return null;
  const ruleSetId =
    reader.choice(document.ruleSet, 'ruleSet', RULE_SET_IDS, DEFAULT_RULE_SET_ID) ?? DEFAULT_RULE_SET_ID;
  const ruleSet = RULE_SETS[ruleSetId];
  const interpretation = readInterpretation(reader, document.interpretation, ruleSet);
  const members = reader
    .list(document.members, 'members')
    .map((member, index) => readMember(reader, member, `members[${index}]`, ruleSet));
  reader.distinctIds(
    members.map((member) => member?.id ?? ''),
    (index) => `members[${index}].id`,
  );
  checkRepresentatives(reader, members);
  return {
    ruleSet: ruleSetId,
    interpretation,
    overCapPolicy:
      reader.choice(document.overCapPolicy, 'overCapPolicy', OVER_CAP_POLICIES, 'PRO_RATA') ?? 'PRO_RATA',
    requestedAnalysis: reader.optionalYen(document.requestedAnalysis, 'requestedAnalysis'),
    sharingKey: reader.choice(document.sharingKey, 'sharingKey', SHARING_KEYS, 'EQUAL') ?? 'EQUAL',
    members: members.filter((member) => member !== null),
  };
}

/**
 * Reads the document of `renkei calculate` (already parsed JSON) or names every problem in it: unknown keys and
 * values, duplicate ids, a second representative, unusable amounts, cloud fees over the rule set's months, and,
 * under MANUAL, requests over what is available or over the joint cap.
 */
export function parseCalculationInput(json: unknown): Result<CalculationInput, readonly InputProblem[]> {
  const reader = new InputReader();
  const input = readDocument(reader, json);
  if (input === null || reader.problems.length > 0) return err(reader.problems);
  if (input.overCapPolicy !== 'MANUAL') return ok(input);
  const { requestProblems } = calculate(input);
  return requestProblems.length === 0 ? ok(input) : err(requestProblems);
}
