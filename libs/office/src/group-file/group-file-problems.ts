import type { Problem } from '@renkei/platform';
import { refuse } from '@renkei/platform';

export function refuseMissingEvidence(storageKey: string): never {
  refuse('EVIDENCE_BYTES_MISSING', storageKey, {
    ja: `証憑のファイル（${storageKey}）が保管場所にないか、提出されたときと内容が違います。管理者に、バックアップから戻してもらってください。`,
    en: `A file of evidence (${storageKey}) is not in the store as it was handed in. Please have the administrator restore it from a backup.`,
  });
}

export function refuseUnknownGroup(): never {
  refuse('GROUP_NOT_FOUND', null, {
    ja: 'このグループは見つかりません。番号を確かめてください。',
    en: 'There is no such group. Please check the id.',
  });
}

export const problem = (code: string, path: string | null, ja: string, en: string): Problem => ({
  code,
  path,
  message: { ja, en },
});
