import { useState, type ReactNode } from 'react';
import { Link, useLocation, useSearchParams } from 'react-router';
import { usePreferences, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/field.tsx';
import { Empty, Page, Section } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { useSession } from '../session.tsx';
import { hitGroups, pageGroup, type OptionGroup } from './options.ts';
import { pagesFor } from './pages.ts';
import { findsNames, LONGEST_TEXT, useSearch } from './use-search.ts';
import { TEXTS } from './words.ts';

const MOST_HITS = 50;

/** Everything that was found for `?q=`, as links one may open side by side. */
export function SearchPage(): ReactNode {
  const t = useTexts(TEXTS);
  const [search, setSearch] = useSearchParams();
  const text = search.get('q') ?? '';
  return (
    <Page title={t.search} lead={t.hint}>
      {/* another text that comes by link is another form */}
      <Asked key={text} text={text} onAsk={(q) => setSearch({ q })} />
      <Results text={text} />
    </Page>
  );
}

function Asked({
  text,
  onAsk,
}: {
  readonly text: string;
  readonly onAsk: (text: string) => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const { role } = useSession();
  const [typed, setTyped] = useState(text);
  return (
    <form
      role="search"
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') onAsk(typed.trim());
      }}
    >
      <div className="min-w-0 flex-1 basis-64">
        <TextInput
          label={findsNames(role) ? t.field : t.fieldOfPages}
          value={typed}
          maxLength={LONGEST_TEXT}
          enterKeyHint="search"
          autoComplete="off"
          onChange={({ target }) => setTyped(target.value)}
        />
      </div>
      <Button type="submit" icon="search">
        {t.search}
      </Button>
    </form>
  );
}

function Results({ text }: { readonly text: string }): ReactNode {
  const t = useTexts(TEXTS);
  const { role } = useSession();
  const { pathname } = useLocation();
  const { language } = usePreferences();
  const { read } = useSearch(text, role, MOST_HITS);
  if (text === '') {
    return <Empty title={t.first}>{t.firstHelp}</Empty>;
  }
  const pages = pageGroup(pagesFor(text, pathname, role, language), text, t.pages);
  if (!findsNames(role)) return <Found text={text} groups={pages} />;
  return (
    <Shown read={read} lines={6}>
      {({ search: hits }) => <Found text={text} groups={[...hitGroups(hits, role, t.kinds), ...pages]} />}
    </Shown>
  );
}

function Found({
  text,
  groups,
}: {
  readonly text: string;
  readonly groups: readonly OptionGroup[];
}): ReactNode {
  const t = useTexts(TEXTS);
  const count = groups.reduce((sum, { options }) => sum + options.length, 0);
  if (count === 0) return <Empty title={t.nothing(text)}>{t.nothingHelp}</Empty>;
  return (
    <>
      <p role="status">{count >= MOST_HITS ? t.best(count) : t.found(count)}</p>
      {groups.map(({ label, options }) => (
        <Section key={label} title={label}>
          <ul className="divide-y divide-hairline border-y border-hairline">
            {options.map(({ key, to, title, context }) => (
              <li key={key}>
                <Link to={to} className="flex min-h-11 flex-col justify-center py-2 no-underline">
                  <span className="underline underline-offset-3">{title}</span>
                  {context ? <span className="text-sm text-quiet">{context}</span> : null}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </>
  );
}
