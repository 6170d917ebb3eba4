import {
  toImportedMembers,
  type FormGroup,
  type FormMember,
  type FormRequested,
  type OfficialReading,
  type ReadMember,
} from '@renkei/forms';
import { largestRemainder, ok, type Result, type Yen } from '@renkei/kernel';
import {
  calculate,
  CATEGORY_LABELS,
  FUNCTION_LABELS,
  lineCost,
  parseCalculationInput,
  type CalculationInput,
  type CalculationResult,
  type CostCategory,
  type InputProblem,
} from '@renkei/subsidy-rules';

/** The rules the workbooks we know calculate by. */
const RULES_OF_EDITION = { '2025': '2025' } as const;

/** 様式5 has no column for functions; with two the software counts in full (K25 p.20 ②). */
const ASSUMED_FUNCTIONS = ['ACCOUNTING', 'ORDERING'] as const;

export interface PricedForms {
  readonly input: CalculationInput;
  /** How many businesses were given two functions, because the forms say none. */
  readonly assumedFunctions: number;
}

/** What a document of the group itself says, as far as `calculationOf` needs it. */
export function readingOf(group: FormGroup, edition: OfficialReading['edition']): OfficialReading {
  const member =
    (role: ReadMember['role']) =>
    (each: FormMember): ReadMember => ({
      role,
      member: each,
      form1Row: null,
      sources: {},
      sizeAssumed: false,
    });
  const { representative, participants } = group;
  return {
    edition,
    group,
    members: [
      ...(representative.name === '' ? [] : [representative].map(member('REPRESENTATIVE'))),
      ...participants.map(member('PARTICIPANT')),
    ],
    cells: [],
  };
}

/**
 * The group of a workbook as the rules see it: what it enters, priced anew. Functions come from the words of 様式2; where
 * these say nothing of a business with software, two are assumed. What is requested is left to the rules.
 */
export function calculationOf(reading: OfficialReading): Result<PricedForms, readonly InputProblem[]> {
  const members = toImportedMembers(reading);
  const isUnsaid = ({ category, functions }: { category: string; functions: readonly string[] }) =>
    category === 'SOFTWARE' && functions.length === 0;
  const input = parseCalculationInput({
    ruleSet: RULES_OF_EDITION[reading.edition],
    overCapPolicy: 'PRO_RATA',
    members: members.map(({ values }, index) => ({
      id: `m${String(index + 1)}`,
      name: values.name ?? '',
      representative: values.role === 'REPRESENTATIVE',
      size: values.size,
      costLines: values.costs.map(({ category, unitPriceYen, quantity, functions }, line) => ({
        id: `m${String(index + 1)}-${String(line + 1)}`,
        category,
        ...(isUnsaid({ category, functions })
          ? { functions: ASSUMED_FUNCTIONS }
          : functions.length === 0
            ? {}
            : { functions }),
        unitPrice: unitPriceYen,
        quantity,
      })),
    })),
  });
  if (!input.ok) return input;
  const assumedFunctions = members.filter(({ values }) => values.costs.some(isUnsaid)).length;
  return ok({ input: input.value, assumedFunctions });
}

