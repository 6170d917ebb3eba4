import { DISAGREEMENTS } from '@renkei/subsidy-rules';
import { useState, type ReactNode } from 'react';
import { useChange } from '../../data/change.ts';
import { useDraft } from '../../data/draft.ts';
import { texts, usePreferences, useSaid, useTexts } from '../../language/language.ts';
import { PREFECTURE_CODES, prefectureName } from '../../language/prefectures.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox, Select, TextInput, YenInput } from '../../ui/field.tsx';
import { Section } from '../../ui/page.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { Banner } from '../../ui/state.tsx';
import { useGroup } from '../group-frame.tsx';
import { OVER_CAP_POLICIES, RULE_SETS, SHARING_KEYS } from '../words.ts';
import { changeGroupSettings, type GroupSettingsQuery } from './settings.generated.ts';
import { changesOf, unreadable, valuesOf, type Settings, type SettingsValues } from './settings-values.ts';

type Schedule = GroupSettingsQuery['schedules']['edges'][number]['node'];

const TEXTS = texts({
  ja: {
    basics: '名前と日程',
    name: 'グループの名前',
    prefecture: '代表事業者の都道府県',
    ruleSet: '使うルール（年度）',
    schedule: '公募の日程',
    none: 'まだ選んでいない',
    sample: '見本',
    lead: 'グループ内の締切を、公式の締切より何営業日早くするか',
    days: '営業日',
    approval: '計算や申請は、作った人とは別の承認者が承認する',
    money: 'お金の分け方',
    policy: '上限（3,000万円）を超えたときの減らし方',
    analysis: '分析の費用(2)にあてる額（自分で決めるとき）',
    adminCap: '事務費(3)の上限（2022年度だけ）',
    sharing: '分析の費用と事務費を、お店どうしでどう分けるか',
    readings: '公式の資料が食い違うところ',
    readingsHint: 'どちらで計算するかを選べます。「おまかせ」は、その年度で使われている読み方です。',
    standard: 'おまかせ（標準の読み方）',
    save: '変えた内容を保存する',
    saved: '保存しました。',
    unchanged: '変えたところはありません。',
    kept: '前に入力した、まだ保存していない内容があります。',
    forget: '入力をやめて、今の設定に戻す',
    number: '数字で入れてください。',
  },
  en: {
    basics: 'Name and dates',
    name: 'Name of the group',
    prefecture: 'Prefecture of the representative',
    ruleSet: 'Rules (year)',
    schedule: 'Schedule of the call',
    none: 'Not chosen yet',
    sample: 'Sample',
    lead: 'How many business days before the official deadline the group’s own ones fall',
    days: 'business days',
    approval: 'An approver other than the author approves calculations and applications',
    money: 'How money is divided',
    policy: 'How the group fits under the cap of 30 million yen',
    analysis: 'For the analysis costs (2), when decided by hand',
    adminCap: 'Cap of the admin fee (3), 2022 only',
    sharing: 'How the shops share analysis costs and admin fee',
    readings: 'Where the official papers disagree',
    readingsHint: 'Choose the reading to calculate by. “Standard” is the one in use in that year.',
    standard: 'Standard',
    save: 'Save what changed',
    saved: 'Saved.',
    unchanged: 'Nothing has changed.',
    kept: 'There is something typed earlier and not saved yet.',
    forget: 'Drop it and show the settings as they are',
    number: 'Please enter a number.',
  },
});

const SHOWN = [
  'name',
  'prefecture',
  'scheduleId',
  'internalLeadBusinessDays',
  'requestedAnalysisYen',
  'adminCapYen',
];

/** The API's name of a reading: 'eligible-cost' → ELIGIBLE_COST. */
const nameOf = (value: string): string => value.toUpperCase().replaceAll('-', '_');

