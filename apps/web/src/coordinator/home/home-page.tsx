import type { ReactNode } from 'react';
import { Page } from '../../ui/page.tsx';
import { useGroup } from '../group-frame.tsx';

export function HomePage(): ReactNode {
  const group = useGroup();
  return <Page title={group.name}>…</Page>;
}
