import type { Viewer } from '@renkei/platform';
import type { TestDatabase } from './database.ts';
import { seedSchedule } from './group.ts';
import { storedGroup, type StoredGroup } from './stored-group.ts';

/** The round of a ready group, JST: applications 2027-01-10 10:00 to 2027-01-29 17:00. */
export const READY_ROUND = { ROUND_OPEN: '2027-01-10T10:00', ROUND_CLOSE: '2027-01-29T17:00' } as const;

// program rules §5, under a representative that is an association
const OF_REPRESENTATIVE = [
  'GBIZ_ID_PRIME',
  'SECURITY_ACTION',
  'MIRADIGI_CHECK',
  'MOBILE_NUMBER',
  'CERTIFICATE_OF_REGISTERED_MATTERS',
  'CORPORATE_TAX_CERTIFICATE',
];
const OF_PARTICIPANT = ['SECURITY_ACTION', 'AFFILIATION_PROOF'];
const OF_GROUP = [
  'OFFICIAL_FORMS',
  'SELECTION_REASON',
  'TOOL_OVERVIEW',
  'SYSTEM_DIAGRAM',
  'ORGANISATION_CHART',
  'AREA_MAP',
];
// program rules §2
const QUESTIONS = [
  'VENDOR_OF_ANY_GROUP',
  'EXPERT_OF_ANY_GROUP',
  'REGISTERED_IT_SUPPORTER',
  'RELIGIOUS_CORPORATION',
  'NO_LEGAL_PERSONALITY',
  'ADULT_ENTERTAINMENT',
  'ANTISOCIAL_TIES',
  'LABOUR_LAW_PROSECUTION',
  'LARGE_FIRM_HOLDS_HALF',
  'LARGE_FIRMS_HOLD_TWO_THIRDS',
  'LARGE_FIRM_OFFICERS_HALF',
  'OWNED_BY_DEEMED_LARGE',
  'OFFICERED_BY_DEEMED_LARGE',
  'INCOME_OVER_LIMIT',
  'MAJORITY_OF_VOTES',
  'SAME_PERSON_OR_FAMILY',
  'SAME_REPRESENTATIVE_AND_ADDRESS',
  'SAME_BENEFICIAL_OWNER',
];

/**
 * A group of ten that may be submitted within READY_ROUND: an association and nine corporations, every paper accepted
 * (issued 2026-12-20), every question answered, retail with four employees. Each member buys software of two functions
 * for ¥1,000,000, the association also an analysis service for ¥900,000 and office work for ¥300,000.
 *
 * By hand (2023): a member's (1) is ⌊666,667 × 3/4⌋ = 500,000 and ⌊333,333 × 2/3⌋ = 222,222, together 722,222; (2)
 * ⌊900,000 × 2/3⌋ = 600,000; (3) min(⌊300,000 × 2/3⌋ = 200,000, ⌊7,822,220 × 10 % × 2/3⌋ = 521,481) = 200,000.
 */
export async function readyGroup(database: TestDatabase, coordinator: Viewer): Promise<StoredGroup> {
  const scheduleId = await seedSchedule(database, READY_ROUND);
  const software = { category: 'SOFTWARE', unitPrice: 1_000_000, tool: 0 } as const;
  const group = await storedGroup(database, coordinator, {
    tools: [['ACCOUNTING', 'SETTLEMENT']],
    members: Array.from({ length: 10 }, (_, index) =>
      index === 0
        ? [
            software,
            { category: 'ANALYSIS_SERVICE', unitPrice: 900_000 },
            { category: 'OFFICE', unitPrice: 300_000 },
          ]
        : [software],
    ),
    settings: { schedule_id: scheduleId },
  });
  const by = coordinator.userId;
  await database.sql(
    `UPDATE business b SET industry = 'RETAIL', regular_employees = 4,
       legal_form = CASE m.role WHEN 'REPRESENTATIVE' THEN 'ASSOCIATION' ELSE 'CORPORATION' END
     FROM member m WHERE m.business_id = b.id AND b.consortium_id = $1`,
    [group.id],
  );
  await database.sql(
    `INSERT INTO member_document (consortium_id, member_id, requirement, paper, issued_on, received_on, recorded_by,
       review_outcome, reviewed_by, reviewed_at)
     SELECT m.consortium_id, m.id, requirement, CASE requirement WHEN 'AFFILIATION_PROOF' THEN 'MEMBER_ROLL' ELSE requirement END,
       '2026-12-20', '2026-12-22', $2, 'ACCEPTED', $2, '2026-12-23T00:00Z'
     FROM member m
     CROSS JOIN LATERAL unnest(CASE m.role WHEN 'REPRESENTATIVE' THEN $3::text[] ELSE $4::text[] END) AS owed (requirement)
     WHERE m.consortium_id = $1`,
    [group.id, by, OF_REPRESENTATIVE, OF_PARTICIPANT],
  );
  await database.sql(
    `INSERT INTO member_declaration (consortium_id, member_id, code, answer, declared_by, declared_on, recorded_by)
     SELECT m.consortium_id, m.id, code, false, '見本 髙﨑𠮷子', '2026-12-01', $2
     FROM member m, unnest($3::text[]) AS asked (code) WHERE m.consortium_id = $1`,
    [group.id, by, QUESTIONS],
  );
  await database.sql(
    `INSERT INTO group_paper (consortium_id, requirement, received_on, recorded_by)
     SELECT $1, requirement, '2026-12-25', $2 FROM unnest($3::text[]) AS owed (requirement)`,
    [group.id, by, OF_GROUP],
  );
  return group;
}
