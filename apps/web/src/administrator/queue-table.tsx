import type { ReactNode } from 'react';
import { useRead } from '../data/read.ts';
import { texts, useTexts } from '../language/language.ts';
import { When } from '../ui/amounts.tsx';
import { Section } from '../ui/page.tsx';
import { Shown } from '../ui/shown.tsx';
import { Table } from '../ui/table.tsx';
import { adminQueueState } from './queue.generated.ts';

const TEXTS = texts({
  ja: {
    title: '処理の待ち行列',
    none: 'いま待っている処理も、この24時間に終わった処理もありません。',
    topic: '種類',
    waiting: '待ち',
    oldest: '一番古い待ち',
    inHand: '処理中',
    failed: '失敗',
    done: 'この24時間に終了',
    last: '最後に終わった',
    queues: 'BullMQ の数',
    queue: '待ち行列',
    delayed: '時間待ち',
    active: '処理中',
  },
  en: {
    title: 'Queued work',
    none: 'Nothing waits, and nothing was done within a day.',
    topic: 'Kind',
    waiting: 'Waiting',
    oldest: 'Oldest waiting',
    inHand: 'In hand',
    failed: 'Failed',
    done: 'Done within a day',
    last: 'Last done',
    queues: 'Counts of BullMQ',
    queue: 'Queue',
    delayed: 'Delayed',
    active: 'Active',
  },
});

const EVERY_MS = 5_000;

/** What waits, is in hand, has failed and was done, kind by kind. */
export function QueueTable(): ReactNode {
  const t = useTexts(TEXTS);
  const read = useRead(adminQueueState, {}, { everyMs: EVERY_MS });
  return (
    <Shown read={read} lines={5}>
      {({ queueState: { topics, queues } }) => (
        <>
          <Section title={t.title}>
            {topics.length === 0 ? (
              <p>{t.none}</p>
            ) : (
              <Table
                caption={t.title}
                rows={topics}
                rowKey={({ topic }) => topic}
                columns={[
                  { key: 'topic', head: t.topic, rowHead: true, cell: ({ topic }) => <code>{topic}</code> },
                  { key: 'waiting', head: t.waiting, right: true, cell: ({ waiting }) => waiting },
                  {
                    key: 'oldest',
                    head: t.oldest,
                    cell: ({ oldestWaitingAt }) => <When at={oldestWaitingAt} short />,
                  },
                  { key: 'inHand', head: t.inHand, right: true, cell: ({ inHand }) => inHand },
                  { key: 'failed', head: t.failed, right: true, cell: ({ failed }) => failed },
                  { key: 'done', head: t.done, right: true, cell: ({ doneInADay }) => doneInADay },
                  { key: 'last', head: t.last, cell: ({ lastDoneAt }) => <When at={lastDoneAt} short /> },
                ]}
              />
            )}
          </Section>
          {queues.length > 0 ? (
            <Section title={t.queues}>
              <Table
                caption={t.queues}
                rows={queues}
                rowKey={({ name }) => name}
                columns={[
                  { key: 'name', head: t.queue, rowHead: true, cell: ({ name }) => <code>{name}</code> },
                  { key: 'waiting', head: t.waiting, right: true, cell: ({ waiting }) => waiting },
                  { key: 'active', head: t.active, right: true, cell: ({ active }) => active },
                  { key: 'delayed', head: t.delayed, right: true, cell: ({ delayed }) => delayed },
                  { key: 'failed', head: t.failed, right: true, cell: ({ failed }) => failed },
                ]}
              />
            </Section>
          ) : null}
        </>
      )}
    </Shown>
  );
}
