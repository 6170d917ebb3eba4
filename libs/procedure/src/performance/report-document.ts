import type { ConsortiumEntity } from '@renkei/consortium';
import type { JstMinute, LocalDate } from '@renkei/kernel';
import { RULE_SETS } from '@renkei/subsidy-rules';
import type { GrantFacts } from '../application/grant-facts.ts';
import type { ReportFacts } from './report-check.ts';
import type { ReportFinding } from './report-terms.ts';

export interface ReportFiling {
  readonly group: ConsortiumEntity;
  readonly grant: GrantFacts;
  readonly facts: ReportFacts;
  readonly findings: readonly ReportFinding[];
  readonly portalNumber: string;
  readonly submittedAt: JstMinute;
  readonly completedOn: LocalDate;
}

/**
 * Everything that was reported, as one document that needs nothing else to be read: `canonicalJson` of it is what the
 * digest is of. Amounts are decimal texts, whole yen, tax-exclusive.
 */
export function reportDocument({ group, grant, facts, findings, ...filed }: ReportFiling) {
  const { report, members, lines, statements } = facts;
  return {
    format: 'renkei.performance-report/1',
    report: {
      id: report.id,
      ...filed,
      authorId: report.authorId,
      approvedAt: report.approvedAt?.toISOString() ?? null,
    },
    group: { id: group.id, name: group.name, prefecture: group.prefecture },
    ruleSet: { id: group.ruleSet, version: RULE_SETS[group.ruleSet].version },
    grant: {
      id: grant.grantId,
      decidedAt: grant.decidedAt,
      projectEndAt: grant.projectEndAt,
      reportDueAt: grant.reportDueAt,
      analysisYen: grant.ceilings.analysis,
      adminYen: grant.ceilings.admin,
    },
    members: members.map((member) => ({
      ...member,
      grantedYen: grant.ceilings.member.get(member.id) ?? 0n,
    })),
    lines: lines.map(({ consortiumId: _, version: __, ...line }) => line),
    employees: statements.map(({ memberId, employees, asOfOn, stillMicro, evidenceId }) => ({
      memberId,
      employees,
      asOfOn,
      stillMicro,
      evidenceId,
    })),
    // what was known and reported all the same
    findings: findings.map(({ code, severity, memberId, costLineId }) => ({
      code,
      severity,
      memberId,
      costLineId,
    })),
  };
}
