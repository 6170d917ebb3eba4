import type { ReactNode } from 'react';
import { useChange } from '../../data/change.ts';
import { texts, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Problems } from '../../ui/problems.tsx';
import type { Scenario } from './scenarios.ts';
import { whatIfRemoveScenario } from './what-if.generated.ts';

const TEXTS = texts({
  ja: {
    sure: (name: string) => `「${name}」を消しますか`,
    body: 'このグループのほかの担当者と支援機関の画面からも消えます。グループの内容は変わりません。',
    yes: 'この案を消す',
    no: '残しておく',
  },
  en: {
    sure: (name: string) => `Remove "${name}"?`,
    body: 'It also disappears for the other coordinators and the support body. Nothing in the group changes.',
    yes: 'Remove this plan',
    no: 'Keep it',
  },
});

/** Asks first: the plan may be a colleague's. */
export function RemoveScenario({
  scenario: { id, name },
  onClose,
}: {
  readonly scenario: Scenario;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const { send, sending, problems } = useChange(whatIfRemoveScenario);
  const remove = async (): Promise<void> => {
    if (await send({ input: { id } })) onClose();
  };
  return (
    <Dialog
      open
      title={t.sure(name)}
      onClose={onClose}
      actions={
        <>
          <Button look="second" onClick={onClose}>
            {t.no}
          </Button>
          <Button look="danger" busy={sending} onClick={() => void remove()}>
            {t.yes}
          </Button>
        </>
      }
    >
      <p>{t.body}</p>
      <Problems problems={problems} />
    </Dialog>
  );
}
