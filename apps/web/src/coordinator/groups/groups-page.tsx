import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../data/read.ts';
import { texts, useTexts } from '../../language/language.ts';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { groups } from './groups.generated.ts';

const TEXTS = texts({ ja: { title: 'グループ' }, en: { title: 'Groups' } });

export function GroupsPage(): ReactNode {
  const t = useTexts(TEXTS);
  const read = useRead(groups, {});
  return (
    <Page title={t.title}>
      <Shown read={read}>
        {({ consortia }) => (
          <ul>
            {consortia.edges.map(({ node }) => (
              <li key={node.id}>
                <Link to={`/groups/${node.id}`}>{node.name}</Link>
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </Page>
  );
}
