import type { ReactNode } from 'react';
import { texts, useTexts } from '../../language/language.ts';
import { Checkbox, Radios } from '../../ui/field.tsx';
import { inputOf, TABLE_NAMES, ticked, type Choices } from './choices.ts';
import { OfficeCard } from './office-card.tsx';
import { WORDS } from './words.ts';

const TEXTS = texts({
  ja: {
    which: '入れる表',
    all: `全部の表（${TABLE_NAMES.length}）`,
    some: '表を選ぶ',
    tables: '表',
    none: '表を1つ以上選んでください。',
    format: '形',
    xlsx: 'Excel（1つのブック）',
    csv: 'CSV（表ごとに1つのファイル）',
    encoding: '文字の種類（文字コード）',
    utf8: 'UTF-8',
    utf8Hint: 'いまのExcelや表計算でそのまま開けます。迷ったらこちらを。',
    sjis: 'Shift_JIS',
    sjisHint: 'Shift_JISしか読めない、古い会計ソフトなどに渡すとき。「𠮷」など、ない文字があります。',
    mark: 'Shift_JISにない文字は〓にする',
    markHint:
      'チェックしないと、ない文字があったときは作らずに、どの表のどこにあるかをお知らせします。名前が変わってしまうのを防ぐためです。',
  },
  en: {
    which: 'Tables in it',
    all: `All tables (${TABLE_NAMES.length})`,
    some: 'Choose tables',
    tables: 'Tables',
    none: 'Please choose at least one table.',
    format: 'Format',
    xlsx: 'Excel (one workbook)',
    csv: 'CSV (a file for each table)',
    encoding: 'Character encoding',
    utf8: 'UTF-8',
    utf8Hint: 'Opens as it is in today’s spreadsheets. If in doubt, take this.',
    sjis: 'Shift_JIS',
    sjisHint: 'For older programs that read nothing else. It lacks some characters, such as 𠮷.',
    mark: 'Write 〓 for what Shift_JIS lacks',
    markHint:
      'Otherwise, when there is such a character, nothing is made and you are told where it is: no name is changed in silence.',
  },
});

/** The tables of the group: which of them, and for what kind of program. */
export function TablesCard({
  consortiumId,
  choices,
  onChange,
}: {
  readonly consortiumId: string;
  readonly choices: Choices;
  readonly onChange: (change: Partial<Choices>) => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(WORDS);
  const { tables, format, encoding, markMissing } = choices;
  return (
    <OfficeCard kind="TABLES" whole input={inputOf('TABLES', consortiumId, choices)}>
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        <Radios
          legend={t.which}
          name="which-tables"
          value={tables === null ? 'ALL' : 'SOME'}
          choices={[
            { value: 'ALL', label: t.all },
            { value: 'SOME', label: t.some },
          ]}
          onChoose={(which) => onChange({ tables: which === 'ALL' ? null : TABLE_NAMES })}
        />
        <Radios
          legend={t.format}
          name="tables-format"
          value={format}
          choices={[
            { value: 'XLSX', label: t.xlsx },
            { value: 'CSV', label: t.csv },
          ]}
          onChoose={(chosen) => onChange({ format: chosen })}
        />
      </div>
      {tables === null ? null : (
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 font-bold">{t.tables}</legend>
          <div className="grid gap-x-6 sm:grid-cols-2 xl:grid-cols-3">
            {TABLE_NAMES.map((name) => (
              <Checkbox
                key={name}
                label={words.table[name]}
                checked={tables.includes(name)}
                onChange={({ target }) => onChange({ tables: ticked(tables, name, target.checked) })}
              />
            ))}
          </div>
          {tables.length === 0 ? (
            <p role="status" className="text-stop">
              {t.none}
            </p>
          ) : null}
        </fieldset>
      )}
      {format === 'CSV' ? (
        <Radios
          legend={t.encoding}
          name="tables-encoding"
          value={encoding}
          choices={[
            { value: 'UTF_8_BOM', label: t.utf8, hint: t.utf8Hint },
            { value: 'SHIFT_JIS', label: t.sjis, hint: t.sjisHint },
          ]}
          onChoose={(chosen) => onChange({ encoding: chosen })}
        />
      ) : null}
      {format === 'CSV' && encoding === 'SHIFT_JIS' ? (
        <Checkbox
          label={t.mark}
          hint={t.markHint}
          checked={markMissing}
          onChange={({ target }) => onChange({ markMissing: target.checked })}
        />
      ) : null}
    </OfficeCard>
  );
}
