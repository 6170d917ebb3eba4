import { refuse, type Keyring } from '@renkei/platform';

/** @throws ProblemsFound KEYS_NOT_SET: what has to be sealed is never kept open instead */
export function needKeys(keys: Keyring): void {
  if (!keys.isEmpty) return;
  refuse('KEYS_NOT_SET', null, {
    ja: '暗号の鍵がまだ用意されていないため、書類や振込先をお預かりできません。何も保存されていません。このサービスの運営者に「RENKEI_KEYSの設定」をご依頼ください。',
    en: 'No encryption key is set up yet, so nothing can be kept sealed; nothing was stored. Please ask whoever runs this service to set RENKEI_KEYS.',
  });
}
