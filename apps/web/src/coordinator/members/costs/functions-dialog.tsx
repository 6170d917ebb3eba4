import { FUNCTION_LABELS, SOFTWARE_FUNCTIONS, type SoftwareFunction } from '@renkei/subsidy-rules';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useSaid, useTexts } from '../../../language/language.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Checkbox } from '../../../ui/field.tsx';
import { functionsOf, type GridRow, type Tool } from './rows.ts';
import { GRID_TEXTS } from './texts.ts';

/** What the software of a row can do; with a tool it is read only, and says where it comes from. */
export function FunctionsDialog({
  row,
  tools,
  toolsPath,
  onChange,
  onClose,
}: {
  readonly row: GridRow;
  readonly tools: readonly Tool[];
  readonly toolsPath: string;
  readonly onChange: (functions: readonly SoftwareFunction[]) => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(GRID_TEXTS);
  const say = useSaid();
  const chosen = functionsOf(row, tools);
  const ofTool = row.toolId !== null;
  return (
    <Dialog
      title={t.functionsTitle}
      open
      onClose={onClose}
      actions={<Button onClick={onClose}>{t.done}</Button>}
    >
      <p className="mb-2 text-quiet">{ofTool ? t.functionsOfTool : t.functionsLead}</p>
      {SOFTWARE_FUNCTIONS.map((name) => (
        <Checkbox
          key={name}
          label={say(FUNCTION_LABELS[name])}
          checked={chosen.includes(name)}
          disabled={ofTool}
          onChange={({ target }) =>
            onChange(
              SOFTWARE_FUNCTIONS.filter((one) => (one === name ? target.checked : chosen.includes(one))),
            )
          }
        />
      ))}
      {ofTool ? <Link to={toolsPath}>{t.toTools}</Link> : null}
    </Dialog>
  );
}