/** The forms of a group `renkei calculate` reads: its costs, and what the rules grant. Amounts are whole yen, tax-exclusive. */
export function formsOfCalculation(input: CalculationInput): FormGroup {
  const result = calculate(input);
  const results = new Map(result.members.map((each) => [each.id, each]));
  const spent = input.members.map(({ costLines }) => sumOf(costLines, ...ANALYSIS));
  const shares = largestRemainder(spent, result.analysis.granted);
  const members = input.members.map((member, index): FormMember => {
    const { costLines } = member;
    const priced = results.get(member.id);
    return {
      id: member.id,
      name: member.name,
      size: member.size,
      profile: null,
      costs: {
        softwareYen: orNothing(priced?.software.eligible ?? 0n),
        pcYen: orNothing(priced?.pc.eligible ?? 0n),
        registerYen: orNothing(priced?.register.eligible ?? 0n),
        requested: priced === undefined ? null : requestedOf(priced),
        analysisSoftwareYen: orNothing(sumOf(costLines, 'ANALYSIS_SOFTWARE', 'ANALYSIS_SERVICE')),
        analysisHardwareYen: orNothing(sumOf(costLines, 'ANALYSIS_HARDWARE')),
        analysisRequestedYen: spent[index] === 0n ? null : (shares[index] ?? 0n),
      },
      uses: costLines
        .filter(({ category }) => category === 'SOFTWARE')
        .map(({ functions, quantity }) => ({
          part: 'INFRASTRUCTURE' as const,
          toolName: toolName(functions),
          quantity,
          pays: true,
        })),
      productivity: null,
    };
  });
  const at = input.members.findIndex(({ representative }) => representative);
  const lines = input.members.flatMap(({ costLines }) => costLines);
  const [office, expert] = [sumOf(lines, 'OFFICE'), sumOf(lines, 'EXPERT')];
  const [officeRequested = 0n, expertRequested = 0n] = largestRemainder(
    [office, expert],
    result.admin.granted,
  );
  return {
    groupName: '',
    representative: members[at] ?? NOBODY,
    participants: members.filter((_, index) => index !== at),
    tools: [
      ...new Map(
        lines
          .filter(({ category }) => category === 'SOFTWARE')
          .map(({ functions }) => [toolName(functions), functions]),
      ),
    ].map(([name, functions]) => ({
      part: 'INFRASTRUCTURE' as const,
      vendorName: null,
      name,
      kind: 'ソフトウェア',
      summary: functions.length === 0 ? null : functions.map((each) => FUNCTION_LABELS[each].ja).join('・'),
      url: null,
      number: null,
    })),
    analysisMemberCount: result.analysis.eligible === 0n ? null : result.analysis.countedMembers,
    analysisRequestedYen: result.analysis.eligible === 0n ? null : result.analysis.granted,
    adminItems: [
      ...(office === 0n ? [] : [{ item: '人件費', description: null, yen: office }]),
      ...(expert === 0n ? [] : [{ item: '謝金', description: null, yen: expert }]),
    ],
    adminRequestedYen: result.admin.eligible === 0n ? null : result.admin.granted,
    officeRequestedYen: office === 0n ? null : officeRequested,
    expertRequestedYen: expert === 0n ? null : expertRequested,
  };
}

/** A group that has not said yet who represents it: the name in 様式1 stays empty. */
const NOBODY: FormMember = {
  id: null,
  name: '',
  size: 'SME',
  profile: null,
  costs: {
    softwareYen: null,
    pcYen: null,
    registerYen: null,
    requested: null,
    analysisSoftwareYen: null,
    analysisHardwareYen: null,
    analysisRequestedYen: null,
  },
  uses: [],
  productivity: null,
};

const ANALYSIS = ['ANALYSIS_SOFTWARE', 'ANALYSIS_HARDWARE', 'ANALYSIS_SERVICE'] as const;

function requestedOf({
  software,
  pc,
  register,
  subsidy,
  granted,
}: CalculationResult['members'][number]): FormRequested | null {
  if (subsidy === 0n) return null;
  const parts = [software.subsidy, pc.subsidy, register.subsidy];
  const [softwareYen = 0n, pcYen = 0n, registerYen = 0n] =
    granted === subsidy ? parts : largestRemainder(parts, granted);
  return {
    softwareYen: software.eligible === 0n ? null : softwareYen,
    pcYen: pc.eligible === 0n ? null : pcYen,
    registerYen: register.eligible === 0n ? null : registerYen,
  };
}

const toolName = (
  functions: CalculationInput['members'][number]['costLines'][number]['functions'],
): string =>
  functions.length === 0
    ? CATEGORY_LABELS.SOFTWARE.ja
    : `${CATEGORY_LABELS.SOFTWARE.ja}（${functions.map((each) => FUNCTION_LABELS[each].ja).join('・')}）`;

const sumOf = (
  lines: CalculationInput['members'][number]['costLines'],
  ...categories: readonly CostCategory[]
): Yen => lines.reduce((sum, line) => (categories.includes(line.category) ? sum + lineCost(line) : sum), 0n);
const orNothing = (yen: Yen): Yen | null => (yen === 0n ? null : yen);
