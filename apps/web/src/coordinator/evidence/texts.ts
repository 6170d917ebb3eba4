import { texts } from '../../language/language.ts';
import type { State } from '../../ui/state.tsx';
import type { IconName } from '../../ui/icon.tsx';
import type { EvidenceOutcome, EvidenceScan, EvidenceState } from './evidence.generated.ts';

const STATE_JA: Readonly<Record<EvidenceState, string>> = {
  HANDED_IN: '確認待ち',
  RETURNED: '差し戻し',
  MISSING: '足りない',
  ACCEPTED: '確認済み',
};
const STATE_EN: typeof STATE_JA = {
  HANDED_IN: 'To review',
  RETURNED: 'Returned',
  MISSING: 'Missing',
  ACCEPTED: 'Accepted',
};
const OUTCOME_JA: Readonly<Record<EvidenceOutcome, string>> = {
  PENDING: '確認待ち',
  RETURNED: '差し戻し',
  ACCEPTED: '確認済み',
};
const OUTCOME_EN: typeof OUTCOME_JA = { PENDING: 'To review', RETURNED: 'Returned', ACCEPTED: 'Accepted' };
const SCAN_JA: Readonly<Record<EvidenceScan, string>> = {
  CLEAN: 'ウイルスは見つかりませんでした',
  NOT_SCANNED: 'ウイルス検査の設定がありません',
  WAITING: 'ウイルス検査を待っています。数分後に開けます',
  INFECTED: 'ウイルスが見つかったので開けません。別のファイルをお願いしてください',
};
const SCAN_EN: typeof SCAN_JA = {
  CLEAN: 'No virus was found',
  NOT_SCANNED: 'No virus scan is set up',
  WAITING: 'Waiting for its virus scan; it opens in a few minutes',
  INFECTED: 'A virus was found, so it does not open. Please ask for another file',
};

export const WORDS = texts({
  ja: { state: STATE_JA, outcome: OUTCOME_JA, scan: SCAN_JA },
  en: { state: STATE_EN, outcome: OUTCOME_EN, scan: SCAN_EN },
});

export const LOOK: Readonly<Record<EvidenceState, { readonly state: State; readonly icon: IconName }>> = {
  HANDED_IN: { state: 'attention', icon: 'paper' },
  RETURNED: { state: 'stop', icon: 'returned' },
  MISSING: { state: 'neutral', icon: 'wait' },
  ACCEPTED: { state: 'ok', icon: 'check' },
};

export const STATE_OF: Readonly<Record<EvidenceOutcome, EvidenceState>> = {
  PENDING: 'HANDED_IN',
  RETURNED: 'RETURNED',
  ACCEPTED: 'ACCEPTED',
};
