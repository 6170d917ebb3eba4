import { useState, type ReactNode } from 'react';
import { useChange } from '../../data/change.ts';
import { useToday } from '../../data/now.ts';
import { useRead } from '../../data/read.ts';
import { texts, usePreferences, useSaid, useTexts } from '../../language/language.ts';
import { AskOutput } from '../../outputs/ask-output.tsx';
import { Deadline, When, Yen } from '../../ui/amounts.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { DateInput } from '../../ui/field.tsx';
import { Empty, Page, Section } from '../../ui/page.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Banner } from '../../ui/state.tsx';
import { useShop } from '../shop.ts';
import { TellCoordinator } from '../tell-coordinator.tsx';
import { WORDS } from '../words.ts';
import { merchantConfirmReceipt, merchantMoney, type MerchantMoneyQuery } from './money.generated.ts';

const TEXTS = texts({
  ja: {
    title: '入ったお金・入るお金',
    came: '入ったお金',
    toCome: 'これから入るお金',
    fixed: '確定した補助金',
    last: '最後に入った日',
    none: 'お金の動きはまだありません',
    noneBody: '補助金は、額が確定したあとに入ります。先に振込先を登録しておくと、あとが早くなります。',
    payout: '補助金の振込先を登録する',
    change: '振込先を確かめる・変える',
    programme: '補助事業からの入金',
    transfers: 'グループの中の振込',
    receivedOn: '口座に入った日',
    confirm: 'このお金を受け取りました',
    receipt: (number: number, on: ReactNode) => (
      <>
        受領書 第{number}号（{on}に受け取り）
      </>
    ),
    paper: (number: number) => `受領書 第${number}号の領収書`,
    makePaper: '領収書（PDF）を作る',
    notCame: 'まだ入っていないとき',
    about: '振り込まれたはずのお金が、まだ入っていません。',
    repay: '返すお金（補助金の返還）',
    due: '期限',
    repayBody: '納め方は、とりまとめ担当（代表事業者）からご案内します。',
    repayAbout: '補助金の返還について教えてください。',
    repayReason: '理由',
  },
  en: {
    title: 'Money that came and will come',
    came: 'Came so far',
    toCome: 'Still to come',
    fixed: 'Subsidy as fixed',
    last: 'Last came on',
    none: 'No money has moved yet',
    noneBody: 'The subsidy comes after its amount is fixed. Entering your account now saves time later.',
    payout: 'Enter the account for the subsidy',
    change: 'See or change the account',
    programme: 'Paid by the programme',
    transfers: 'Transfers inside the group',
    receivedOn: 'Reached the account on',
    confirm: 'I received this money',
    receipt: (number: number, on) => (
      <>
        Receipt no. {number} (received on {on})
      </>
    ),
    paper: (number) => `Receipt no. ${number}`,
    makePaper: 'Make the receipt (PDF)',
    notCame: 'If it has not come',
    about: 'Money that should have been transferred has not arrived.',
    repay: 'To pay back',
    due: 'Due',
    repayBody: 'The coordinator (the representative) tells you how to pay it.',
    repayAbout: 'Please tell me about paying back the subsidy.',
    repayReason: 'Reason',
  },
});

type Member = MerchantMoneyQuery['member'];
type Transfer = Member['transfers']['edges'][number]['node'];

/** What came, what will come, and the merchant’s own word that it arrived. */
export function MoneyPage(): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(WORDS);
  const { memberId } = useShop();
  const read = useRead(merchantMoney, { memberId });
  return (
    <Page title={t.title} back={{ to: `/shop/${memberId}`, label: words.home }}>
      <Shown read={read} lines={8}>
        {({ member }) => <Money member={member} />}
      </Shown>
    </Page>
  );
}

