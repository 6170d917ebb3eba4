import { useState, type ReactNode } from 'react';
import { useRead } from '../data/read.ts';
import { texts, usePreferences, useSaid, useTexts } from '../language/language.ts';
import { yenText } from '../language/money.ts';
import { Select } from '../ui/field.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Shown } from '../ui/shown.tsx';
import { StateChip } from '../ui/state.tsx';
import { Table } from '../ui/table.tsx';
import { adminRuleSets, type AdminRuleSetsQuery } from './admin.generated.ts';

type RuleSet = AdminRuleSetsQuery['ruleSets'][number];

const TEXTS = texts({
  ja: {
    title: '年度のルール',
    lead: '計算に使う数字と、その出典です。見ることだけできます。',
    year: '年度',
    version: (version: string) => `版 ${version}`,
    numbers: '数字',
    what: 'きまり',
    value: '値',
    source: '出典',
    carried: '後の年度の資料から',
    none: 'なし',
    disagreements: '公式の資料が食い違うところ',
    standard: '標準',
    functions: {
      ACCOUNTING: '会計',
      ORDERING: '受発注',
      SETTLEMENT: '決済',
      EC: 'EC',
    } as Readonly<Record<string, string>>,
  },
  en: {
    title: 'Rules by year',
    lead: 'The numbers calculations use, and where they are written. To be read only.',
    year: 'Year',
    version: (version: string) => `Version ${version}`,
    numbers: 'Numbers',
    what: 'Rule',
    value: 'Value',
    source: 'Source',
    carried: 'From a later year’s papers',
    none: 'None',
    disagreements: 'Where the official papers disagree',
    standard: 'Standard',
    functions: {
      ACCOUNTING: 'accounting',
      ORDERING: 'ordering',
      SETTLEMENT: 'settlement',
      EC: 'e-commerce',
    },
  },
});

export function RulesPage(): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const read = useRead(adminRuleSets, {});
  const [chosen, setChosen] = useState<RuleSet['ruleSet']>('RULES_2023');
  return (
    <Page title={t.title} lead={t.lead}>
      <Shown read={read} lines={12}>
        {({ ruleSets }) => {
          const rules = ruleSets.find(({ ruleSet }) => ruleSet === chosen);
          return (
            <>
              <div className="max-w-xs">
                <Select
                  label={t.year}
                  value={chosen}
                  onChange={({ target }) => setChosen(target.value as RuleSet['ruleSet'])}
                >
                  {ruleSets.map(({ ruleSet, label }) => (
                    <option key={ruleSet} value={ruleSet}>
                      {say(label)}
                    </option>
                  ))}
                </Select>
              </div>
              {rules ? <Rules rules={rules} /> : null}
            </>
          );
        }}
      </Shown>
    </Page>
  );
}

function Rules({ rules }: { readonly rules: RuleSet }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { language } = usePreferences();
  const valueText = ({ value, unit }: RuleSet['numbers'][number]): string => {
    if (value === null) return t.none;
    if (unit === 'YEN') return yenText(BigInt(value), language);
    if (unit === 'PERCENT') return `${value}%`;
    if (unit === 'FUNCTIONS')
      return value
        .split(',')
        .map((one) => t.functions[one] ?? one)
        .join('・');
    return value;
  };
  return (
    <>
      <Section title={t.numbers}>
        <p className="text-quiet">{t.version(rules.version)}</p>
        <Table
          caption={t.numbers}
          rows={rules.numbers}
          rowKey={({ key }) => key}
          columns={[
            { key: 'what', head: t.what, rowHead: true, cell: ({ label }) => say(label) },
            {
              key: 'value',
              head: t.value,
              right: true,
              cell: (number) => <span className="tabular-nums">{valueText(number)}</span>,
            },
            {
              key: 'source',
              head: t.source,
              cell: ({ sources, carriedBack }) => (
                <span className="flex flex-wrap items-center gap-2">
                  {sources.map(({ citation, documentName }) => (
                    <abbr key={citation} title={documentName} className="no-underline">
                      {citation}
                    </abbr>
                  ))}
                  {carriedBack ? <StateChip state="attention">{t.carried}</StateChip> : null}
                </span>
              ),
            },
          ]}
        />
      </Section>
      <Section title={t.disagreements}>
        {rules.disagreements.map(({ id, title, readings }) => {
          const standard = rules.defaults.find((one) => one.id === id)?.value;
          return (
            <div key={id} className="rounded-lg border border-hairline p-4">
              <h3 className="font-bold">{say(title)}</h3>
              <ul className="list-disc pl-5">
                {readings.map((reading) => (
                  <li key={say(reading.says)}>
                    {say(reading.says)}（{reading.sources.map(({ citation }) => citation).join('、')}）{' '}
                    {reading.value !== null && reading.value === standard ? (
                      <StateChip state="ok">{t.standard}</StateChip>
                    ) : null}
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </Section>
    </>
  );
}
