import { useState, type ReactNode } from 'react';
import { APPLICATION_STATES } from '../coordinator/words.ts';
import { useAll } from '../data/pages.ts';
import { texts, usePreferences, useSaid, useTexts } from '../language/language.ts';
import { prefectureName } from '../language/prefectures.ts';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/field.tsx';
import { Empty, Page } from '../ui/page.tsx';
import { useWide } from '../ui/use-wide.ts';
import { Shown } from '../ui/shown.tsx';
import { csvOf } from '../ui/csv.ts';
import { saveFile } from '../ui/save-file.ts';
import { GroupCard } from './group-card.tsx';
import { PrefectureMap } from './prefecture-map.tsx';
import {
  byPrefecture,
  inOrderOfRisk,
  matching,
  NO_FILTERS,
  readinessOf,
  stageOf,
  type Filters,
  type WallGroup,
} from './wall.ts';
import { supportWall } from './wall.generated.ts';
import { RISK_LEVELS, RISK_REASONS } from './words.ts';

const TEXTS = texts({
  ja: {
    title: '見守っているグループ',
    lead: (high: number, all: number) =>
      high > 0
        ? `${all}グループのうち、${high}グループに今すぐの対応が要ります。`
        : `${all}グループ。今すぐの対応が要るところはありません。`,
    note: '並び順は、締切・書類・発注などの記録から計算しています（連携の見方で、公式の評価ではありません）。',
    none: '見られるグループはまだありません',
    teach: 'グループのとりまとめ担当が「設定と担当者」で同意すると、ここに表示されます。',
    filter: 'しぼりこむ・保存する',
    prefecture: '都道府県',
    stage: '手続きの段階',
    reason: '理由',
    all: 'すべて',
    shown: (count: number) => `${count}グループを表示しています`,
    clear: 'しぼりこみをやめる',
    save: 'この一覧をCSVで保存する',
    file: '見守りグループ.csv',
    head: [
      'グループ',
      '都道府県',
      '市区町村',
      '段階',
      '状態',
      '理由',
      '(1)+(2)',
      '上限',
      '(3)',
      '書類',
      'そろった書類',
      '次の締切',
      'あと何日',
    ],
  },
  en: {
    title: 'Groups you support',
    lead: (high: number, all: number) =>
      high > 0 ? `${high} of ${all} groups need action now.` : `${all} groups. None needs action now.`,
    note: 'The order is computed from deadlines, papers and purchases on record. It is Renkei’s own view, no official rating.',
    none: 'There is no group to see yet',
    teach: 'A group appears here once its coordinator consents under settings and people.',
    filter: 'Filter or save',
    prefecture: 'Prefecture',
    stage: 'Stage',
    reason: 'Reason',
    all: 'All',
    shown: (count: number) => `${count} groups shown`,
    clear: 'Clear the filters',
    save: 'Save this list as CSV',
    file: 'groups.csv',
    head: [
      'Group',
      'Prefecture',
      'City',
      'Stage',
      'State',
      'Reasons',
      '(1)+(2)',
      'Cap',
      '(3)',
      'Papers',
      'Papers there',
      'Next deadline',
      'Days left',
    ],
  },
});

const EVERY_MS = 60_000;

export function WallPage(): ReactNode {
  const t = useTexts(TEXTS);
  const read = useAll(supportWall, {}, ({ consortia }) => consortia, { everyMs: EVERY_MS });
  const high = read.data?.filter(({ risk }) => risk.level === 'HIGH').length ?? 0;
  return (
    <Page title={t.title} lead={read.data?.length ? t.lead(high, read.data.length) : undefined}>
      <Shown read={read} lines={12}>
        {(groups) =>
          groups.length === 0 ? <Empty title={t.none}>{t.teach}</Empty> : <Wall groups={groups} />
        }
      </Shown>
    </Page>
  );
}

