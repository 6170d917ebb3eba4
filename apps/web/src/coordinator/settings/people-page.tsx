import type { ReactNode } from 'react';
import { texts, useTexts } from '../../language/language.ts';
import { Page } from '../../ui/page.tsx';
import { Invitations } from './invitations.tsx';
import { People } from './people.tsx';
import { SettingsMenu } from './settings-menu.tsx';
import { SupportConsents } from './support-consents.tsx';

const TEXTS = texts({
  ja: { title: '担当者と支援機関' },
  en: { title: 'People and support bodies' },
});

export function PeoplePage(): ReactNode {
  const t = useTexts(TEXTS);
  return (
    <Page title={t.title}>
      <SettingsMenu />
      <People />
      <Invitations />
      <SupportConsents />
    </Page>
  );
}
