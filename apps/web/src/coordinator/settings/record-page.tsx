import type { ReactNode } from 'react';
import { usePages } from '../../data/pages.ts';
import { texts, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { More } from '../../ui/more.tsx';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Table } from '../../ui/table.tsx';
import { useGroup } from '../group-frame.tsx';
import { groupRecord } from './record.generated.ts';
import { subjectWords } from './record-words.ts';
import { SettingsMenu } from './settings-menu.tsx';

const TEXTS = texts({
  ja: {
    title: '操作の記録',
    lead: 'だれが・いつ・何をしたかが、すべて残ります。あとから書きかえることはできません。',
    number: '番号',
    when: 'いつ',
    who: 'だれが',
    what: '何を',
    done: 'どうした',
    operation: '操作の名前',
    system: '自動',
    actions: { INSERT: '加えた', UPDATE: '変えた', DELETE: '消した', OPEN: '開いて見た' },
    roles: {
      ACCOUNT: 'ご本人',
      COORDINATOR: 'とりまとめ担当',
      MEMBER_USER: 'お店の担当',
      OPERATOR: '運用の担当',
      PLATFORM_ADMIN: '管理者',
      SUPPORT_READER: '支援機関',
      WORKER: '自動の処理',
    },
  },
  en: {
    title: 'Record of acts',
    lead: 'Who did what and when. Nothing of it can be changed afterwards.',
    number: 'No.',
    when: 'When',
    who: 'Who',
    what: 'What',
    done: 'Did',
    operation: 'Operation',
    system: 'By itself',
    actions: { INSERT: 'added', UPDATE: 'changed', DELETE: 'removed', OPEN: 'opened' },
    roles: {
      ACCOUNT: 'The person',
      COORDINATOR: 'Coordinator',
      MEMBER_USER: 'Member user',
      OPERATOR: 'Operator',
      PLATFORM_ADMIN: 'Administrator',
      SUPPORT_READER: 'Support body',
      WORKER: 'Background job',
    },
  },
});

export function RecordPage(): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(subjectWords);
  const { id } = useGroup();
  const pages = usePages(groupRecord, { id }, ({ consortium }) => consortium.auditEvents);
  return (
    <Page title={t.title} lead={t.lead}>
      <SettingsMenu />
      <Shown read={pages.read} lines={12}>
        {(events) => (
          <>
            <Table
              caption={t.title}
              rows={events}
              rowKey={({ seq }) => String(seq)}
              columns={[
                { key: 'seq', head: t.number, right: true, rowHead: true, cell: ({ seq }) => seq },
                { key: 'when', head: t.when, cell: ({ occurredAt }) => <When at={occurredAt} /> },
                {
                  key: 'who',
                  head: t.who,
                  cell: ({ actorName, role }) => (
                    <>
                      {actorName ?? t.system}
                      <span className="block text-sm text-quiet">{t.roles[role]}</span>
                    </>
                  ),
                },
                {
                  key: 'what',
                  head: t.what,
                  cell: ({ subjectType }) => words[subjectType] ?? subjectType,
                },
                { key: 'done', head: t.done, cell: ({ action }) => t.actions[action] },
                {
                  key: 'operation',
                  head: t.operation,
                  cell: ({ operation }) => <code className="text-sm text-quiet">{operation}</code>,
                },
              ]}
            />
            <More pages={pages} />
          </>
        )}
      </Shown>
    </Page>
  );
}
