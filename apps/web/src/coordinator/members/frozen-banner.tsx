import type { ReactNode } from 'react';
import { useTexts } from '../../language/language.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Banner } from '../../ui/state.tsx';
import { FREEZE_TEXTS, type Freeze } from './frozen.ts';

export function FrozenBanner({
  freeze,
  groupId,
}: {
  readonly freeze: Freeze;
  readonly groupId: string;
}): ReactNode {
  const t = useTexts(FREEZE_TEXTS);
  return (
    <Banner
      state="neutral"
      title={t.title}
      action={
        <ButtonLink look="second" to={`/groups/${groupId}/procedure`}>
          {t.go}
        </ButtonLink>
      }
    >
      {t[freeze]}
    </Banner>
  );
}