export function SettingsForm({
  group,
  schedules,
}: {
  readonly group: Settings;
  readonly schedules: readonly Schedule[];
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const rules = useTexts(RULE_SETS);
  const policies = useTexts(OVER_CAP_POLICIES);
  const sharing = useTexts(SHARING_KEYS);
  const { language } = usePreferences();
  const { mayChange } = useGroup();
  const [draft, setDraft, clearDraft, wasKept] = useDraft<SettingsValues | null>(
    `settings/${group.id}`,
    null,
  );
  const saving = useChange(changeGroupSettings);
  const [said, setSaid] = useState('');
  const values = draft ?? valuesOf(group);
  const wrong = unreadable(values);
  const set = (change: Partial<SettingsValues>): void => {
    setSaid('');
    setDraft({ ...values, ...change });
  };
  const problem = (name: keyof SettingsValues) =>
    wrong.includes(name) ? t.number : problemAt(saving.problems, name);

  const save = async (): Promise<void> => {
    if (wrong.length > 0) return;
    const input = changesOf(group, values);
    if (!input) return setSaid(t.unchanged);
    if (!(await saving.send({ input }))) return;
    clearDraft();
    setSaid(t.saved);
  };

  return (
    <form
      noValidate
      className="flex max-w-2xl flex-col gap-8"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {draft && wasKept ? (
        <Banner
          state="attention"
          title={t.kept}
          action={
            <Button look="second" onClick={clearDraft}>
              {t.forget}
            </Button>
          }
        />
      ) : null}
      <fieldset disabled={!mayChange} className="flex flex-col gap-8">
        <Section title={t.basics}>
          <TextInput
            label={t.name}
            required
            value={values.name}
            onChange={({ target }) => set({ name: target.value })}
            problem={problem('name')}
          />
          <Select
            label={t.prefecture}
            value={values.prefecture}
            onChange={({ target }) => set({ prefecture: target.value })}
            problem={problem('prefecture')}
          >
            {PREFECTURE_CODES.map((code) => (
              <option key={code} value={code}>
                {prefectureName(code, language)}
              </option>
            ))}
          </Select>
          <Choices
            label={t.ruleSet}
            words={rules}
            value={values.ruleSet}
            onChoose={(ruleSet) => set({ ruleSet })}
          />
          <Select
            label={t.schedule}
            value={values.scheduleId}
            onChange={({ target }) => set({ scheduleId: target.value })}
            problem={problem('scheduleId')}
          >
            <option value="">{t.none}</option>
            {schedules.map((one) => (
              <option key={one.id} value={one.id}>
                {one.label}（{rules[one.ruleSet]}
                {one.isSample ? `・${t.sample}` : ''}）
              </option>
            ))}
          </Select>
          <YenInput
            label={t.lead}
            unit={t.days}
            yen={values.internalLeadBusinessDays}
            onYen={(text) => set({ internalLeadBusinessDays: text })}
            problem={problem('internalLeadBusinessDays')}
          />
          <Checkbox
            label={t.approval}
            checked={values.needsApproval}
            onChange={({ target }) => set({ needsApproval: target.checked })}
          />
        </Section>
        <Section title={t.money}>
          <Choices
            label={t.policy}
            words={policies}
            value={values.overCapPolicy}
            onChoose={(overCapPolicy) => set({ overCapPolicy })}
          />
          {values.overCapPolicy === 'MANUAL' ? (
            <YenInput
              label={t.analysis}
              yen={values.requestedAnalysisYen}
              onYen={(text) => set({ requestedAnalysisYen: text })}
              problem={problem('requestedAnalysisYen')}
            />
          ) : null}
          {values.ruleSet === 'RULES_2022' ? (
            <YenInput
              label={t.adminCap}
              yen={values.adminCapYen}
              onYen={(text) => set({ adminCapYen: text })}
              problem={problem('adminCapYen')}
            />
          ) : null}
          <Choices
            label={t.sharing}
            words={sharing}
            value={values.sharingKey}
            onChoose={(sharingKey) => set({ sharingKey })}
          />
        </Section>
        <Section title={t.readings}>
          <p className="text-quiet">{t.readingsHint}</p>
          {DISAGREEMENTS.map(({ id, title, readings }) =>
            id === 'smartphones' ? null : (
              <Select
                key={id}
                label={say(title)}
                value={values[id]}
                onChange={({ target }) => set({ [id]: target.value })}
              >
                <option value="">{t.standard}</option>
                {readings.map(({ value, says }) =>
                  value === null ? null : (
                    <option key={value} value={nameOf(value)}>
                      {say(says)}
                    </option>
                  ),
                )}
              </Select>
            ),
          )}
        </Section>
      </fieldset>
      <Problems problems={saving.problems} shown={SHOWN} />
      {mayChange ? (
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit" busy={saving.sending}>
            {t.save}
          </Button>
          <p role="status">{said}</p>
        </div>
      ) : null}
    </form>
  );
}

function Choices<Value extends string>({
  label,
  words,
  value,
  onChoose,
}: {
  readonly label: string;
  readonly words: Readonly<Record<Value, string>>;
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}): ReactNode {
  return (
    <Select label={label} value={value} onChange={({ target }) => onChoose(target.value as Value)}>
      {(Object.entries(words) as [Value, string][]).map(([key, text]) => (
        <option key={key} value={key}>
          {text}
        </option>
      ))}
    </Select>
  );
}
