import { useState, type ReactNode } from 'react';
import { useChange } from '../../data/change.ts';
import { useDraft } from '../../data/draft.ts';
import { texts, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import type { MemberCell } from './cell-drawer.tsx';
import { readinessReview, type PaperReviewOutcome } from './readiness.generated.ts';

const TEXTS = texts({
  ja: {
    title: '届いた書類を確かめる',
    accept: '受け取る',
    giveBack: '理由を書いて差し戻す',
    reason: '差し戻す理由',
    hint: 'お店の方が読みます。何をどう直せばよいかを書いてください。',
    send: 'この理由で差し戻す',
    cancel: 'やめる',
  },
  en: {
    title: 'Look at the paper that came',
    accept: 'Accept it',
    giveBack: 'Return it with a reason',
    reason: 'Why it is returned',
    hint: 'The member reads this. Please say what has to be put right.',
    send: 'Return it for this reason',
    cancel: 'Cancel',
  },
});

/** Accepts a paper or returns it; a returned one is owed again. */
export function ReviewForm({
  document,
  isAccepted,
}: {
  readonly document: NonNullable<MemberCell['document']>;
  readonly isAccepted: boolean;
}): ReactNode {
  const t = useTexts(TEXTS);
  const [returning, setReturning] = useState(false);
  const [reason, setReason, clearReason] = useDraft(`paper-return/${document.id}`, '');
  const change = useChange(readinessReview);
  const send = async (outcome: PaperReviewOutcome): Promise<void> => {
    const done = await change.send({
      input: {
        documentId: document.id,
        version: document.version,
        outcome,
        ...(outcome === 'RETURNED' ? { reason } : {}),
      },
    });
    if (!done) return;
    clearReason();
    setReturning(false);
  };
  return (
    <section className="flex flex-col gap-3">
      <h3 className="font-bold">{t.title}</h3>
      <Problems problems={change.problems} shown={['reason']} />
      {returning ? (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void send('RETURNED');
          }}
          className="flex flex-col gap-3"
        >
          <TextArea
            label={t.reason}
            hint={t.hint}
            required
            maxLength={500}
            value={reason}
            problem={problemAt(change.problems, 'reason')}
            onChange={({ target }) => setReason(target.value)}
          />
          <div className="flex flex-wrap gap-3">
            <Button type="submit" look="danger" icon="returned" busy={change.sending}>
              {t.send}
            </Button>
            <Button look="quiet" onClick={() => setReturning(false)}>
              {t.cancel}
            </Button>
          </div>
        </form>
      ) : (
        <div className="flex flex-wrap gap-3">
          {isAccepted || document.review === 'ACCEPTED' ? null : (
            <Button icon="check" busy={change.sending} onClick={() => void send('ACCEPTED')}>
              {t.accept}
            </Button>
          )}
          {document.review === 'RETURNED' ? null : (
            <Button look="second" icon="returned" onClick={() => setReturning(true)}>
              {t.giveBack}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
