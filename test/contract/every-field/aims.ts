import { randomUUID } from 'node:crypto';
import { addBusinessDays, type LocalDate } from '@renkei/kernel';
import { japaneseHolidays } from '@renkei/platform';
import type { ValueOf } from './operations.ts';
import { ISSUER } from './secrets.ts';
import type { TargetName } from './targets.ts';

// What the calls are made of: every id, and every value a service looks at before it looks for the row.

type Target = Readonly<Record<TargetName, string>>;

interface Aim {
  readonly target: Target;
  readonly secrets: readonly string[];
}

/** What `id` means, by the root field it is an argument of. */
const ID_OF: readonly (readonly [root: RegExp, target: TargetName])[] = [
  [/^consortium$|^updateConsortium$/i, 'consortium'],
  [/^withdrawGrant$|Application/, 'application'],
  [/^change$|Change$/, 'change'],
  [/EffectReport/, 'effectReport'],
  [/PerformanceReport|PerformanceCheck/, 'report'],
  [/PurchaseStep/, 'purchaseStep'],
  [/SameBusiness/, 'sameBusinessLink'],
  [/ProgrammePayment/, 'programmePayment'],
  [/Redistribution/, 'redistribution'],
  [/Repayment/, 'repayment'],
  [/Asset/, 'asset'],
  [/Webhook/, 'webhook'],
  [/CalendarFeed/, 'calendarFeed'],
  [/FailedWork/, 'failedWork'],
  [/OfficialWorkbook/, 'officialWorkbook'],
  [/BankResult/, 'bankResult'],
  [/output$/i, 'output'],
  [/SealedPaper|withdrawRelease/i, 'sealedPaper'],
  [/Snapshot/i, 'snapshot'],
  [/Scenario/, 'scenario'],
  [/MemberImport/i, 'memberImport'],
  [/CostLine/i, 'costLine'],
  [/SupportReader/i, 'supportAssignment'],
  [/SupportBody/i, 'supportBody'],
  [/SupportConsent/i, 'supportConsent'],
  [/Invitation/i, 'invitation'],
  [/Assignment|Approver/i, 'assignment'],
  [/ApiKey/i, 'apiKey'],
  [/Session/i, 'session'],
  [/Passkey/i, 'passkey'],
  [/Account$/i, 'user'],
  [/Notification/i, 'notification'],
  [/Schedule/i, 'schedule'],
  [/Tool/i, 'tool'],
  [/Vendor/i, 'vendor'],
  [/Member/i, 'member'],
];

function targetOfId(root: string): TargetName {
  const known = ID_OF.find(([pattern]) => pattern.test(root));
  if (!known) throw new Error(`say in ID_OF what the id of ${root} is`);
  return known[1];
}

/** Input values that aim at these rows. */
export function valuesFor({ target, secrets }: Aim): ValueOf {
  return (root, path) => {
    // whoever looks for it knows what it is called
    if (`${root} ${path}` === 'search text') return secrets[0];
    const field = path.split('.').at(-1)!.replace('[]', '');
    if (field === 'idempotencyKey') return randomUUID();
    if (field === 'first') return 2;
    if (field === 'email') return `${randomUUID()}@example.jp`;
    if (field === 'id' || field === 'ids') return target[targetOfId(root)];
    const named = /^(.*)Ids?$/.exec(field)?.[1] ?? '';
    const aimedAt = ALSO_CALLED[named] ?? (named as TargetName);
    if (aimedAt in target) return target[aimedAt];
    if (`${root} ${path}` === 'createChange input.changes[]') return { dropMember: target.member };
    return SPECIAL[`${root} ${path}`] ?? SPECIAL[field];
  };
}

const ALSO_CALLED: Readonly<Record<string, TargetName>> = { item: 'transferItem', payerMember: 'member' };

