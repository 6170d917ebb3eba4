import type { ReactNode } from 'react';
import { texts, useTexts } from '../../../language/language.ts';
import { ButtonLink } from '../../../ui/button.tsx';
import { Banner } from '../../../ui/state.tsx';
import { useGroup } from '../../group-frame.tsx';
import { isPlanChangeDue, type FiledChange } from './plan-change-due.ts';

const TEXTS = texts({
  ja: {
    title: (counted: number, minimum: number) =>
      `構成員が${counted}者になり、${minimum}者を下回っています。計画変更の届出がまだです`,
    how: '自動で取り消しになる決まりはありませんが、要件を外れています。まず事務局に相談し、計画変更を届け出てください（R25 第17条1）。',
    go: '計画変更を準備する',
  },
  en: {
    title: (counted: number, minimum: number) =>
      `The group has ${counted} members, fewer than ${minimum}. The change of plan is still to be filed`,
    how: 'No clause cancels the grant by itself, but the requirement is no longer met. Please talk to the secretariat first, then file a change of plan (R25 第17条1).',
    go: 'Prepare the change of plan',
  },
});

/** The server asks for it in the effect of the withdrawal only: it must not be forgotten once that was accepted. */
export function PlanChangeDue(props: {
  readonly granted: boolean;
  readonly eligibility: { readonly countedMembers: number; readonly minimumMembers: number } | null;
  readonly changes: readonly FiledChange[];
}): ReactNode {
  const t = useTexts(TEXTS);
  const { id, mayChange } = useGroup();
  const { granted, eligibility, changes } = props;
  if (!eligibility || !isPlanChangeDue(granted, eligibility, changes)) return null;
  return (
    <Banner
      state="stop"
      title={t.title(eligibility.countedMembers, eligibility.minimumMembers)}
      action={
        mayChange ? (
          <ButtonLink to={`/groups/${id}/procedure/changes/new?kind=PLAN_CHANGE`} look="second">
            {t.go}
          </ButtonLink>
        ) : null
      }
    >
      {t.how}
    </Banner>
  );
}
