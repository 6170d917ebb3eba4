import type { ReactNode } from 'react';
import { useRead } from '../../data/read.ts';
import { texts, useTexts } from '../../language/language.ts';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { useGroup } from '../group-frame.tsx';
import { Milestones } from './milestones.tsx';
import { SettingsForm } from './settings-form.tsx';
import { groupSettings } from './settings.generated.ts';
import { SettingsMenu } from './settings-menu.tsx';

const TEXTS = texts({ ja: { title: 'グループの設定' }, en: { title: 'Settings of the group' } });

export function SettingsPage(): ReactNode {
  const t = useTexts(TEXTS);
  const { id } = useGroup();
  const read = useRead(groupSettings, { id });
  return (
    <Page title={t.title}>
      <SettingsMenu />
      <Shown read={read} lines={12}>
        {({ consortium, schedules }) => {
          const list = schedules.edges.map(({ node }) => node);
          return (
            <>
              <SettingsForm group={consortium} schedules={list} />
              <Milestones
                groupId={consortium.id}
                milestones={consortium.milestones}
                schedule={list.find(({ id: one }) => one === consortium.scheduleId) ?? null}
              />
            </>
          );
        }}
      </Shown>
    </Page>
  );
}
