/** A small reproducible generator: the same group in every run and on every machine. */
function generator(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const FUNCTIONS = ['ACCOUNTING', 'ORDERING', 'SETTLEMENT', 'EC'];

const line = (id, category, unitPrice, quantity, functions = []) => ({
  id,
  category,
  functions,
  unitPrice: BigInt(unitPrice),
  quantity,
  cloudMonths: null,
});

/**
 * A 見本 group whose every rule is busy: micro and SME members with 0 to 3 functions, both tiers, hardware caps, the
 * 2025 service cap, the analysis pool, the admin limit. Five cost lines each; the odd yen keep every rounding honest.
 */
export function sampleGroup(memberCount, { ruleSet = '2025', scale = 1 } = {}) {
  const random = generator(20_250_324);
  const price = (below) => Math.max(1, Math.floor(random(below) * scale));
  const members = Array.from({ length: memberCount }, (_, index) => {
    const id = `m${index + 1}`;
    const functions = FUNCTIONS.slice(random(3), 3 + random(2)).slice(0, random(4));
    const pc = random(2) === 0;
    return {
      id,
      name: `見本商店 ${index + 1}`,
      representative: index === 0,
      size: random(3) === 0 ? 'MICRO' : 'SME',
      costLines: [
        line(`${id}-1`, 'SOFTWARE', price(1_500_000), 1, functions),
        line(`${id}-2`, 'OPTION', price(90_000), 1 + random(4)),
        line(`${id}-3`, 'SERVICE', price(2_600_000), 1),
        line(`${id}-4`, pc ? 'PC' : 'REGISTER', price(pc ? 260_000 : 520_000), 1 + random(2)),
        line(
          `${id}-5`,
          ['ANALYSIS_SOFTWARE', 'ANALYSIS_SERVICE', 'OFFICE', 'EXPERT'][random(4)],
          price(400_000),
          1,
        ),
      ],
      requested: null,
      sharingWeight: 1n,
    };
  });
  return {
    ruleSet,
    interpretation: {},
    overCapPolicy: 'PRO_RATA',
    requestedAnalysis: null,
    sharingKey: 'EQUAL',
    members,
  };
}

/** The same group with one other unit price: what a keystroke in the cost table changes. */
export function withUnitPrice(input, memberIndex, lineIndex, unitPrice) {
  const member = input.members[memberIndex];
  const costLines = member.costLines.with(lineIndex, { ...member.costLines[lineIndex], unitPrice });
  return { ...input, members: input.members.with(memberIndex, { ...member, costLines }) };
}

/** The same group with every unit price moved. */
export function withEveryUnitPrice(input, move) {
  const members = input.members.map((member) => ({
    ...member,
    costLines: member.costLines.map((costLine) => ({ ...costLine, unitPrice: move(costLine.unitPrice) })),
  }));
  return { ...input, members };
}
