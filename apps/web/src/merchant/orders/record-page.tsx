import { useState, type ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { NotFound } from '../../app/not-found.tsx';
import { newIdempotencyKey, useChange } from '../../data/change.ts';
import { useDraft } from '../../data/draft.ts';
import { useToday } from '../../data/now.ts';
import { useRead } from '../../data/read.ts';
import { texts, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox, DateInput, TextInput, wholeNumber, YenInput } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { Shown } from '../../ui/shown.tsx';
import { useShop } from '../shop.ts';
import { TellCoordinator } from '../tell-coordinator.tsx';
import { WORDS } from '../words.ts';
import {
  merchantOrders,
  merchantRecordPurchase,
  type MerchantOrdersQuery,
  type RecordPurchaseStepInput,
} from './orders.generated.ts';
import { NO_PAYMENT, PaymentFields, type PaymentDetails } from './payment-fields.tsx';

const TEXTS = texts({
  ja: {
    back: '契約・発注・支払いへ',
    on: {
      CONTRACT: '契約書に書かれた日',
      ORDER: '発注した日',
      DELIVERY: '届いた日（納品書の日）',
      INVOICE: '請求書に書かれた日',
      PAYMENT: '支払った日（証明に書かれた日）',
    },
    time: '時刻',
    timeHint: 'この日は時刻も必要です。',
    amount: '金額（税抜）',
    amountHint: '消費税を引いた金額です。',
    amountNeeded: '金額を数字で入れてください。',
    dateNeeded: '日付を入れてください。',
    tax: '消費税',
    taxHint: '請求書に書かれた消費税の額です。',
    number: '書類の番号',
    numberHint: '契約書や請求書に番号があれば。',
    happened: 'もうすんだことなので、このまま記録する',
    happenedHint:
      '記録は残り、指摘も残ります。補助金が出なくなることがあります。先にとりまとめ担当に聞いてください。',
    about: '契約・発注・支払いの記録で、進めないところがあります。',
    refused: 'このままでは記録できません',
  },
  en: {
    back: 'Contracts, orders, payments',
    on: {
      CONTRACT: 'Day on the contract',
      ORDER: 'Ordered on',
      DELIVERY: 'Delivered on (delivery note)',
      INVOICE: 'Day on the invoice',
      PAYMENT: 'Paid on (as its proof says)',
    },
    time: 'Time',
    timeHint: 'On this day the time is needed, too.',
    amount: 'Amount (without tax)',
    amountHint: 'Without consumption tax.',
    amountNeeded: 'Please enter the amount in digits.',
    dateNeeded: 'Please enter the day.',
    tax: 'Consumption tax',
    taxHint: 'As the invoice says.',
    number: 'Number of the paper',
    numberHint: 'Of the contract or invoice, if it has one.',
    happened: 'It has happened: record it as it is',
    happenedHint: 'The record and what was found stay. The subsidy may be lost. Ask the coordinator first.',
    about: 'I cannot go on recording a contract, order or payment.',
    refused: 'It cannot be recorded like this',
  },
});

type Member = MerchantOrdersQuery['member'];
type Step = RecordPurchaseStepInput['step'];
const STEPS: readonly Step[] = ['CONTRACT', 'ORDER', 'DELIVERY', 'INVOICE', 'PAYMENT'];

/** One step of a purchase, in plain words. */
export function RecordPage(): ReactNode {
  const { lineId, step } = useParams();
  const { memberId } = useShop();
  const read = useRead(merchantOrders, { memberId });
  return (
    <Shown read={read} lines={8}>
      {({ member }) => {
        const line = member.costLines.find(({ id }) => id === lineId);
        const kind = STEPS.find((one) => one === step);
        return line && kind ? (
          <Form key={`${lineId}/${step}`} member={member} line={line} step={kind} />
        ) : (
          <NotFound />
        );
      }}
    </Shown>
  );
}

const SHOWN = ['occurredOn', 'occurredTime', 'amountYen', 'taxYen', 'documentNumber', 'method'];

function Form({
  member,
  line,
  step,
}: {
  readonly member: Member;
  readonly line: Member['costLines'][number];
  readonly step: Step;
}): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(WORDS);
  const { memberId, consortiumId } = useShop();
  const today = useToday();
  const navigate = useNavigate();
  const back = `/shop/${memberId}/orders`;
  const payment = step === 'PAYMENT';
  const [draft, setDraft, clear] = useDraft(`merchant/purchase/${line.id}/${step}`, {
    occurredOn: '',
    occurredTime: '',
    amount: String(payment ? Math.max(0, line.purchaseState?.outstandingYen ?? 0) : line.amountYen),
    tax: '',
    documentNumber: '',
    payment: NO_PAYMENT as PaymentDetails,
  });
  const [key, setKey] = useState(newIdempotencyKey);
  const [asked, setAsked] = useState(false);
  const [happened, setHappened] = useState(false);
  const change = useChange(merchantRecordPurchase);
  const { since, until } = member.mayOrderNow;
  const edges = [since, until].map((minute) => minute?.slice(0, 10));
  const timeAsked = draft.occurredOn !== '' && edges.includes(draft.occurredOn);
  const amountYen = wholeNumber(draft.amount);
  const set = (part: Partial<typeof draft>): void => {
    setDraft({ ...draft, ...part });
    setKey(newIdempotencyKey());
  };
  const send = async (): Promise<void> => {
    setAsked(true);
    if (amountYen === null || !draft.occurredOn) return;
    const { method, fromOwnAccount, toVendorsAccount, pointsOrCashback } = draft.payment;
    const done = await change.send({
      input: {
        consortiumId,
        memberId,
        costLineId: line.id,
        step,
        occurredOn: draft.occurredOn,
        occurredTime: timeAsked && draft.occurredTime ? draft.occurredTime : null,
        amountYen,
        taxYen: wholeNumber(draft.tax) ?? undefined,
        documentNumber: draft.documentNumber,
        ...(payment
          ? { method: method || undefined, fromOwnAccount, toVendorsAccount, pointsOrCashback }
          : {}),
        alreadyHappened: happened,
        idempotencyKey: key,
      },
    });
    if (!done) return;
    clear();
    await navigate(back);
  };
  const problems = change.problems;
  return (
    <Page
      title={words.record[step]}
      lead={line.label || words.category[line.category]}
      back={{ to: back, label: t.back }}
    >
      <form
        className="flex flex-col gap-5"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <DateInput
          label={t.on[step]}
          required
          max={today}
          value={draft.occurredOn}
          onChange={({ target }) => set({ occurredOn: target.value })}
          problem={problemAt(problems, 'occurredOn') ?? (asked && !draft.occurredOn ? t.dateNeeded : null)}
        />
        {timeAsked ? (
          <TextInput
            type="time"
            label={t.time}
            hint={t.timeHint}
            value={draft.occurredTime}
            onChange={({ target }) => set({ occurredTime: target.value })}
            problem={problemAt(problems, 'occurredTime')}
          />
        ) : null}
        <YenInput
          label={t.amount}
          hint={t.amountHint}
          required
          yen={draft.amount}
          onYen={(amount) => set({ amount })}
          problem={problemAt(problems, 'amountYen') ?? (asked && amountYen === null ? t.amountNeeded : null)}
        />
        {step === 'INVOICE' || payment ? (
          <YenInput
            label={t.tax}
            hint={t.taxHint}
            yen={draft.tax}
            onYen={(tax) => set({ tax })}
            problem={problemAt(problems, 'taxYen')}
          />
        ) : null}
        {payment ? (
          <PaymentFields
            details={draft.payment}
            onChange={(details) => set({ payment: details })}
            problems={problems}
          />
        ) : (
          <TextInput
            label={t.number}
            hint={t.numberHint}
            value={draft.documentNumber}
            onChange={({ target }) => set({ documentNumber: target.value })}
            problem={problemAt(problems, 'documentNumber')}
          />
        )}
        <Problems problems={problems} shown={SHOWN} title={t.refused} />
        {problems.length > 0 ? (
          <div className="flex flex-col gap-3">
            <TellCoordinator about={t.about} />
            <Checkbox
              label={t.happened}
              hint={t.happenedHint}
              checked={happened}
              onChange={({ target }) => {
                setHappened(target.checked);
                setKey(newIdempotencyKey());
              }}
            />
          </div>
        ) : null}
        <Button type="submit" wide busy={change.sending}>
          {words.record[step]}
        </Button>
      </form>
    </Page>
  );
}
