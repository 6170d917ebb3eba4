import { useId, useState, type ReactNode } from 'react';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { CellView, Issue } from './rows.ts';
import type { Fixing } from './rows-section.tsx';

const TEXTS = texts({
  ja: {
    label: (row: number, label: string) => `${row}行目の「${label}」`,
    fix: '直す',
    edit: (row: number, label: string) => `${row}行目の「${label}」を直す`,
    original: (text: string) => `ファイルでは「${text}」`,
    error: '直してください',
    warning: '確かめてください',
  },
  en: {
    label: (row: number, label: string) => `Row ${row}, "${label}"`,
    fix: 'Put right',
    edit: (row: number, label: string) => `Put right row ${row}, "${label}"`,
    original: (text: string) => `The file says "${text}"`,
    error: 'To put right',
    warning: 'To check',
  },
});

/** A cell with something to put right: its box is open, what is wrong stands below. */
export function FixCell({
  rowNumber,
  cell,
  fixing,
}: {
  readonly rowNumber: number;
  readonly cell: CellView;
  readonly fixing: Fixing;
}): ReactNode {
  const t = useTexts(TEXTS);
  const id = useId();
  const [text, setText] = useState(cell.text);
  return (
    <form
      noValidate
      className="flex flex-col gap-1 md:min-w-72"
      onSubmit={(event) => {
        event.preventDefault();
        fixing.fix(rowNumber, cell.column, text);
      }}
    >
      <div className="flex gap-2">
        <input
          data-fix=""
          aria-label={t.label(rowNumber, cell.label)}
          aria-invalid="true"
          aria-describedby={id}
          autoComplete="off"
          value={text}
          onChange={({ target }) => setText(target.value)}
          className="min-h-11 w-full min-w-0 rounded-lg border-2 border-stop bg-white px-2"
        />
        <Button type="submit" look="second" busy={fixing.sending} aria-label={t.edit(rowNumber, cell.label)}>
          <span className="whitespace-nowrap">{t.fix}</span>
        </Button>
      </div>
      <div id={id}>
        <Issues issues={cell.issues} />
        {cell.corrected && cell.issues[0]?.original != null && cell.issues[0].original !== cell.text ? (
          <p className="text-sm text-quiet">{t.original(cell.issues[0].original)}</p>
        ) : null}
      </div>
    </form>
  );
}

export function Issues({ issues }: { readonly issues: readonly Issue[] }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {issues.map(({ severity, message }, index) => (
        <li
          key={index}
          className={`flex items-start gap-1 ${severity === 'ERROR' ? 'text-stop' : 'text-attention'}`}
        >
          <Icon name={severity === 'ERROR' ? 'stop' : 'attention'} size={20} />
          <span>
            <span className="sr-only">{severity === 'ERROR' ? t.error : t.warning} </span>
            {say(message)}
          </span>
        </li>
      ))}
    </ul>
  );
}
