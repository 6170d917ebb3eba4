import { FUNCTION_LABELS, SOFTWARE_FUNCTIONS, type SoftwareFunction } from '@renkei/subsidy-rules';
import type { ReactNode } from 'react';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Checkbox } from '../../ui/field.tsx';

const TEXTS = texts({ ja: { functions: '機能' }, en: { functions: 'Functions' } });

/** Which functions a piece of software has, in the order of the papers. */
export function FunctionChoice({
  chosen,
  onChoose,
}: {
  readonly chosen: readonly SoftwareFunction[];
  readonly onChoose: (functions: readonly SoftwareFunction[]) => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  return (
    <fieldset>
      <legend className="font-bold">{t.functions}</legend>
      <div className="flex flex-wrap gap-x-6">
        {SOFTWARE_FUNCTIONS.map((name) => (
          <Checkbox
            key={name}
            label={say(FUNCTION_LABELS[name])}
            checked={chosen.includes(name)}
            onChange={({ target }) =>
              onChoose(
                SOFTWARE_FUNCTIONS.filter((one) => (one === name ? target.checked : chosen.includes(one))),
              )
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
