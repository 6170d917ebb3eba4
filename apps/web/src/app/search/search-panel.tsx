import { useEffect, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { usePreferences, useSaid, useTexts } from '../../language/language.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Checkbox } from '../../ui/field.tsx';
import { Banner } from '../../ui/state.tsx';
import { useSession } from '../session.tsx';
import { hitGroups, pageGroup, resultsPath, type Option, type OptionGroup } from './options.ts';
import { pagesFor } from './pages.ts';
import { opensBySlash, setOpensBySlash } from './slash-key.ts';
import { findsNames, LONGEST_TEXT, useSearch } from './use-search.ts';
import { TEXTS } from './words.ts';

export interface SearchPanelProps {
  readonly onClose: () => void;
}

const SHOWN_HITS = 12;

/** A field and what is found for it, as one goes on typing: arrow keys choose, Enter opens. */
export function SearchPanel({ onClose }: SearchPanelProps): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const id = useId();
  const { language } = usePreferences();
  const { role } = useSession();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [active, setActive] = useState(-1);
  const [slash, setSlash] = useState(opensBySlash);
  const { read, asked } = useSearch(text, role, SHOWN_HITS);

  const typed = text.trim();
  const searched = typed !== '' && asked === typed.slice(0, LONGEST_TEXT);
  const hits = searched ? (read.data?.search ?? []) : [];
  const all: Option = { key: 'all', to: resultsPath(typed), title: t.all(typed), context: null };
  const groups: readonly OptionGroup[] = [
    ...pageGroup(pagesFor(text, pathname, role, language), text, typed === '' ? t.pagesHere : t.pages),
    ...hitGroups(hits, role, t.kinds),
    ...(hits.length > 0 ? [{ label: '', options: [all] }] : []),
  ];
  const options = groups.flatMap((group) => group.options);
  const chosen = options[active];

  const idOf = (option: Option): string => `${id}-${options.indexOf(option)}`;
  const chosenId = chosen && idOf(chosen);

  useEffect(() => {
    if (chosenId) document.getElementById(chosenId)?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);

  const go = (to: string): void => {
    onClose();
    void navigate(to);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter that takes over what an input method offers is no wish to go anywhere
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (chosen) go(chosen.to);
      else if (typed !== '') go(all.to);
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || options.length === 0) return;
    event.preventDefault();
    // from the field itself up to the last one and down to the first
    setActive((active + step + (active === -1 && step === -1 ? 1 : 0) + options.length) % options.length);
  };
  const settled = searched && !read.isFetching;
  const status = (): string => {
    if (typed === '') return '';
    if (!settled) return t.searching;
    if (hits.length === 0) return '';
    return hits.length === SHOWN_HITS ? t.best(hits.length) : t.found(hits.length);
  };

  return (
    <Dialog title={t.search} open onClose={onClose}>
      {/* as high as it will ever be, so that nothing moves while one types */}
      <div className="flex min-h-[70dvh] flex-col gap-3">
        <label htmlFor={`${id}-field`} className="text-sm text-quiet">
          {findsNames(role) ? t.field : t.fieldOfPages}
        </label>
        <input
          id={`${id}-field`}
          // the dialog gives it the focus as it opens
          ref={(field) => field?.setAttribute('autofocus', '')}
          type="text"
          role="combobox"
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={chosenId}
          autoComplete="off"
          enterKeyHint="search"
          maxLength={LONGEST_TEXT}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setActive(-1);
          }}
          onKeyDown={onKeyDown}
          className="min-h-12 w-full rounded-lg border border-line px-3 text-lg"
        />
        <p role="status" className="min-h-6 text-sm text-quiet">
          {status()}
        </p>
        {read.error && searched ? <Banner state="attention" title={say(read.error.said)} /> : null}
        {settled && hits.length === 0 && !read.error && options.length === 0 ? (
          <div className="text-quiet">
            <p className="font-bold">{t.nothing(typed)}</p>
            <p>{t.nothingHelp}</p>
          </div>
        ) : null}
        <div id={`${id}-list`} role="listbox" aria-label={t.search} className="flex flex-col gap-3">
          {groups.map(({ label, options: own }) => (
            <div key={label} role="group" aria-label={label || undefined}>
              {label ? (
                <p aria-hidden="true" className="text-sm font-bold text-quiet">
                  {label}
                </p>
              ) : null}
              {own.map((option) => (
                <div
                  key={option.key}
                  id={idOf(option)}
                  role="option"
                  aria-selected={option === chosen}
                  onPointerMove={() => setActive(options.indexOf(option))}
                  onClick={() => go(option.to)}
                  className={`flex min-h-11 cursor-pointer flex-col justify-center rounded-lg px-3 py-1 ${
                    option === chosen ? 'bg-accent-wash font-bold text-accent' : ''
                  }`}
                >
                  <span>{option.title}</span>
                  {option.context ? (
                    <span className="text-sm font-normal text-quiet">{option.context}</span>
                  ) : null}
                </div>
              ))}
            </div>
          ))}
        </div>
        <div className="mt-auto border-t border-hairline pt-3 max-md:hidden">
          <Checkbox
            label={t.useKey}
            checked={slash}
            onChange={({ target }) => {
              setSlash(target.checked);
              setOpensBySlash(target.checked);
            }}
          />
        </div>
      </div>
    </Dialog>
  );
}
