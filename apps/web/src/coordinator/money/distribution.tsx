import { useState, type ReactNode } from 'react';
import { newIdempotencyKey, useChange } from '../../data/change.ts';
import { useToday } from '../../data/now.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { When, Yen } from '../../ui/amounts.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DateInput, Select } from '../../ui/field.tsx';
import { Section } from '../../ui/page.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { Banner, StateChip, type State } from '../../ui/state.tsx';
import { Table } from '../../ui/table.tsx';
import { useGroup } from '../group-frame.tsx';
import { SHARING_KEYS } from '../words.ts';
import { useMemberName, type Money } from './money-frame.tsx';
import { cancelDistribution, decideDistribution } from './money.generated.ts';

type Decided = NonNullable<Money['redistribution']>;

const TEXTS = texts({
  ja: {
    title: 'グループの中での分配',
    planned: 'このように渡すと、みんなの負担が取り決めどおりになります。',
    nothing: 'グループの中で渡すお金はありません。',
    from: '渡す店',
    to: '受け取る店',
    amount: '額',
    state: '状態',
    outstanding: 'まだ入っていない額があるので、全部入ってから決められます。',
    equal: '分け方のもとになる数字がないので、等分にしています。',
    decide: 'この分配をグループの取り決めとして記録する',
    decideShort: 'この分け方に決める',
    day: 'グループで決めた日',
    key: '分け方',
    decided: (number: number) => `取り決め 第${number}号`,
    cancel: 'この取り決めを取り消す',
    transfers: '振込データを作る',
    states: { OPEN: 'これから', MADE: '振込データを作成', CONFIRMED: '受け取り済み' },
  },
  en: {
    title: 'Distribution inside the group',
    planned: 'Passed on like this, everybody bears what was agreed.',
    nothing: 'Nothing has to be passed on inside the group.',
    from: 'From',
    to: 'To',
    amount: 'Amount',
    state: 'State',
    outstanding: 'Something is still to come from the programme; decide once all is there.',
    equal: 'There is nothing to go by for the key, so it is split equally.',
    decide: 'Record this as what the group agreed',
    decideShort: 'Decide on this',
    day: 'Day the group agreed',
    key: 'How it is shared',
    decided: (number: number) => `Agreement no. ${number}`,
    cancel: 'Cancel this agreement',
    transfers: 'Make a transfer file',
    states: { OPEN: 'To be made', MADE: 'In a transfer file', CONFIRMED: 'Received' },
  },
});

const SHARE_LOOKS: Readonly<Record<Decided['shares'][number]['state'], State>> = {
  OPEN: 'neutral',
  MADE: 'neutral',
  CONFIRMED: 'ok',
};

export function Distribution({ money }: { readonly money: Money }): ReactNode {
  const t = useTexts(TEXTS);
  return (
    <Section title={t.title}>
      {money.redistribution ? (
        <DecidedDistribution decided={money.redistribution} />
      ) : (
        <PlannedDistribution money={money} />
      )}
    </Section>
  );
}

function PlannedDistribution({ money }: { readonly money: Money }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const name = useMemberName();
  const { mayChange } = useGroup();
  const [deciding, setDeciding] = useState(false);
  const plan = money.redistributionPreview;
  if (!plan) return <p>{t.nothing}</p>;
  return (
    <>
      <p>{say(plan.summary)}</p>
      {plan.outstandingYen > 0 ? <Banner state="attention" title={t.outstanding} /> : null}
      {plan.fellBackToEqual ? <p>{t.equal}</p> : null}
      {plan.transfers.length > 0 ? (
        <>
          <p>{t.planned}</p>
          <Table
            caption={t.title}
            rows={plan.transfers}
            rowKey={(_, index) => String(index)}
            columns={[
              { key: 'from', head: t.from, rowHead: true, cell: ({ fromMemberId }) => name(fromMemberId) },
              { key: 'to', head: t.to, cell: ({ toMemberId }) => name(toMemberId) },
              {
                key: 'amount',
                head: t.amount,
                right: true,
                cell: ({ amountYen }) => <Yen yen={amountYen} />,
              },
            ]}
          />
        </>
      ) : null}
      {mayChange && plan.outstandingYen === 0 && plan.transfers.length > 0 ? (
        <div>
          <Button onClick={() => setDeciding(true)}>{t.decide}</Button>
        </div>
      ) : null}
      {deciding ? <DecideDialog sharingKey={plan.sharingKey} onClose={() => setDeciding(false)} /> : null}
    </>
  );
}

function DecideDialog({
  sharingKey,
  onClose,
}: {
  readonly sharingKey: Money['sharingKey'];
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(SHARING_KEYS);
  const today = useToday();
  const { id } = useGroup();
  const deciding = useChange(decideDistribution);
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [chosen, setChosen] = useState(sharingKey);
  const [decidedOn, setDecidedOn] = useState(today);
  const decide = async (): Promise<void> => {
    const input = { consortiumId: id, sharingKey: chosen, decidedOn, idempotencyKey };
    if (await deciding.send({ input })) onClose();
  };
  return (
    <Dialog
      open
      title={t.decide}
      onClose={onClose}
      actions={
        <Button busy={deciding.sending} onClick={() => void decide()}>
          {t.decideShort}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Problems problems={deciding.problems} shown={['decidedOn']} />
        <Select
          label={t.key}
          value={chosen}
          onChange={({ target }) => setChosen(target.value as typeof chosen)}
        >
          {Object.entries(words).map(([key, text]) => (
            <option key={key} value={key}>
              {text}
            </option>
          ))}
        </Select>
        <DateInput
          label={t.day}
          value={decidedOn}
          max={today}
          onChange={({ target }) => setDecidedOn(target.value)}
          problem={problemAt(deciding.problems, 'decidedOn')}
        />
      </div>
    </Dialog>
  );
}

function DecidedDistribution({ decided }: { readonly decided: Decided }): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(SHARING_KEYS);
  const name = useMemberName();
  const { id, mayChange } = useGroup();
  const cancelling = useChange(cancelDistribution);
  const untouched = decided.shares.every(({ state }) => state === 'OPEN');
  return (
    <>
      <p>
        {t.decided(decided.number)}・<When at={decided.decidedOn} />・{words[decided.sharingKey]}・
        <Yen yen={decided.totalYen} />
      </p>
      <Table
        caption={t.decided(decided.number)}
        rows={decided.shares}
        rowKey={({ id: one }) => one}
        columns={[
          { key: 'from', head: t.from, rowHead: true, cell: ({ fromMemberId }) => name(fromMemberId) },
          { key: 'to', head: t.to, cell: ({ memberId }) => name(memberId) },
          { key: 'amount', head: t.amount, right: true, cell: ({ amountYen }) => <Yen yen={amountYen} /> },
          {
            key: 'state',
            head: t.state,
            cell: ({ state }) => <StateChip state={SHARE_LOOKS[state]}>{t.states[state]}</StateChip>,
          },
        ]}
      />
      <Problems problems={cancelling.problems} />
      {mayChange ? (
        <div className="flex flex-wrap gap-3">
          <ButtonLink to={`/groups/${id}/money/transfers`}>{t.transfers}</ButtonLink>
          {untouched ? (
            <Button
              look="second"
              busy={cancelling.sending}
              onClick={() => void cancelling.send({ input: { id: decided.id, version: decided.version } })}
            >
              {t.cancel}
            </Button>
          ) : null}
        </div>
      ) : null}
    </>
  );
}
