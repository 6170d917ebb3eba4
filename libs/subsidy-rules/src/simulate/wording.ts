import { formatYenChange } from '@renkei/kernel';
import type { Message, Yen } from '@renkei/kernel';
import type { Dropout, DropoutEffect, DropoutEffectKind } from './types.ts';

/** Everything about a dropout but its sentences. */
export type DropoutFacts = Omit<Dropout, 'effects'>;

export const changeEn = (yen: Yen): string => formatYenChange(yen).replace('円', ' yen');

/** 「見本茶舗」「見本茶舗など3者」 */
export function leaversName({ members }: DropoutFacts): Message {
  const leavers = members.filter(({ leaving }) => leaving);
  const first = leavers[0]?.name ?? '';
  if (leavers.length === 1) return { ja: first, en: first };
  return { ja: `${first}など${leavers.length}者`, en: `${first} and ${leavers.length - 1} more` };
}

export function effect(
  kind: DropoutEffectKind,
  severity: DropoutEffect['severity'],
  message: Message,
  rest: Partial<Pick<DropoutEffect, 'amount' | 'clause' | 'sourcesSilent' | 'task'>> = {},
): DropoutEffect {
  return { kind, severity, message, amount: null, clause: '', sourcesSilent: false, task: null, ...rest };
}
