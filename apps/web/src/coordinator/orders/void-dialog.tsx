import type { ReactNode } from 'react';
import { useChange } from '../../data/change.ts';
import { useDraft } from '../../data/draft.ts';
import { texts, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/field.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { ordersVoid } from './orders.generated.ts';

const TEXTS = texts({
  ja: {
    title: 'まちがった記録を取り消す',
    stays: '記録は消えず、取り消したことと理由が残ります。計算や確認には数えなくなります。',
    reason: '取り消す理由',
    hint: '例：日付を入れまちがえた',
    send: 'この記録を取り消す',
    cancel: 'やめる',
  },
  en: {
    title: 'Take a mistaken record back',
    stays: 'It stays to be seen, with the reason, and counts for nothing any more.',
    reason: 'Why it is taken back',
    hint: 'For example: the date was mistyped',
    send: 'Take this record back',
    cancel: 'Cancel',
  },
});

export interface VoidTarget {
  readonly id: string;
  readonly version: number;
  readonly what: string;
  readonly on: string;
}

export function VoidDialog({
  target,
  onClose,
}: {
  readonly target: VoidTarget;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const [reason, setReason, clear] = useDraft(`purchase-void/${target.id}`, '');
  const change = useChange(ordersVoid);
  const send = async (): Promise<void> => {
    const done = await change.send({ input: { id: target.id, version: target.version, reason } });
    if (!done) return;
    clear();
    onClose();
  };
  return (
    <Dialog
      title={t.title}
      open
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t.cancel}
          </Button>
          <Button look="danger" icon="undo" busy={change.sending} onClick={() => void send()}>
            {t.send}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="font-bold">
          {target.what} <When at={target.on} />
        </p>
        <p>{t.stays}</p>
        <Problems problems={change.problems} shown={['reason']} />
        <TextArea
          label={t.reason}
          hint={t.hint}
          required
          maxLength={500}
          value={reason}
          problem={problemAt(change.problems, 'reason')}
          onChange={({ target: { value } }) => setReason(value)}
        />
      </div>
    </Dialog>
  );
}
