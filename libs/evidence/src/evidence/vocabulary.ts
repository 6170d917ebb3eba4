import { registerEnumType } from '@nestjs/graphql';
import { EVIDENCE_CODES, EVIDENCE_KINDS, EVIDENCE_OUTCOMES, EVIDENCE_STATES } from '@renkei/lifecycle';
import { enumOf } from '@renkei/platform/graphql';

export const SCANS = ['NOT_SCANNED', 'WAITING', 'CLEAN', 'INFECTED'] as const;
export type Scan = (typeof SCANS)[number];
export const REVIEW_OUTCOMES = ['ACCEPTED', 'RETURNED'] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];

export const EvidenceCodeEnum = enumOf(EVIDENCE_CODES);
registerEnumType(EvidenceCodeEnum, {
  name: 'EvidenceCode',
  description: '実績報告の証憑の種類。What the performance report is proved with (K25 p.32).',
});
export const EvidenceKindEnum = enumOf(EVIDENCE_KINDS);
registerEnumType(EvidenceKindEnum, { name: 'EvidenceKind' });
export const EvidenceOutcomeEnum = enumOf(EVIDENCE_OUTCOMES);
registerEnumType(EvidenceOutcomeEnum, {
  name: 'EvidenceOutcome',
  description: 'PENDING: 確認待ち · ACCEPTED: 確認済み · RETURNED: 差し戻し。How a piece was reviewed.',
});
export const EvidenceReviewOutcomeEnum = enumOf(REVIEW_OUTCOMES);
registerEnumType(EvidenceReviewOutcomeEnum, { name: 'EvidenceReviewOutcome' });
export const EvidenceStateEnum = enumOf(EVIDENCE_STATES);
registerEnumType(EvidenceStateEnum, {
  name: 'EvidenceState',
  description:
    'RETURNED: 差し戻し · MISSING: 足りない · HANDED_IN: 確認待ち · ACCEPTED: 確認済み。From worst to best.',
});
export const EvidenceScanEnum = enumOf(SCANS);
registerEnumType(EvidenceScanEnum, {
  name: 'EvidenceScan',
  description:
    'ウイルス検査。NOT_SCANNED: 検査の設定がない · WAITING: 検査待ち（まだ開けません） · CLEAN: 問題なし · INFECTED: 見つかった（開けず、差し戻しと同じ扱い）。The virus scan; what waits for it or failed it is not served.',
});
