import { useState, type ReactNode } from 'react';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { StateChip, type State } from '../../ui/state.tsx';
import { Table } from '../../ui/table.tsx';
import type { ImportFormCellsQuery, ImportFormCellState } from './official-cells.generated.ts';

export type FormCell = NonNullable<
  ImportFormCellsQuery['memberImport']['preview']
>['cells']['edges'][number]['node'];

const TEXTS = texts({
  ja: {
    place: 'シート・セル',
    label: '何の欄か',
    business: 'どのお店か',
    ofGroup: 'グループ全体',
    text: '書かれていること',
    becomes: 'どうなるか',
    states: {
      TAKEN: '取り込む',
      CONFLICT: 'ちがう',
      NOT_UNDERSTOOD: '分からない',
      NOT_IMPORTED: '取り込まない',
    } as Readonly<Record<ImportFormCellState, string>>,
    corrected: '直しました',
    box: (place: string, label: string) => `${place}「${label}」`,
    fix: '直す',
    edit: (place: string, label: string) => `${place}「${label}」を直す`,
  },
  en: {
    place: 'Sheet and cell',
    label: 'What it is',
    business: 'Of which shop',
    ofGroup: 'The whole group',
    text: 'What it says',
    becomes: 'What happens',
    states: {
      TAKEN: 'Taken over',
      CONFLICT: 'Differs',
      NOT_UNDERSTOOD: 'Not understood',
      NOT_IMPORTED: 'Not taken over',
    },
    corrected: 'put right',
    box: (place: string, label: string) => `${place}, "${label}"`,
    fix: 'Put right',
    edit: (place: string, label: string) => `Put right ${place}, "${label}"`,
  },
});

const LOOKS: Readonly<Record<ImportFormCellState, State>> = {
  TAKEN: 'ok',
  CONFLICT: 'attention',
  NOT_UNDERSTOOD: 'stop',
  NOT_IMPORTED: 'neutral',
};

const placeOf = ({ sheet, cell }: FormCell): string => `${sheet} ${cell}`;

interface Fixing {
  readonly sending: boolean;
  readonly onFix: (cell: FormCell, value: string) => void;
}

export function OfficialTable({
  caption,
  cells,
  sending,
  onFix,
}: Fixing & { readonly caption: string; readonly cells: readonly FormCell[] }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  return (
    <Table
      caption={caption}
      rows={cells}
      rowKey={placeOf}
      columns={[
        {
          key: 'place',
          head: t.place,
          rowHead: true,
          cell: ({ sheet, cell }) => (
            <>
              {sheet} <span className="tabular-nums">{cell}</span>
            </>
          ),
        },
        { key: 'label', head: t.label, cell: ({ label }) => say(label) },
        { key: 'business', head: t.business, cell: ({ business }) => business ?? t.ofGroup },
        {
          key: 'text',
          head: t.text,
          cell: (cell) =>
            cell.state === 'NOT_UNDERSTOOD' ? (
              <Fix key={cell.text} cell={cell} sending={sending} onFix={onFix} />
            ) : (
              <span className="break-all">{cell.text}</span>
            ),
        },
        { key: 'becomes', head: t.becomes, cell: (cell) => <Becomes cell={cell} /> },
      ]}
    />
  );
}

function Becomes({ cell: { state, message, corrected } }: { readonly cell: FormCell }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  return (
    <span className="flex flex-col gap-1 sm:min-w-56">
      <span className="flex flex-wrap gap-1">
        <StateChip state={LOOKS[state]}>{t.states[state]}</StateChip>
        {corrected ? <StateChip state="ok">{t.corrected}</StateChip> : null}
      </span>
      {message ? <span className="text-sm">{say(message)}</span> : null}
    </span>
  );
}

/** What was not understood is typed anew where it stands. */
function Fix({ cell, sending, onFix }: Fixing & { readonly cell: FormCell }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const [text, setText] = useState(cell.text);
  const names = [placeOf(cell), say(cell.label)] as const;
  return (
    <form
      noValidate
      className="flex gap-2 sm:min-w-56"
      onSubmit={(event) => {
        event.preventDefault();
        onFix(cell, text);
      }}
    >
      <input
        aria-label={t.box(...names)}
        aria-invalid="true"
        autoComplete="off"
        value={text}
        onChange={({ target }) => setText(target.value)}
        className="min-h-11 w-full min-w-0 rounded-lg border-2 border-stop bg-white px-2"
      />
      <Button type="submit" look="second" busy={sending} aria-label={t.edit(...names)}>
        <span className="whitespace-nowrap">{t.fix}</span>
      </Button>
    </form>
  );
}
