import { parseCalculationInput, type CalculationInput, type InputProblem } from '@renkei/subsidy-rules';

export type Today =
  | { readonly kind: 'READY'; readonly input: CalculationInput; readonly requestRefused: boolean }
  | { readonly kind: 'UNREADABLE'; readonly problems: readonly InputProblem[] };

/**
 * The group as the core calculates it, from `Consortium.calculationInput`. Amounts typed in (MANUAL) that no longer fit
 * make the whole input unusable: then it is priced as if everyone were scaled alike, and the page says so.
 */
export function todayOf(calculationInput: string): Today {
  const json = JSON.parse(calculationInput) as Record<string, unknown>;
  const parsed = parseCalculationInput(json);
  if (parsed.ok) return { kind: 'READY', input: parsed.value, requestRefused: false };
  const onlyRequests = parsed.error.every(({ code }) => code.startsWith('REQUEST_'));
  const scaled = onlyRequests ? parseCalculationInput({ ...json, overCapPolicy: 'PRO_RATA' }) : parsed;
  return scaled.ok
    ? { kind: 'READY', input: scaled.value, requestRefused: true }
    : { kind: 'UNREADABLE', problems: scaled.error };
}
