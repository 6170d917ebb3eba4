import { EVIDENCE } from '@renkei/lifecycle';
import { useState, type ReactNode } from 'react';
import { newIdempotencyKey, useChange } from '../../data/change.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { Select, TextInput } from '../../ui/field.tsx';
import { Section } from '../../ui/page.tsx';
import { Problems } from '../../ui/problems.tsx';
import { StateChip } from '../../ui/state.tsx';
import { lineName, WORDS as LINE_WORDS } from '../orders/texts.ts';
import { itemKey, type Checklist, type CostLine, type EvidenceFile } from './board.ts';
import { evidenceLink, evidenceUnlink } from './evidence.generated.ts';
import { LOOK, STATE_OF, WORDS } from './texts.ts';
import { unitsOf } from './units.ts';

const TEXTS = texts({
  ja: {
    title: '何の証憑か',
    none: 'まだ、何の証憑か決まっていません。',
    unit: (number: number) => `${number}台目`,
    shows: '読み取れる必要があること：',
    clause: '根拠',
    unlink: '外す',
    unlinkNamed: (label: string) => `${label}から外す`,
    add: '証憑を加える',
    item: 'これも何の証憑か',
    choose: '選んでください',
    units: '写っている機器は何台目か',
    unitsHint: '例：1,2,3。空のままなら1台分として数えます',
    unitsWrong: '1,2,3 のように、1以上の数字をカンマで区切ってください。',
    send: 'この証憑に加える',
    cancel: 'やめる',
  },
  en: {
    title: 'What it proves',
    none: 'It is not yet said what this proves.',
    unit: (number: number) => `unit ${number}`,
    shows: 'Must be legible: ',
    clause: 'Rule',
    unlink: 'Remove',
    unlinkNamed: (label: string) => `Remove: ${label}`,
    add: 'It proves more',
    item: 'What else it proves',
    choose: 'Please choose',
    units: 'Which units the photo shows',
    unitsHint: 'Such as 1,2,3. Left empty it counts as one unit',
    unitsWrong: 'Please enter whole numbers from 1, separated by commas, such as 1,2,3.',
    send: 'Add this',
    cancel: 'Cancel',
  },
});

/** What the file is linked to, with what has to be legible on it; links are added and taken away here. */
export function FileLinks({
  file,
  list,
  lines,
  mayChange,
}: {
  readonly file: EvidenceFile;
  readonly list: Checklist | null;
  readonly lines: ReadonlyMap<string, CostLine>;
  readonly mayChange: boolean;
}): ReactNode {
  const t = useTexts(TEXTS);
  const [adding, setAdding] = useState(false);
  return (
    <Section title={t.title}>
      {file.links.length === 0 ? <p>{t.none}</p> : null}
      <ul className="flex flex-col">
        {file.links.map((link) => (
          <LinkRow key={link.id} link={link} list={list} lines={lines} mayChange={mayChange} />
        ))}
      </ul>
      {mayChange && list ? (
        adding || file.links.length === 0 ? (
          <AddLink file={file} list={list} lines={lines} onDone={() => setAdding(false)} />
        ) : (
          <div>
            <Button look="quiet" icon="link" onClick={() => setAdding(true)}>
              {t.add}
            </Button>
          </div>
        )
      ) : null}
    </Section>
  );
}

function LinkRow({
  link,
  list,
  lines,
  mayChange,
}: {
  readonly link: EvidenceFile['links'][number];
  readonly list: Checklist | null;
  readonly lines: ReadonlyMap<string, CostLine>;
  readonly mayChange: boolean;
}): ReactNode {
  const t = useTexts(TEXTS);
  const w = useTexts(WORDS);
  const lineWords = useTexts(LINE_WORDS);
  const say = useSaid();
  const change = useChange(evidenceUnlink);
  // the checklist knows how the payment was made, and so what proves it
  const item = list?.items.find((one) => one.code === link.item && one.costLineId === link.costLineId);
  const definition = item ?? EVIDENCE[link.item];
  const line = link.costLineId ? lines.get(link.costLineId) : undefined;
  const label = [
    say(definition.label),
    line ? lineName(line, lineWords.category) : '',
    link.unitNumber === null ? '' : t.unit(link.unitNumber),
  ]
    .filter(Boolean)
    .join(' ');
  const { state, icon } = LOOK[STATE_OF[link.outcome]];
  return (
    <li className="border-b border-hairline py-2">
      <div className="flex flex-wrap items-center gap-x-3">
        <span className="min-w-0 flex-1 basis-48 font-bold">{label}</span>
        <StateChip state={state} icon={icon}>
          {w.outcome[link.outcome]}
        </StateChip>
        {mayChange ? (
          <Button
            look="quiet"
            aria-label={t.unlinkNamed(label)}
            busy={change.sending}
            onClick={() => void change.send({ input: { linkId: link.id } })}
          >
            {t.unlink}
          </Button>
        ) : null}
      </div>
      <p className="text-sm">
        {t.shows}
        {say(definition.mustShow)} <span className="text-quiet">（{definition.clause}）</span>
      </p>
      <Problems problems={change.problems} />
    </li>
  );
}

function AddLink({
  file,
  list,
  lines,
  onDone,
}: {
  readonly file: EvidenceFile;
  readonly list: Checklist;
  readonly lines: ReadonlyMap<string, CostLine>;
  readonly onDone: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const lineWords = useTexts(LINE_WORDS);
  const say = useSaid();
  const [chosen, setChosen] = useState('');
  const [units, setUnits] = useState('');
  const [key, setKey] = useState(newIdempotencyKey);
  const change = useChange(evidenceLink);
  const kind = file.mediaType === 'application/pdf' ? 'PDF' : 'IMAGE';
  const items = list.items.filter(({ accepts }) => accepts.includes(kind));
  const item = items.find((one) => itemKey(one) === chosen);
  const numbers = unitsOf(units);
  const perUnit = item?.code === 'UNIT_PHOTO';
  const send = async (): Promise<void> => {
    if (!item || (perUnit && numbers === null)) return;
    const done = await change.send({
      input: {
        evidenceId: file.id,
        item: item.code,
        costLineId: item.costLineId,
        unitNumbers: perUnit && numbers && numbers.length > 0 ? [...numbers] : null,
        idempotencyKey: key,
      },
    });
    setKey(newIdempotencyKey());
    if (done) onDone();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      className="flex flex-col gap-3"
    >
      <Problems problems={change.problems} />
      <Select label={t.item} value={chosen} onChange={({ target }) => setChosen(target.value)}>
        <option value="">{t.choose}</option>
        {items.map((one) => {
          const line = one.costLineId ? lines.get(one.costLineId) : undefined;
          return (
            <option key={itemKey(one)} value={itemKey(one)}>
              {say(one.label)}
              {line ? `（${lineName(line, lineWords.category)}）` : ''}
            </option>
          );
        })}
      </Select>
      {perUnit ? (
        <TextInput
          label={t.units}
          hint={t.unitsHint}
          inputMode="numeric"
          value={units}
          problem={numbers === null ? t.unitsWrong : null}
          onChange={({ target }) => setUnits(target.value)}
        />
      ) : null}
      {item ? (
        <div className="flex flex-wrap gap-3">
          <Button type="submit" look="second" busy={change.sending}>
            {t.send}
          </Button>
          <Button look="quiet" onClick={onDone}>
            {t.cancel}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
