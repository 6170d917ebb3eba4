import { useState, type FormEvent, type ReactNode } from 'react';
import type { Problem } from '@renkei/api-client';
import type { CalculationInput } from '@renkei/subsidy-rules';
import { newIdempotencyKey, useChange } from '../../data/change.ts';
import { texts, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/field.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { useGroup } from '../group-frame.tsx';
import { counting, type Plan } from './plan.ts';
import { changesOf } from './scenario-changes.ts';
import { stepText } from './step-text.ts';
import { useTrying } from './try-context.ts';
import { whatIfSaveScenario } from './what-if.generated.ts';

const TEXTS = texts({
  ja: { name: '案の名前', save: 'いまの案をとっておく' },
  en: { name: 'Name of the plan', save: 'Keep this plan' },
});

/** A refused change is told by what it is, not by its place in the list that was sent. */
function told(problem: Problem, plan: Plan, today: CalculationInput): Problem {
  const place = /^input\.changes\[(\d+)\]/.exec(problem.path ?? '')?.[1];
  const step = place === undefined ? undefined : counting(plan)[Number(place)];
  if (!step) return problem;
  const { ja, en } = stepText(step, today);
  return { ...problem, message: { ja: `${ja}: ${problem.message.ja}`, en: `${en}: ${problem.message.en}` } };
}

/** What is tried now, kept under a name for everybody who works for the group. */
export function KeepScenario({
  suggested,
  onKept,
}: {
  readonly suggested: string;
  readonly onKept: (kept: { readonly id: string; readonly name: string }) => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const { id: consortiumId } = useGroup();
  const { plan, today } = useTrying();
  const { send, sending, problems } = useChange(whatIfSaveScenario);
  const [typed, setTyped] = useState('');
  const [sent, setSent] = useState<{ readonly plan: Plan; readonly text: string; readonly key: string }>();
  const keep = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const name = typed.trim() || suggested;
    const wanted = { consortiumId, name, changes: changesOf(plan) };
    const text = JSON.stringify(wanted);
    // the same again after a lost answer is kept once; another plan is another request
    const key = sent?.text === text ? sent.key : newIdempotencyKey();
    setSent({ plan, text, key });
    const done = await send({ input: { ...wanted, idempotencyKey: key } });
    if (!done?.saveScenario.scenario) return;
    setSent(undefined);
    setTyped('');
    onKept({ id: done.saveScenario.scenario.id, name });
  };
  return (
    <form noValidate onSubmit={(event) => void keep(event)} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-56 sm:max-w-sm">
          <TextInput
            label={t.name}
            placeholder={suggested}
            maxLength={60}
            value={typed}
            problem={problemAt(problems, 'input.name')}
            onChange={({ target }) => setTyped(target.value)}
          />
        </div>
        <Button type="submit" look="second" busy={sending}>
          {t.save}
        </Button>
      </div>
      <Problems
        problems={problems.map((problem) => told(problem, sent?.plan ?? plan, today))}
        shown={['input.name']}
      />
    </form>
  );
}