function Wall({ groups }: { readonly groups: readonly WallGroup[] }): ReactNode {
  const t = useTexts(TEXTS);
  const { language } = usePreferences();
  const [filters, setFilters] = useState<Filters>(NO_FILTERS);
  const set = (change: Partial<Filters>): void => setFilters({ ...filters, ...change });
  const shown = inOrderOfRisk(matching(groups, filters));
  const prefectures = [...new Set(groups.map(({ prefecture }) => prefecture))].sort((a, b) => a - b);
  const table = useTable();
  const wide = useWide(1024);
  const stages = useTexts(APPLICATION_STATES);
  const reasons = useTexts(RISK_REASONS);
  const filter = (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)]">
      <PrefectureMap
        counts={byPrefecture(groups)}
        chosen={filters.prefecture}
        onChoose={(prefecture) => set({ prefecture })}
      />
      <div className="no-print flex flex-col gap-4">
        <Select
          label={t.prefecture}
          value={filters.prefecture}
          onChange={({ target }) => set({ prefecture: Number(target.value) })}
        >
          <option value={0}>{t.all}</option>
          {prefectures.map((code) => (
            <option key={code} value={code}>
              {prefectureName(code, language)}
            </option>
          ))}
        </Select>
        <Words label={t.stage} words={stages} value={filters.stage} onChoose={(stage) => set({ stage })} />
        <Words
          label={t.reason}
          words={reasons}
          value={filters.reason}
          onChoose={(reason) => set({ reason })}
        />
        <div className="flex flex-wrap items-center gap-3">
          <p role="status">{t.shown(shown.length)}</p>
          {filters === NO_FILTERS ? null : (
            <Button look="quiet" onClick={() => setFilters(NO_FILTERS)}>
              {t.clear}
            </Button>
          )}
          <Button
            look="second"
            icon="download"
            onClick={() => saveFile(t.file, csvOf(table(shown)), 'text/csv')}
          >
            {t.save}
          </Button>
        </div>
        <p className="text-sm text-quiet">{t.note}</p>
      </div>
    </div>
  );
  return (
    <>
      {wide ? (
        filter
      ) : (
        // on a phone the groups come first
        <details className="no-print rounded-lg border border-line">
          <summary className="min-h-11 cursor-pointer px-4 py-2 font-bold">{t.filter}</summary>
          <div className="p-4">{filter}</div>
        </details>
      )}
      <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {shown.map((group) => (
          <GroupCard key={group.id} group={group} />
        ))}
      </ul>
    </>
  );
}

function Words<Value extends string>({
  label,
  words,
  value,
  onChoose,
}: {
  readonly label: string;
  readonly words: Readonly<Record<Value, string>>;
  readonly value: Value | '';
  readonly onChoose: (value: Value | '') => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  return (
    <Select label={label} value={value} onChange={({ target }) => onChoose(target.value as Value | '')}>
      <option value="">{t.all}</option>
      {(Object.entries(words) as [Value, string][]).map(([key, text]) => (
        <option key={key} value={key}>
          {text}
        </option>
      ))}
    </Select>
  );
}

/** The wall as rows of a file, in the reader's words. */
function useTable(): (groups: readonly WallGroup[]) => (string | number)[][] {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const stages = useTexts(APPLICATION_STATES);
  const levels = useTexts(RISK_LEVELS);
  const { language } = usePreferences();
  return (groups) => [
    [...t.head],
    ...groups.map((group) => {
      const { done, all } = readinessOf(group);
      const { combined, admin } = group.calculation;
      return [
        group.name,
        prefectureName(group.prefecture, language),
        group.city ?? '',
        stages[stageOf(group)],
        levels[group.risk.level],
        group.risk.reasons.map(({ message }) => say(message)).join(' / '),
        combined.granted,
        combined.cap,
        admin.granted,
        all,
        done,
        group.nextObligation ? group.nextObligation.dueAt.replace('T', ' ') : '',
        group.nextObligation?.daysLeft ?? '',
      ];
    }),
  ];
}
