import { GUARD_CODES } from '@renkei/lifecycle';
import { useState, type ReactNode } from 'react';
import { newIdempotencyKey, useChange } from '../../data/change.ts';
import { useDraft } from '../../data/draft.ts';
import { texts, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Checkbox } from '../../ui/field.tsx';
import { Problems } from '../../ui/problems.tsx';
import { Banner } from '../../ui/state.tsx';
import { useGroup } from '../group-frame.tsx';
import { ordersRecord } from './orders.generated.ts';
import { inputOf, missingIn, needsTime, newStep, type StepDraft } from './record-form.ts';
import { PROBLEM_FIELDS, StepFields } from './step-fields.tsx';
import { lineName, WORDS } from './texts.ts';
import { kindsFor, type Line, type OrderMember } from './timeline.ts';

const TEXTS = texts({
  ja: {
    title: '契約や支払いを記録する',
    intro:
      'まず契約、そのあと発注。納品・請求・支払いは、契約のあとならどの順でもかまいません（請求の前には払わないでください）。',
    nth: (index: number) => `${index}つ目`,
    add: 'もう1つ続けて記録する',
    drop: 'この記録をやめる',
    send: (count: number) => (count === 1 ? '記録する' : `${count}つまとめて記録する`),
    cancel: '閉じる',
    happenedTitle: 'このままではルールに反します',
    happened: 'もう起きたことなので、このまま記録する',
    happenedWhat:
      '記録は残り、指摘と、なくなる補助金の額も残ります。日付や金額のまちがいなら、ここには印を付けずに直してください。',
  },
  en: {
    title: 'Record a contract, payment …',
    intro:
      'The contract comes first, then the order. Delivery, invoice and payment may follow in any order (never pay before the invoice).',
    nth: (index: number) => `Step ${index}`,
    add: 'Record one more',
    drop: 'Leave this one out',
    send: (count: number) => (count === 1 ? 'Record it' : `Record all ${count}`),
    cancel: 'Close',
    happenedTitle: 'As it stands this breaks a rule',
    happened: 'It has happened already: record it as it is',
    happenedWhat:
      'The record stays, with what was found and the subsidy it costs. If a date or amount is mistyped, put it right instead.',
  },
});

const GUARDED: ReadonlySet<string> = new Set(GUARD_CODES);

/** Records one step or several of one line, all or nothing; what breaks a rule is told before it is kept. */
export function RecordDialog({
  member,
  line,
  representative,
  decidedAt,
  endAt,
  onClose,
}: {
  readonly member: OrderMember;
  readonly line: Line;
  readonly representative: OrderMember | null;
  readonly decidedAt: string | null;
  readonly endAt: string | null;
  readonly onClose: () => void;
}): ReactNode {
  const { id: groupId } = useGroup();
  const t = useTexts(TEXTS);
  const w = useTexts(WORDS);
  const kinds = kindsFor(line.category);
  const first = line.purchaseState?.next[0] ?? kinds[0] ?? 'PAYMENT';
  const [drafts, setDrafts, clear] = useDraft<readonly StepDraft[]>(`purchase/${line.id}`, [
    newStep(first, line.amountYen, member.id),
  ]);
  const [happened, setHappened] = useState(false);
  const [tried, setTried] = useState(false);
  const [key, setKey] = useState(newIdempotencyKey);
  const change = useChange(ordersRecord);
  const times = { decidedAt, endAt };
  const buyers = representative && representative.id !== member.id ? [member, representative] : [member];
  const broken = change.problems.some(({ code }) => GUARDED.has(code));

  const edit = (index: number, draft: StepDraft) => {
    // what was sent is not what is typed now, so it is another request
    setKey(newIdempotencyKey());
    setDrafts(drafts.map((one, at) => (at === index ? draft : one)));
  };
  const send = async (): Promise<void> => {
    setTried(true);
    if (drafts.some((draft) => missingIn(draft).length > 0)) return;
    const steps = drafts.map((draft) =>
      inputOf(draft, line.id, {
        withTime: needsTime(draft.occurredOn, times),
        alreadyHappened: broken && happened,
      }),
    );
    const done = await change.send({
      input: { consortiumId: groupId, idempotencyKey: key, steps },
    });
    if (!done) return;
    clear();
    onClose();
  };
  const addStep = () => {
    const last = drafts.at(-1)?.step ?? first;
    const following = kinds[kinds.indexOf(last) + 1] ?? last;
    setKey(newIdempotencyKey());
    setDrafts([...drafts, newStep(following, line.amountYen, drafts.at(-1)?.buyerId ?? member.id)]);
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
          <Button busy={change.sending} onClick={() => void send()}>
            {t.send(drafts.length)}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <p className="font-bold">
          {member.business.name}：{lineName(line, w.category)}
        </p>
        {kinds.length > 1 ? <p className="text-sm text-quiet">{t.intro}</p> : null}
        <Problems
          problems={change.problems}
          shown={drafts.flatMap((_, index) =>
            PROBLEM_FIELDS.map((field) => `input.steps[${index}].${field}`),
          )}
        />
        {drafts.map((draft, index) => (
          <fieldset key={index} className="flex min-w-0 flex-col gap-4 border-t border-hairline pt-3">
            <legend className="pr-2 font-bold">{t.nth(index + 1)}</legend>
            <StepFields
              draft={draft}
              kinds={kinds}
              buyers={buyers}
              withTime={needsTime(draft.occurredOn, times)}
              problems={change.problems}
              path={`input.steps[${index}]`}
              showMissing={tried}
              onChange={(next) => edit(index, next)}
            />
            {drafts.length > 1 ? (
              <div>
                <Button
                  look="quiet"
                  icon="close"
                  onClick={() => setDrafts(drafts.filter((_, at) => at !== index))}
                >
                  {t.drop}
                </Button>
              </div>
            ) : null}
          </fieldset>
        ))}
        {broken ? (
          <Banner state="stop" title={t.happenedTitle}>
            <Checkbox
              label={t.happened}
              hint={t.happenedWhat}
              checked={happened}
              onChange={({ target }) => {
                setKey(newIdempotencyKey());
                setHappened(target.checked);
              }}
            />
          </Banner>
        ) : null}
        <div>
          <Button look="second" icon="plus" onClick={addStep}>
            {t.add}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
