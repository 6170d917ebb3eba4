import { calculate } from '@renkei/subsidy-rules';
import {
  interleaved,
  printFigure,
  printHeading,
  printRatio,
  processorTime,
  ratios,
} from '../support/measure.mjs';
import { sampleGroup, withEveryUnitPrice, withUnitPrice } from './group.mjs';
import { integerLoop } from './integer-loop.mjs';
import { excelts, grantedCell, ironCalc, TOTAL, unitPriceCell, workbookCells } from './workbook.mjs';

const MEMBERS = 200;
const micro = (figures) => figures.map((ms) => ms * 1000);

/** Every number the floor and the product both give. @throws Error at the first that differs */
function requireSame(input) {
  const ours = calculate(input);
  const loop = integerLoop(input);
  const pairs = [
    ...ours.members.flatMap((member, i) => {
      const bare = loop.members[i];
      return [
        [member.functions, bare.functions],
        [member.software.eligible, bare.softwareEligible],
        [member.software.subsidy, bare.softwareSubsidy],
        [member.pc.eligible, bare.pcEligible],
        [member.pc.subsidy, bare.pcSubsidy],
        [member.register.eligible, bare.registerEligible],
        [member.register.subsidy, bare.registerSubsidy],
        [member.subsidy, bare.subsidy],
        [member.granted, bare.granted],
      ];
    }),
    [ours.infrastructure.eligible, loop.infrastructureEligible],
    [ours.infrastructure.available, loop.infrastructureAvailable],
    [ours.infrastructure.granted, loop.infrastructureGranted],
    [ours.analysis.eligible, loop.analysisEligible],
    [ours.analysis.countedMembers, loop.countedMembers],
    [ours.analysis.limit, loop.analysisLimit],
    [ours.analysis.available, loop.analysisAvailable],
    [ours.analysis.granted, loop.analysisGranted],
    [ours.combined.available, loop.available],
    [ours.combined.granted, loop.granted],
    [ours.combined.overCap, loop.overCap],
    [ours.admin.eligible, loop.adminEligible],
    [ours.admin.limit, loop.adminLimit],
    [ours.admin.granted, loop.adminGranted],
    [ours.total.granted, loop.totalGranted],
  ];
  const wrong = pairs.findIndex(([left, right]) => left !== right);
  if (wrong !== -1) throw new Error(`the integer loop differs from calculate() at ${wrong}: ${pairs[wrong]}`);
  return ours;
}

async function againstLoop(title, input) {
  requireSame(input);
  const contenders = {
    ours: processorTime(40, () => calculate(input)),
    loop: processorTime(40, () => integerLoop(input)),
  };
  await interleaved(contenders, 100); // both compiled by V8 before anything counts
  printHeading(`rules: ${title}`);
  const { ours, loop } = await interleaved(contenders, 401);
  printFigure('calculate()', micro(ours), 'µs');
  printFigure('bare integer loop (the floor)', micro(loop), 'µs');
  printRatio('calculate() ÷ bare integer loop', ratios(ours, loop), '≤ 1.5');
}

function requireSameAsSheet(sheet, input) {
  const ours = calculate(input);
  ours.members.forEach((member, i) => {
    const theirs = sheet.get(grantedCell(i));
    if (theirs !== member.granted)
      throw new Error(`${sheet.name}: ${member.id} has ${theirs}, not ${member.granted}`);
  });
  if (sheet.get(TOTAL) !== ours.total.granted) throw new Error(`${sheet.name}: another total`);
}

/**
 * Only the recalculation is timed, in both: the changed input is built, the changed cells are set before. Neither engine
 * recalculates less when less has changed, and nor do we; with the joint cap in force every amount moves anyway.
 */
async function againstSheet(makeSheet, rounds) {
  const input = sampleGroup(MEMBERS);
  const sheet = await makeSheet(workbookCells(input));
  requireSameAsSheet(sheet, input);
  printHeading(`rules: ${MEMBERS} members in ${sheet.name}`);

  const onePrice = (round) => withUnitPrice(input, 3, 0, 700_000n + BigInt(round));
  const setOnePrice = (changed) => sheet.set(unitPriceCell(3, 0), changed.members[3].costLines[0].unitPrice);
  await recalculation('one unit price changed', rounds, sheet, onePrice, setOnePrice);

  const allPrices = (round) => withEveryUnitPrice(input, (unitPrice) => unitPrice + BigInt(round));
  const setAllPrices = ({ members }) =>
    members.forEach(({ costLines }, m) =>
      costLines.forEach(({ unitPrice }, l) => sheet.set(unitPriceCell(m, l), unitPrice)),
    );
  await recalculation('all 1,000 unit prices changed', rounds, sheet, allPrices, setAllPrices);
}

async function recalculation(title, rounds, sheet, change, setCells) {
  const changed = Array.from({ length: rounds }, (_, round) => change(round + 1));
  let round = 0;
  const calculateNow = processorTime(200, () => calculate(changed[Math.max(0, round - 1)]));
  calculateNow(); // compiled by V8 before anything counts
  const { sheet: theirs, ours } = await interleaved(
    {
      sheet: () => {
        setCells(changed[round]);
        round += 1;
        return processorTime(1, () => {
          sheet.recalculate();
          sheet.get(TOTAL);
        })();
      },
      ours: calculateNow,
    },
    rounds,
  );
  requireSameAsSheet(sheet, changed[rounds - 1]);
  printFigure(`${title}: sheet`, theirs, 'ms');
  printFigure(`${title}: calculate()`, micro(ours), 'µs');
  printRatio('sheet ÷ calculate()', ratios(theirs, ours), '≥ 200');
}

export async function rules() {
  await againstLoop(
    `${MEMBERS} members over the joint cap (scaled by largest remainder)`,
    sampleGroup(MEMBERS),
  );
  await againstLoop(`${MEMBERS} members under the joint cap`, sampleGroup(MEMBERS, { scale: 0.02 }));
  await againstSheet(ironCalc, 25);
  await againstSheet(excelts, 9);
}