/** Values that services check before they look for the row: without them a call would end too early to prove anything. */
const SPECIAL: Readonly<Record<string, unknown>> = {
  issuer: ISSUER,
  locale: 'ja',
  bankCode: '0001',
  branchCode: '001',
  accountNumber: '1234567',
  holderKana: 'ﾐﾎﾝ',
  'resetPassword input.token': 'A'.repeat(43),
  prefecture: 13,
  prefectures: [13],
  'correctMemberImportCell input.column': 'A',
  'whatIf input.changes[]': { sharingKey: 'EQUAL' },
  'saveScenario input.changes[]': { sharingKey: 'EQUAL' },
  url: 'https://hooks.example.jp/renkei',
  ordererCode: '0123456789',
  ordererKana: 'ﾐﾎﾝ',
  quietFrom: '20:00',
  quietUntil: '08:00',
  effectSha256: '0'.repeat(64),
  'createChange input.kind': 'MEMBER_WITHDRAWAL',
  'confirmBankMatches input.shown': '0'.repeat(64),
  'requestOutput input.kind': 'GROUP_PLAN',
  'Repayment.quote on': '2024-06-01',
  transferOn: nextBankDay(),
  'recordGrantDecision input.projectEndAt': '2023-12-28T17:00',
  'recordGrantDecision input.reportDueAt': '2024-01-31T17:00',
};

/** A month from now: public offices work on it, so banks do, and it is not over. */
function nextBankDay(): string {
  const today = new Date().toISOString().slice(0, 10) as LocalDate;
  return addBusinessDays(today, 20, japaneseHolidays);
}

/** Every route that is for somebody in particular; that none is missing is permissions.spec's business. */
export function routesTo(target: Target): [label: string, path: string, init: RequestInit][] {
  const paper = `memberId=${target.member}&requirement=CORPORATE_TAX_CERTIFICATE&issuedOn=2023-05-01`;
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
  return [
    ['GET /audit', `/audit/${target.consortium}/export`, {}],
    ['GET /sealed-papers', `/sealed-papers/${target.sealedPaper}/content`, {}],
    [
      'POST /sealed-papers',
      `/sealed-papers?${paper}&idempotencyKey=${randomUUID()}`,
      { method: 'POST', body: pdf },
    ],
    [
      'POST /evidence',
      `/evidence?consortiumId=${target.consortium}&memberId=${target.member}&costLineId=${target.costLine}` +
        `&item=DELIVERY_NOTE&fileName=x.pdf&idempotencyKey=${randomUUID()}`,
      { method: 'POST', body: pdf },
    ],
    [
      'POST /evidence, in place of',
      `/evidence?consortiumId=${target.consortium}&memberId=${target.member}&replacesId=${target.evidence}` +
        `&fileName=x.pdf&idempotencyKey=${randomUUID()}`,
      { method: 'POST', body: pdf },
    ],
    ['GET /evidence', `/evidence/${target.evidence}/content`, {}],
    ['GET /evidence, small', `/evidence/${target.evidence}/thumbnail`, {}],
    ['GET /transfer-batches', `/transfer-batches/${target.transferBatch}/file`, {}],
    ['GET /outputs', `/outputs/${target.output}/content`, {}],
    [
      'POST /official-workbooks',
      `/official-workbooks?consortiumId=${target.consortium}&fileName=x.xlsx`,
      { method: 'POST', body: 'PK' },
    ],
    ['GET /calendar', `/calendar/${target.calendarFeed}.ics`, {}],
    ['GET /calendar, of a group', `/calendar/groups/${target.consortium}/deadlines.ics`, {}],
    [
      'POST /bank-results',
      `/bank-results?consortiumId=${target.consortium}&memberId=${target.member}&fileName=x.csv`,
      { method: 'POST', body: '日付,出金,入金\n2023-06-01,1,\n' },
    ],
    [
      'POST /imports/members',
      `/imports/members?consortiumId=${target.consortium}&fileName=x.csv`,
      { method: 'POST', body: '法人名\n見本\n' },
    ],
  ];
}
