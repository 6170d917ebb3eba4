import { useState, type ReactNode } from 'react';
import type { Problem } from '@renkei/api-client';
import { useChange } from '../../data/change.ts';
import { texts, usePreferences, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { Radios, TextInput } from '../../ui/field.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { emptyOnes, Form } from '../form.tsx';
import type { IdentityAccountQuery } from './account.generated.ts';
import { Done, Part } from './parts.tsx';
import { identityUpdateMyAccount } from './update-account.generated.ts';
import { useLanguageChoice } from './use-language-choice.ts';

const TEXTS = texts({
  ja: {
    title: 'お名前と表示',
    mail: 'メールアドレス',
    noMail: 'メールアドレスは登録されていません',
    name: 'お名前',
    hint: 'いっしょに作業する人に見えます。',
    save: 'この名前にする',
    saved: '名前を変えました。',
    language: 'ことば',
    languageHint: 'お知らせのメールも、このことばで届きます。',
    era: '年の書き方',
    western: '西暦（2026年）',
    japanese: '和暦（令和8年）',
    eraHint: 'この端末での書き方です。',
  },
  en: {
    title: 'Name and display',
    mail: 'E-mail address',
    noMail: 'There is no e-mail address',
    name: 'Your name',
    hint: 'Those you work with see it.',
    save: 'Use this name',
    saved: 'Your name is changed.',
    language: 'Language',
    languageHint: 'Letters come in this language too.',
    era: 'Years in Japanese',
    western: '西暦（2026年）',
    japanese: '和暦（令和8年）',
    eraHint: 'On this device.',
  },
});

/** What others call one, and in which words the screens speak. */
export function NamePart({ me }: { readonly me: NonNullable<IdentityAccountQuery['me']> }): ReactNode {
  const t = useTexts(TEXTS);
  const { language, era, choose } = usePreferences();
  const saving = useChange(identityUpdateMyAccount);
  const languages = useLanguageChoice(me);
  const [done, setDone] = useState<string | null>(null);
  const [empty, setEmpty] = useState<readonly Problem[]>([]);
  const problems = [...empty, ...saving.problems];
  const save = async ({ displayName = '' }: Readonly<Record<string, string>>): Promise<void> => {
    const missing = emptyOnes({ displayName }, { displayName: { ja: TEXTS.ja.name, en: TEXTS.en.name } });
    setEmpty(missing);
    setDone(null);
    if (missing.length > 0) return;
    if (await saving.send({ input: { displayName, locale: me.locale } })) setDone(t.saved);
  };
  return (
    <Part id="name" title={t.title}>
      <p>
        <span className="block text-sm text-quiet">{t.mail}</span>
        {me.email ?? t.noMail}
      </p>
      <Form problems={problems} onSend={(values) => void save(values)}>
        <Problems problems={problems} shown={['displayName']} />
        <TextInput
          label={t.name}
          hint={t.hint}
          name="displayName"
          autoComplete="name"
          defaultValue={me.displayName}
          problem={problemAt(problems, 'displayName')}
          required
        />
        <div>
          <Button type="submit" look="second" busy={saving.sending}>
            {t.save}
          </Button>
        </div>
      </Form>
      <Done text={done} />
      <Problems problems={languages.problems} />
      <div className="grid gap-4 sm:grid-cols-2">
        <div>
          <Radios
            legend={t.language}
            name="language"
            value={language}
            choices={[
              { value: 'ja', label: <span lang="ja">日本語</span> },
              { value: 'en', label: <span lang="en">English</span> },
            ]}
            onChoose={(chosen) => void languages.choose(chosen)}
          />
          <p className="text-sm text-quiet">{t.languageHint}</p>
        </div>
        <div>
          <Radios
            legend={t.era}
            name="era"
            value={era}
            choices={[
              { value: 'GREGORIAN', label: <span lang="ja">{t.western}</span> },
              { value: 'JAPANESE', label: <span lang="ja">{t.japanese}</span> },
            ]}
            onChoose={(chosen) => choose({ era: chosen })}
          />
          <p className="text-sm text-quiet">{t.eraHint}</p>
        </div>
      </div>
    </Part>
  );
}
