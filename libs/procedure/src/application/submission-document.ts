import type { ConsortiumEntity } from '@renkei/consortium';
import { dateOf, type JstMinute } from '@renkei/kernel';
import { readinessMatrix } from '@renkei/lifecycle';
import { toContractJson } from '@renkei/subsidy-rules';
import type { MemberFacts } from '../readiness/readiness-facts.ts';
import type { ApplicationRow } from './application.rows.ts';
import type { FiledLine } from './filed-rows.ts';
import { officialForms } from './official-forms.ts';
import type { Situation } from './submission-facts.ts';

export interface Filing {
  readonly group: ConsortiumEntity;
  readonly application: ApplicationRow;
  /** Which submission of the application: 1, after a return 2 … */
  readonly number: number;
  readonly portalNumber: string;
  readonly submittedAt: JstMinute;
  readonly situation: Situation;
  readonly lines: readonly FiledLine[];
}

/**
 * Everything that was filed, as one document that needs nothing else to be read: `canonicalJson` of it is what the
 * digest is of. Amounts of the product are decimal texts, those of `outcome` as the CLI contract writes them.
 */
export function submissionDocument(filing: Filing) {
  const { group, application, situation, lines } = filing;
  const { readiness, priced, facts, findings } = situation;
  const { result } = priced.calculation;
  const submissionDay = dateOf(facts.firstSubmittedAt ?? facts.submitAt);
  return {
    format: 'renkei.submission/1',
    application: {
      number: application.number,
      submission: filing.number,
      portalNumber: filing.portalNumber,
      submittedAt: filing.submittedAt,
      authorId: application.authorId,
      approvedAt: application.approvedAt?.toISOString() ?? null,
    },
    group: { id: group.id, name: group.name, prefecture: group.prefecture },
    ruleSet: { id: result.ruleSet.id, version: result.ruleSet.version },
    settings: {
      interpretation: result.interpretation,
      overCapPolicy: result.input.overCapPolicy,
      requestedAnalysisYen: result.input.requestedAnalysis,
      sharingKey: result.input.sharingKey,
      representativeType: readiness.representativeType,
    },
    members: readiness.members.map(memberDocument),
    costLines: lines,
    outcome: toContractJson(result),
    requirements: readinessMatrix({ ...facts, submissionDay }).rows.map(({ memberId, cells }) => ({
      memberId,
      cells: cells.map(({ requirement, state }) => ({ requirement, state })),
    })),
    papers: readiness.documents.map(
      ({ memberId, requirement, paper, issuedOn, validUntil, receivedOn, review }) => ({
        memberId,
        requirement,
        paper,
        issuedOn,
        validUntil,
        receivedOn,
        review,
      }),
    ),
    declarations: readiness.members.map(({ id, declarations }) => ({ memberId: id, answers: declarations })),
    deemedSame: readiness.deemedSame,
    groupPapers: readiness.groupPapers,
    // what was known and filed all the same
    findings: findings.map(({ code, severity, memberId, subject }) => ({
      code,
      severity,
      memberId,
      subject,
    })),
    forms: officialForms(group.name, readiness.members, lines, result),
  };
}

function memberDocument({ row, usesTools, sme, micro }: MemberFacts) {
  const { business } = row;
  return {
    id: row.id,
    role: row.role,
    size: row.size,
    position: row.position,
    sharingWeight: row.sharingWeight,
    requestedYen: row.requestedYen,
    usesTools,
    sme: sme.answer,
    micro: micro.answer,
    business: {
      name: business.name,
      legalForm: business.legalForm,
      corporateNumber: business.corporateNumber,
      invoiceNumber: business.invoiceNumber,
      industry: business.industry,
      capitalYen: business.capitalYen,
      employees: business.regularEmployees,
      representativeName: business.representativeName,
      prefecture: business.prefecture,
      city: business.city,
      addressLine: business.addressLine,
    },
  };
}
