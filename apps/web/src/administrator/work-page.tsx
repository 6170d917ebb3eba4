import type { ReactNode } from 'react';
import { useChange } from '../data/change.ts';
import { usePages } from '../data/pages.ts';
import { texts, useTexts } from '../language/language.ts';
import { When } from '../ui/amounts.tsx';
import { Button } from '../ui/button.tsx';
import { More } from '../ui/more.tsx';
import { Empty, Page, Section } from '../ui/page.tsx';
import { Problems } from '../ui/problems.tsx';
import { Shown } from '../ui/shown.tsx';
import { Table } from '../ui/table.tsx';
import { adminFailedWork, adminRetryWork } from './admin.generated.ts';
import { QueueTable } from './queue-table.tsx';

const TEXTS = texts({
  ja: {
    title: '処理と失敗',
    failed: '失敗した処理',
    none: '失敗した処理はありません',
    what: '種類',
    failedAt: '失敗した日時',
    times: '試した回数',
    error: '失敗の種類',
    actions: '操作',
    again: 'もう一度行う',
  },
  en: {
    title: 'Work and failures',
    failed: 'Work that failed',
    none: 'Nothing has failed',
    what: 'Kind',
    failedAt: 'Failed at',
    times: 'Tried',
    error: 'Error',
    actions: 'Actions',
    again: 'Run it again',
  },
});

const EVERY_MS = 10_000;

export function WorkPage(): ReactNode {
  const t = useTexts(TEXTS);
  const pages = usePages(adminFailedWork, {}, ({ failedWork }) => failedWork, { everyMs: EVERY_MS });
  const retrying = useChange(adminRetryWork);
  return (
    <Page title={t.title}>
      <QueueTable />
      <Section title={t.failed}>
        <Problems problems={retrying.problems} />
        <Shown read={pages.read} lines={3}>
          {(list) =>
            list.length === 0 ? (
              <Empty title={t.none} />
            ) : (
              <>
                <Table
                  caption={t.failed}
                  rows={list}
                  rowKey={({ id }) => id}
                  columns={[
                    { key: 'what', head: t.what, rowHead: true, cell: ({ topic }) => <code>{topic}</code> },
                    { key: 'at', head: t.failedAt, cell: ({ failedAt }) => <When at={failedAt} short /> },
                    { key: 'times', head: t.times, right: true, cell: ({ handedOver }) => handedOver },
                    { key: 'error', head: t.error, cell: ({ lastError }) => lastError ?? '—' },
                    {
                      key: 'actions',
                      head: t.actions,
                      cell: ({ id, topic }) => (
                        <Button
                          look="quiet"
                          aria-label={`${topic} ${t.again}`}
                          onClick={() => void retrying.send({ input: { id } })}
                        >
                          {t.again}
                        </Button>
                      ),
                    },
                  ]}
                />
                <More pages={pages} />
              </>
            )
          }
        </Shown>
      </Section>
    </Page>
  );
}
