import { useState, type ReactNode } from 'react';
import { newIdempotencyKey, useChange } from '../../data/change.ts';
import { useDraft } from '../../data/draft.ts';
import { texts, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Section } from '../../ui/page.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import type { EvidenceFile } from './board.ts';
import { evidenceReview, type EvidenceReviewOutcome } from './evidence.generated.ts';

const TEXTS = texts({
  ja: {
    title: '確認する',
    accept: '確認済みにする',
    giveBack: '理由を書いて差し戻す',
    reason: '差し戻す理由',
    hint: '送った方が読みます。何をどう直せばよいかを書いてください。',
    send: 'この理由で差し戻す',
    cancel: 'やめる',
    last: { ACCEPTED: '確認済みにしました：', RETURNED: '差し戻しました：' } satisfies Record<
      EvidenceReviewOutcome,
      string
    >,
  },
  en: {
    title: 'Review',
    accept: 'Accept it',
    giveBack: 'Return it with a reason',
    reason: 'Why it is returned',
    hint: 'Whoever sent it reads this. Please say what has to be put right.',
    send: 'Return it for this reason',
    cancel: 'Cancel',
    last: { ACCEPTED: 'Accepted: ', RETURNED: 'Returned: ' },
  },
});

/** Accepts the file for all it proves, or returns it; the latest word counts. */
export function Review({ file }: { readonly file: EvidenceFile }): ReactNode {
  const t = useTexts(TEXTS);
  const [returning, setReturning] = useState(false);
  const [reason, setReason, clearReason] = useDraft(`evidence-return/${file.id}`, '');
  const [key, setKey] = useState(newIdempotencyKey);
  const change = useChange(evidenceReview);
  const send = async (outcome: EvidenceReviewOutcome): Promise<void> => {
    const done = await change.send({
      input: {
        evidenceId: file.id,
        outcome,
        idempotencyKey: key,
        ...(outcome === 'RETURNED' ? { reason } : {}),
      },
    });
    // another outcome or reason is another request
    setKey(newIdempotencyKey());
    if (!done) return;
    clearReason();
    setReturning(false);
  };
  const { review } = file;
  const settled = file.links.length > 0 && file.links.every(({ outcome }) => outcome === 'ACCEPTED');
  return (
    <Section title={t.title}>
      {review ? (
        <p>
          {t.last[review.outcome]}
          {review.reviewedByName} <When at={review.reviewedAt} short />
          {review.reason ? <span className="block">{review.reason}</span> : null}
        </p>
      ) : null}
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
          {settled ? null : (
            <Button icon="check" busy={change.sending} onClick={() => void send('ACCEPTED')}>
              {t.accept}
            </Button>
          )}
          <Button look="second" icon="returned" onClick={() => setReturning(true)}>
            {t.giveBack}
          </Button>
        </div>
      )}
    </Section>
  );
}
