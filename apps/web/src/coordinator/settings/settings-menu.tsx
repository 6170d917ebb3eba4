import type { ReactNode } from 'react';
import { texts, useTexts } from '../../language/language.ts';
import { TabMenu } from '../../ui/menu.tsx';
import { useGroup } from '../group-frame.tsx';

const TEXTS = texts({
  ja: {
    menu: '設定の画面',
    settings: 'グループの設定',
    people: '担当者と支援機関',
    webhooks: 'ほかのシステムへの知らせ',
    record: '操作の記録',
  },
  en: {
    menu: 'Settings',
    settings: 'The group',
    people: 'People and support bodies',
    webhooks: 'Other systems',
    record: 'Record of acts',
  },
});

export function SettingsMenu(): ReactNode {
  const t = useTexts(TEXTS);
  const { id, mayChange } = useGroup();
  const at = `/groups/${id}/settings`;
  return (
    <TabMenu
      label={t.menu}
      entries={[
        [at, t.settings],
        [`${at}/people`, t.people],
        // what other systems are told is the coordinators' affair alone
        ...(mayChange ? [[`${at}/webhooks`, t.webhooks] as const] : []),
        [`${at}/record`, t.record],
      ]}
    />
  );
}
