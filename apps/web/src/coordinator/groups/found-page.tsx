import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { newIdempotencyKey, useChange } from '../../data/change.ts';
import { useDraft } from '../../data/draft.ts';
import { useRead } from '../../data/read.ts';
import { texts, usePreferences, useTexts } from '../../language/language.ts';
import { PREFECTURE_CODES, prefectureName } from '../../language/prefectures.ts';
import { Button } from '../../ui/button.tsx';
import { Select, TextInput } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { Shown } from '../../ui/shown.tsx';
import { RULE_SETS } from '../words.ts';
import { foundGroup, foundingChoices } from './groups.generated.ts';

const TEXTS = texts({
  ja: {
    title: 'グループを作る',
    back: 'グループ',
    lead: 'まず名前と場所だけ。あとからいつでも変えられます。',
    name: 'グループの名前',
    nameHint: '例: 見本本町商店街グループ',
    prefecture: '代表事業者の都道府県',
    choose: '選んでください',
    schedule: '公募の日程',
    scheduleHint: '締切は日程から計算します。まだ決まっていなければ、あとで選べます。',
    later: 'あとで選ぶ',
    sample: '見本',
    found: 'この内容でグループを作る',
    prefectureMissing: '都道府県を選んでください。',
    nameMissing: 'グループの名前を入れてください。',
  },
  en: {
    title: 'Found a group',
    back: 'Groups',
    lead: 'A name and a place first. All of it can be changed later.',
    name: 'Name of the group',
    nameHint: 'For example: Honmachi Street',
    prefecture: 'Prefecture of the representative',
    choose: 'Please choose',
    schedule: 'Schedule of the call',
    scheduleHint: 'Deadlines follow from it. If it is not known yet, choose it later.',
    later: 'Later',
    sample: 'Sample',
    found: 'Found the group',
    prefectureMissing: 'Please choose a prefecture.',
    nameMissing: 'Please enter a name.',
  },
});

const EMPTY = { name: '', prefecture: '', scheduleId: '' };

export function FoundPage(): ReactNode {
  const t = useTexts(TEXTS);
  const rules = useTexts(RULE_SETS);
  const { language } = usePreferences();
  const navigate = useNavigate();
  const read = useRead(foundingChoices, {});
  const found = useChange(foundGroup);
  const [key] = useState(newIdempotencyKey);
  const [draft, setDraft, clearDraft] = useDraft('found-group', EMPTY);
  const [tried, setTried] = useState(false);

  const send = async (): Promise<void> => {
    setTried(true);
    if (draft.name.trim() === '' || draft.prefecture === '') return;
    const done = await found.send({
      input: {
        idempotencyKey: key,
        name: draft.name,
        prefecture: Number(draft.prefecture),
        ...(draft.scheduleId === '' ? {} : { scheduleId: draft.scheduleId }),
      },
    });
    const id = done?.createConsortium.consortium?.id;
    if (!id) return;
    clearDraft();
    await navigate(`/groups/${id}`);
  };

  return (
    <Page title={t.title} lead={t.lead} back={{ to: '/groups', label: t.back }}>
      <Shown read={read} lines={5}>
        {({ schedules }) => (
          <form
            noValidate
            className="flex max-w-xl flex-col gap-6"
            onSubmit={(event) => {
              event.preventDefault();
              void send();
            }}
          >
            <Problems problems={found.problems} shown={['name', 'prefecture', 'scheduleId']} />
            <TextInput
              label={t.name}
              hint={t.nameHint}
              required
              value={draft.name}
              onChange={({ target }) => setDraft({ ...draft, name: target.value })}
              problem={
                problemAt(found.problems, 'name') ??
                (tried && draft.name.trim() === '' ? t.nameMissing : undefined)
              }
            />
            <Select
              label={t.prefecture}
              required
              value={draft.prefecture}
              onChange={({ target }) => setDraft({ ...draft, prefecture: target.value })}
              problem={
                problemAt(found.problems, 'prefecture') ??
                (tried && draft.prefecture === '' ? t.prefectureMissing : undefined)
              }
            >
              <option value="">{t.choose}</option>
              {PREFECTURE_CODES.map((code) => (
                <option key={code} value={code}>
                  {prefectureName(code, language)}
                </option>
              ))}
            </Select>
            <Select
              label={t.schedule}
              hint={t.scheduleHint}
              value={draft.scheduleId}
              onChange={({ target }) => setDraft({ ...draft, scheduleId: target.value })}
              problem={problemAt(found.problems, 'scheduleId')}
            >
              <option value="">{t.later}</option>
              {schedules.edges.map(({ node }) => (
                <option key={node.id} value={node.id}>
                  {node.label}（{rules[node.ruleSet]}
                  {node.isSample ? `・${t.sample}` : ''}）
                </option>
              ))}
            </Select>
            <div>
              <Button type="submit" busy={found.sending}>
                {t.found}
              </Button>
            </div>
          </form>
        )}
      </Shown>
    </Page>
  );
}
