/**
 * The floor: the 2025 rules for PRO_RATA as one function with its numbers written in. The same input, the same BigInt
 * arithmetic, and every number of the CLI's contract as its result: one flat object per member and one for the group.
 * No rule-set data, no switches, no other policies, nothing kept for explaining.
 */
export function integerLoop(input) {
  const count = input.members.length;
  const members = new Array(count);
  let infrastructureEligible = 0n;
  let available1 = 0n;
  let analysisCost = 0n;
  let adminCost = 0n;
  let introducing = 0n;
  for (let i = 0; i < count; i += 1) {
    const member = input.members[i];
    let software = 0n;
    let service = 0n;
    let pc = 0n;
    let register = 0n;
    let analysis = 0n;
    let found = 0;
    for (const { category, unitPrice, quantity, functions } of member.costLines) {
      const cost = unitPrice * BigInt(quantity);
      switch (category) {
        case 'SOFTWARE':
          software += cost;
          for (const name of functions) {
            if (name === 'ACCOUNTING') found |= 1;
            else if (name === 'ORDERING') found |= 2;
            else if (name === 'SETTLEMENT') found |= 4;
          }
          break;
        case 'OPTION':
          software += cost;
          break;
        case 'SERVICE':
          service += cost;
          break;
        case 'PC':
          pc += cost;
          break;
        case 'REGISTER':
          register += cost;
          break;
        case 'OFFICE':
        case 'EXPERT':
          adminCost += cost;
          break;
        default:
          analysis += cost;
      }
    }
    analysisCost += analysis;
    if (analysis > 0n) introducing += 1n;
    let softwareEligible = 0n;
    let softwareSubsidy = 0n;
    let pcSubsidy = 0n;
    let registerSubsidy = 0n;
    if (found !== 0) {
      const micro = member.size === 'MICRO';
      softwareEligible = software + (service < 2_000_000n ? service : 2_000_000n);
      const edge = micro ? 625_001n : 666_667n;
      const firstCost = softwareEligible < edge ? softwareEligible : edge;
      const first = micro ? (firstCost * 4n) / 5n : (firstCost * 3n) / 4n;
      softwareSubsidy = first < 500_000n ? first : 500_000n;
      if ((found & (found - 1)) !== 0) {
        const second = ((softwareEligible - firstCost) * 2n) / 3n;
        softwareSubsidy += second < 3_000_000n ? second : 3_000_000n;
      }
      const halfPc = pc / 2n;
      pcSubsidy = halfPc < 100_000n ? halfPc : 100_000n;
      const halfRegister = register / 2n;
      registerSubsidy = halfRegister < 200_000n ? halfRegister : 200_000n;
      infrastructureEligible += softwareEligible + pc + register;
    } else {
      pc = 0n;
      register = 0n;
    }
    const subsidy = softwareSubsidy + pcSubsidy + registerSubsidy;
    available1 += subsidy;
    members[i] = {
      id: member.id,
      functions: (found & 1) + ((found >> 1) & 1) + (found >> 2),
      softwareEligible,
      softwareSubsidy,
      pcEligible: pc,
      pcSubsidy,
      registerEligible: register,
      registerSubsidy,
      subsidy,
      granted: subsidy,
    };
  }
  let analysisLimit = introducing * 500_000n;
  if (analysisLimit > 30_000_000n) analysisLimit = 30_000_000n;
  let analysisAvailable = (analysisCost * 2n) / 3n;
  if (analysisAvailable > analysisLimit) analysisAvailable = analysisLimit;
  const available = available1 + analysisAvailable;
  const overCap = available > 30_000_000n;
  const granted = overCap ? 30_000_000n : available;
  const analysisGranted = overCap
    ? scaleToCap(members, analysisAvailable, available, granted)
    : analysisAvailable;
  let adminLimit = (granted * 2n) / 30n;
  if (adminLimit > 2_000_000n) adminLimit = 2_000_000n;
  let adminGranted = (adminCost * 2n) / 3n;
  if (adminGranted > adminLimit) adminGranted = adminLimit;
  return {
    members,
    infrastructureEligible,
    infrastructureAvailable: available1,
    infrastructureGranted: granted - analysisGranted,
    analysisEligible: analysisCost,
    countedMembers: Number(introducing),
    analysisLimit,
    analysisAvailable,
    analysisGranted,
    available,
    granted,
    overCap,
    adminEligible: adminCost,
    adminLimit,
    adminGranted,
    totalGranted: granted + adminGranted,
  };
}

/** Largest remainder over the members and, as the last part, the pool; returns the pool's part. */
function scaleToCap(members, pool, sum, cap) {
  const count = members.length;
  const remainders = new Array(count + 1);
  let left = cap;
  for (let i = 0; i < count; i += 1) {
    const product = members[i].subsidy * cap;
    const part = product / sum;
    members[i].granted = part;
    left -= part;
    remainders[i] = { i, fraction: product - part * sum };
  }
  let poolPart = (pool * cap) / sum;
  left -= poolPart;
  remainders[count] = { i: count, fraction: pool * cap - poolPart * sum };
  remainders.sort((a, b) => (a.fraction === b.fraction ? a.i - b.i : a.fraction > b.fraction ? -1 : 1));
  for (let k = 0; k < Number(left); k += 1) {
    const { i } = remainders[k];
    if (i === count) poolPart += 1n;
    else members[i].granted += 1n;
  }
  return poolPart;
}
