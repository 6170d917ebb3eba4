import type { Bilingual } from '@renkei/api-client';
import { GROUP_REQUIREMENTS, REQUIREMENTS } from '@renkei/lifecycle';

const NAMES = new Map<string, Bilingual>(
  [...REQUIREMENTS, ...GROUP_REQUIREMENTS].map(({ code, label }) => [code, label]),
);

/** What the papers call a paper; its code where an older document knows one that is gone. */
export function requirementLabel(code: string): Bilingual {
  return NAMES.get(code) ?? { ja: code, en: code };
}
