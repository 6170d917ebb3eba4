import { useState, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { RULE_SETS } from '../coordinator/words.ts';
import { newIdempotencyKey, useChange } from '../data/change.ts';
import { usePages } from '../data/pages.ts';
import { useRead } from '../data/read.ts';
import { texts, useSaid, useTexts } from '../language/language.ts';
import { When } from '../ui/amounts.tsx';
import { Button } from '../ui/button.tsx';
import { More } from '../ui/more.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Problems } from '../ui/problems.tsx';
import { Shown } from '../ui/shown.tsx';
import { StateChip } from '../ui/state.tsx';
import { Table } from '../ui/table.tsx';
import {
  adminCreateSchedule,
  adminKnownSchedules,
  adminSchedules,
  type AdminKnownSchedulesQuery,
} from './schedules.generated.ts';

type Known = AdminKnownSchedulesQuery['knownSchedules'][number];

const TEXTS = texts({
  ja: {
    title: '公募の日程',
    lead: 'グループの締切はすべて、ここの日程から計算されます。改訂すると、動いた締切が関係する人に知らされます。',
    name: '名前',
    rules: 'ルール',
    revision: '版',
    published: '公開した日',
    sample: '見本',
    known: '公式の資料からわかっている日程',
    knownLead: '入れると、そのままグループで選べるようになります。',
    bring: 'この日程を入れる',
    source: '出典',
  },
  en: {
    title: 'Schedules',
    lead: 'Every deadline of every group follows from these. A revision tells whoever is concerned what moved.',
    name: 'Name',
    rules: 'Rules',
    revision: 'Revision',
    published: 'Published',
    sample: 'Sample',
    known: 'Schedules known from official papers',
    knownLead: 'Bring one in, and groups can choose it.',
    bring: 'Bring it in',
    source: 'Source',
  },
});

export function SchedulesPage(): ReactNode {
  const t = useTexts(TEXTS);
  const rules = useTexts(RULE_SETS);
  const pages = usePages(adminSchedules, {}, ({ schedules }) => schedules);
  const known = useRead(adminKnownSchedules, {});
  return (
    <Page title={t.title} lead={t.lead}>
      <Shown read={pages.read} lines={4}>
        {(schedules) => (
          <>
            <Table
              caption={t.title}
              rows={schedules}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'name',
                  head: t.name,
                  rowHead: true,
                  cell: ({ id, label, isSample }) => (
                    <span className="flex flex-wrap items-center gap-2">
                      <Link to={id} className="inline-flex min-h-11 items-center">
                        {label}
                      </Link>
                      {isSample ? <StateChip state="neutral">{t.sample}</StateChip> : null}
                    </span>
                  ),
                },
                { key: 'rules', head: t.rules, cell: ({ ruleSet }) => rules[ruleSet] },
                { key: 'revision', head: t.revision, right: true, cell: ({ current }) => current.number },
                {
                  key: 'published',
                  head: t.published,
                  cell: ({ current }) => <When at={current.publishedAt} />,
                },
              ]}
            />
            <More pages={pages} />
          </>
        )}
      </Shown>
      <Section title={t.known}>
        <p className="text-quiet">{t.knownLead}</p>
        <Shown read={known} lines={3}>
          {({ knownSchedules }) => (
            <ul className="flex flex-col gap-3">
              {knownSchedules.map((one) => (
                <KnownSchedule key={one.code} known={one} />
              ))}
            </ul>
          )}
        </Shown>
      </Section>
    </Page>
  );
}

function KnownSchedule({ known }: { readonly known: Known }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const rules = useTexts(RULE_SETS);
  const navigate = useNavigate();
  const creating = useChange(adminCreateSchedule);
  const [key] = useState(newIdempotencyKey);
  const bring = async (): Promise<void> => {
    const done = await creating.send({
      input: {
        idempotencyKey: key,
        label: known.label.ja,
        reason: known.reason,
        source: known.source,
        ruleSet: known.ruleSet,
        isSample: false,
        anchors: known.anchors.map(({ anchor, occursAt }) => ({ anchor, occursAt })),
      },
    });
    const id = done?.createSchedule.schedule?.id;
    if (id) await navigate(id);
  };
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-hairline p-4">
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-bold">
          {say(known.label)}（{rules[known.ruleSet]}）
        </p>
        <p className="text-sm text-quiet">
          {t.source}: {known.source}
        </p>
        <Problems problems={creating.problems} />
      </div>
      <Button
        look="second"
        busy={creating.sending}
        aria-label={`${say(known.label)} ${t.bring}`}
        onClick={() => void bring()}
      >
        {t.bring}
      </Button>
    </li>
  );
}