function Money({ member }: { readonly member: Member }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { memberId } = useShop();
  const { money, fixedAmount, payoutAccountState } = member;
  const payments = member.programmePayments.edges.map(({ node }) => node).filter(({ voidedAt }) => !voidedAt);
  const transfers = member.transfers.edges.map(({ node }) => node);
  const claims = member.repayments.edges
    .map(({ node }) => node)
    .filter(({ status }) => status !== 'CANCELLED');
  const registered = payoutAccountState?.registered ?? false;
  const account = (
    <ButtonLink look={registered ? 'second' : 'main'} wide to={`/shop/${memberId}/payout`}>
      {registered ? t.change : t.payout}
    </ButtonLink>
  );
  if (!fixedAmount && money.receivedYen === 0 && transfers.length === 0)
    return (
      <Empty title={t.none} action={account}>
        {t.noneBody}
      </Empty>
    );
  return (
    <>
      <dl className="flex flex-col gap-3 rounded-xl border-2 border-line p-4">
        <Row name={t.came} big>
          <Yen yen={money.receivedYen} />
        </Row>
        <Row name={t.toCome} big>
          <Yen yen={money.toReceiveYen} />
        </Row>
        {fixedAmount ? (
          <Row name={t.fixed}>
            <Yen yen={fixedAmount.fixed} />
          </Row>
        ) : null}
        {money.lastReceivedOn ? (
          <Row name={t.last}>
            <When at={money.lastReceivedOn} />
          </Row>
        ) : null}
      </dl>
      {fixedAmount ? <p>{say(fixedAmount.reason)}</p> : null}
      {claims.length > 0 ? (
        <Section title={t.repay}>
          {claims.map(({ id, principalYen, dueOn, reason, status, statusLabel }) => (
            <Banner
              key={id}
              state={status === 'CLAIMED' ? 'stop' : 'neutral'}
              title={<Yen yen={principalYen} />}
            >
              <p>
                {say(statusLabel)}
                {status === 'CLAIMED' ? (
                  <>
                    {' '}
                    {t.due} <Deadline due={dueOn} />
                  </>
                ) : null}
              </p>
              <p>
                {t.repayReason}：{reason}
              </p>
            </Banner>
          ))}
          <p>{t.repayBody}</p>
          <TellCoordinator about={t.repayAbout} />
        </Section>
      ) : null}
      {transfers.length > 0 ? (
        <Section title={t.transfers}>
          {transfers.map((transfer) => (
            <TransferCard key={transfer.id} transfer={transfer} />
          ))}
          <p className="font-bold">{t.notCame}</p>
          <TellCoordinator about={t.about} />
        </Section>
      ) : null}
      {payments.length > 0 ? (
        <Section title={t.programme}>
          <ul>
            {payments.map(({ id, amountYen, paidOn }) => (
              <li key={id} className="flex flex-wrap justify-between gap-x-4 border-b border-hairline py-2">
                <When at={paidOn} /> <Yen yen={amountYen} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {account}
    </>
  );
}

function Row({
  name,
  big = false,
  children,
}: {
  readonly name: string;
  readonly big?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4">
      <dt>{name}</dt>
      <dd className={big ? 'ml-auto text-2xl font-bold' : 'ml-auto'}>{children}</dd>
    </div>
  );
}

function TransferCard({ transfer }: { readonly transfer: Transfer }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const today = useToday();
  const { memberId, consortiumId } = useShop();
  const { language } = usePreferences();
  const { id, amountYen, status, statusLabel, settledOn, failure, receipt, fromMemberId } = transfer;
  const [on, setOn] = useState(settledOn ?? today);
  const change = useChange(merchantConfirmReceipt);
  const mine = fromMemberId !== memberId;
  return (
    <div className="flex flex-col gap-3 rounded-xl border border-hairline p-4">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>{say(statusLabel)}</span>
        <span className="text-xl font-bold">
          <Yen yen={amountYen} />
        </span>
      </p>
      {settledOn ? (
        <p>
          <When at={settledOn} />
        </p>
      ) : null}
      {failure ? <p>{failure}</p> : null}
      {receipt ? (
        <>
          <Banner state="ok" title={t.receipt(receipt.number, <When at={receipt.receivedOn} short />)} />
          {mine ? (
            <AskOutput
              wide
              name={t.paper(receipt.number)}
              input={{ consortiumId, memberId, kind: 'RECEIPT', transferItemId: id, locale: language }}
            >
              {t.makePaper}
            </AskOutput>
          ) : null}
        </>
      ) : status === 'CONFIRMED' && mine ? (
        <>
          <DateInput
            label={t.receivedOn}
            max={today}
            value={on}
            onChange={({ target }) => setOn(target.value)}
            problem={problemAt(change.problems, 'receivedOn')}
          />
          <Problems problems={change.problems} shown={['receivedOn']} />
          <Button
            wide
            busy={change.sending}
            onClick={() => void change.send({ input: { transferItemId: id, receivedOn: on } })}
          >
            {t.confirm}
          </Button>
        </>
      ) : null}
    </div>
  );
}
