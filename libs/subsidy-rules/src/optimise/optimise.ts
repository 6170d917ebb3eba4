import type { Message } from '@renkei/kernel';
import { calculate } from '../calculate.ts';
import type { CalculationInput } from '../input/types.ts';
import { MOST_PATTERNS } from './buyers.ts';
import { hintsFor } from './hints.ts';
import { scoreOf, search, worthSuggesting } from './search.ts';
import { suggestionOf, totalsOf } from './suggest.ts';
import type { Objective, Optimisation, OptimiseOptions } from './types.ts';

function how(exact: boolean, tried: number, objective: Objective): Message {
  if (tried === 0) {
    return {
      ja: 'いまの計画には、選び直せるところがありません。',
      en: 'Nothing of this plan is open to another choice.',
    };
  }
  if (!exact) {
    return {
      ja: `買い手の組み合わせが${MOST_PATTERNS}通りをこえるので、数える構成員が上限に届くまで1件ずつ広げる方法と、1件だけ移す方法に絞って${tried}通りを計算しました。もっとよい組み合わせが残っているかもしれません。`,
      en: `There are more than ${MOST_PATTERNS} ways to choose the buyers, so only spreading line by line until the count no longer binds, and moving single lines, were tried: ${tried} alternatives. A better one may exist.`,
    };
  }
  const fairness = objective !== 'MOST_SUBSIDY';
  return {
    ja: `買い手・上限をこえたときの分け方${fairness ? '・みんなの費用の分け方・補助されない事務費' : ''}の組み合わせ${tried}通りを、すべて計算して比べました。`,
    en: `All ${tried} combinations of buyers${fairness ? ', over-cap policies, sharing keys and unsubsidised admin cost' : ' and over-cap policies'} were calculated and compared.`,
  };
}

/**
 * Which allocation, buyer pattern or sharing key uses the caps best. Every suggestion keeps these invariants:
 *
 * 1. `applyScenario` with its changes and `calculate` give exactly the promised figures, within every cap.
 * 2. Its objective is strictly better, and the group as a whole is never granted less. (A refused MANUAL request is no plan,
 *    so any that stands is better.)
 * 3. Nobody's tools of (1), size, functions, requests, weights or readings of the rules change, nobody joins or leaves, and
 *    nobody loses its last tool (R25 第7条3二).
 * 4. An analysis line changes its buyer only if declared in `analysisUses`, and only to a declared user with eligible
 *    software of its own, or to a representative that buys analysis tools anyway (K25 p.10). Only whole units of software
 *    and hardware are told apart, at the same unit price; one unit, a service or a cloud fee never is.
 * 5. The total cost stays, but for the admin lines in `changedLines`, which only fall, and only as far as nothing of the
 *    subsidy falls. Nothing is ever bought that was not planned: that is at most a hint.
 * 6. After the submission only the sharing key is open.
 */
export function optimise(input: CalculationInput, options: OptimiseOptions): Optimisation {
  const { objective, stage = 'BEFORE_SUBMISSION', analysisUses = [] } = options;
  const current = calculate(input);
  const { exact, tried, best } = search(current, options);
  return {
    objective,
    method: exact ? 'EXACT' : 'HEURISTIC',
    tried,
    how: how(exact, tried, objective),
    before: totalsOf(current),
    score: scoreOf(current, objective),
    suggestions: worthSuggesting(best, objective).map((found) => suggestionOf(current, found, objective)),
    hints: stage === 'BEFORE_SUBMISSION' ? hintsFor(current, analysisUses) : [],
  };
}
