import { inputDocument } from '@renkei/consortium';
import type { LocalDate, Message } from '@renkei/kernel';
import {
  explainFixedAmounts,
  toTraceJson,
  type CalculationInput,
  type CertifiedMember,
  type CostLine,
  type FixedAmount,
  type FixedAmounts,
  type FixedBound,
  type FixedNote,
  type MemberInput,
  type Readings,
  type SettlementInput,
} from '@renkei/subsidy-rules';

export interface Fixing {
  readonly number: number;
  readonly noticeNumber: string;
  readonly fixedOn: LocalDate;
  readonly report: { readonly id: string; readonly documentSha256: string | null };
  readonly grantId: string;
  readonly settlement: SettlementInput;
  readonly result: FixedAmounts;
}

/**
 * Everything an amount was fixed from and why it is what it is: `canonicalJson` of it is what the digest is of. Amounts
 * of the product are decimal texts, those of the trace as the CLI contract writes them; whole yen, tax-exclusive.
 */
export function fixingDocument({ settlement, result, ...fixing }: Fixing) {
  return {
    format: 'renkei.amount-fixing/1',
    ...fixing,
    ruleSet: { id: result.ruleSet.id, version: result.ruleSet.version },
    settlement: {
      input: inputDocument(settlement.input),
      members: settlement.members,
      granted: settlement.granted,
    },
    amounts: {
      members: result.members.map(({ id, functions, lines, ...amount }) => ({
        memberId: id,
        ...amountDocument(amount),
        functions,
        lines,
      })),
      analysis: amountDocument(result.analysis),
      admin: amountDocument(result.admin),
      total: result.total,
    },
    trace: toTraceJson(explainFixedAmounts(result)),
  };
}

function amountDocument({ ruled, granted, fixed, bound, reason, notes }: FixedAmount) {
  return { ruled, granted, fixed, bound, reason, notes };
}

interface StoredAmount {
  readonly ruled: string;
  readonly granted: string;
  readonly fixed: string;
  readonly bound: FixedBound;
  readonly reason: Message;
  readonly notes: readonly FixedNote[];
}

interface StoredCertified extends Omit<CertifiedMember, 'granted' | 'lines'> {
  readonly granted: string;
  readonly lines: readonly { readonly lineId: string; readonly yen: string; readonly parked: boolean }[];
}

interface StoredInput extends Pick<CalculationInput, 'ruleSet' | 'overCapPolicy' | 'sharingKey'> {
  readonly requestedAnalysis?: string;
  readonly interpretation: Partial<Readings> & { readonly adminCapYen?: string };
  readonly members: readonly (Pick<MemberInput, 'id' | 'name' | 'representative' | 'size'> & {
    readonly requested?: string;
    readonly sharingWeight: number;
    readonly costLines: readonly (Pick<CostLine, 'id' | 'category' | 'quantity'> & {
      readonly functions?: CostLine['functions'];
      readonly cloudMonths?: number;
      readonly unitPrice: string;
    })[];
  })[];
}

/** The document as the database gives it back. */
export interface StoredFixing {
  readonly settlement: {
    readonly input: StoredInput;
    readonly members: readonly StoredCertified[];
    readonly granted: { readonly analysis: string; readonly admin: string };
  };
  readonly amounts: {
    readonly members: readonly (StoredAmount & { readonly memberId: string })[];
    readonly analysis: StoredAmount;
    readonly admin: StoredAmount;
    readonly total: { readonly granted: string; readonly fixed: string; readonly shortfall: string };
  };
}

/** Not `parseCalculationInput`: what was fixed by its time's rules must be read again, whatever they refuse later. */
function inputOf({ requestedAnalysis, interpretation, members, ...settings }: StoredInput): CalculationInput {
  const { adminCapYen, ...readings } = interpretation;
  return {
    ...settings,
    requestedAnalysis: bigintOf(requestedAnalysis),
    interpretation: {
      ...readings,
      ...(adminCapYen === undefined ? {} : { adminCapYen: bigintOf(adminCapYen) }),
    },
    members: members.map(({ requested, sharingWeight, costLines, ...member }) => ({
      ...member,
      requested: bigintOf(requested),
      sharingWeight: BigInt(sharingWeight),
      costLines: costLines.map(({ functions, cloudMonths, unitPrice, ...line }) => ({
        ...line,
        functions: functions ?? [],
        cloudMonths: cloudMonths ?? null,
        unitPrice: BigInt(unitPrice),
      })),
    })),
  };
}

const bigintOf = (text: string | null | undefined): bigint | null => (text == null ? null : BigInt(text));

/** What an earlier fixing started from: the one after it differs in what was parked then, and in nothing else. */
export function settlementOf({ settlement }: StoredFixing): SettlementInput {
  return {
    input: inputOf(settlement.input),
    members: settlement.members.map(({ granted, lines, ...member }) => ({
      ...member,
      granted: BigInt(granted),
      lines: lines.map(({ yen, ...line }) => ({ ...line, yen: BigInt(yen) })),
    })),
    granted: { analysis: BigInt(settlement.granted.analysis), admin: BigInt(settlement.granted.admin) },
  };
}
