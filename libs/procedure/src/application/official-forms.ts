import { sumYen } from '@renkei/kernel';
import { PART_OF_CATEGORY, type CalculationResult, type CostPart } from '@renkei/subsidy-rules';
import type { MemberFacts } from '../readiness/readiness-facts.ts';
import type { FiledLine } from './filed-rows.ts';

/**
 * What 様式1–5 of X25 show of a group, in their order and with what the product knows: columns it does not keep
 * (date of foundation, person in charge, a tool's page) are left out and never filled with anything else. Whole yen,
 * tax-exclusive.
 */
export function officialForms(
  groupName: string,
  members: readonly MemberFacts[],
  lines: readonly FiledLine[],
  result: CalculationResult,
) {
  const representative = members.find(({ role }) => role === 'REPRESENTATIVE');
  const participants = members.filter(({ role }) => role === 'PARTICIPANT');
  return {
    // 【様式1】参画事業者情報: everybody but the representative
    form1: {
      representative: representative?.name ?? null,
      group: groupName,
      participantCount: participants.length,
      participants: participants.map(participantRow),
    },
    // 【様式2】導入ITツール情報: each tool once
    form2: toolRows(lines),
    // 【様式3】実施事業区分（基盤導入経費）, 【様式4】（消費動向等分析経費）
    form3: purchaseRows(lines, 'INFRASTRUCTURE'),
    form4: purchaseRows(lines, 'ANALYSIS'),
    // 【様式5】基盤導入経費
    form5: amountsForm(members, result),
  };
}

function participantRow({ row: { business, size } }: MemberFacts, index: number) {
  return {
    no: index + 1,
    name: business.name,
    nameKana: business.nameKana,
    corporateNumber: business.corporateNumber,
    legalForm: business.legalForm,
    industry: business.industry,
    size,
    capitalYen: business.capitalYen,
    employees: business.regularEmployees,
    representativeName: business.representativeName,
    postalCode: business.postalCode,
    prefecture: business.prefecture,
    city: business.city,
    addressLine: business.addressLine,
    phone: business.phone,
    email: business.email,
  };
}

/** What the forms call a tool: its name, or what the line of the quotation says. */
const toolName = ({ tool, label }: FiledLine): string => tool ?? label;

function toolRows(lines: readonly FiledLine[]) {
  const rows = new Map<string, { vendor: string | null; tool: string; category: string; part: CostPart }>();
  for (const line of lines) {
    const part = PART_OF_CATEGORY[line.category];
    if (part === 'ADMIN') continue;
    const row = { vendor: line.vendor, tool: toolName(line), category: line.category, part };
    rows.set(JSON.stringify(row), row);
  }
  return [...rows.values()];
}

function purchaseRows(lines: readonly FiledLine[], part: CostPart) {
  return lines
    .filter(({ category }) => PART_OF_CATEGORY[category] === part)
    .map((line, index) => ({
      no: index + 1,
      memberId: line.memberId,
      name: line.memberName,
      tool: toolName(line),
      quantity: line.quantity,
    }));
}

function amountsForm(members: readonly MemberFacts[], result: CalculationResult) {
  const rows = result.members.map((amounts, index) => {
    const { software, pc, register, subsidy, granted } = amounts;
    return {
      no: index + 1,
      memberId: amounts.id,
      name: members.find(({ id }) => id === amounts.id)?.name ?? '',
      size: result.input.members[index]?.size ?? null,
      software: { eligible: software.eligible, available: software.subsidy },
      firstTier: { eligible: software.firstTierCost, available: software.firstTier },
      secondTier: {
        eligible: software.eligible - software.firstTierCost,
        available: software.secondTier,
      },
      pc: { eligible: pc.eligible, available: pc.subsidy },
      register: { eligible: register.eligible, available: register.subsidy },
      available: subsidy,
      requested: granted,
    };
  });
  const totalOf = (item: 'software' | 'pc' | 'register') => ({
    eligible: sumYen(rows.map((row) => row[item].eligible)),
    available: sumYen(rows.map((row) => row[item].available)),
  });
  return {
    members: rows,
    group: {
      software: totalOf('software'),
      pc: totalOf('pc'),
      register: totalOf('register'),
      available: result.infrastructure.available,
      requested: result.infrastructure.granted,
    },
  };
}
