import type { Problem } from '@renkei/api-client';
import type { ReactNode } from 'react';
import { useToday } from '../../data/now.ts';
import { texts, useTexts } from '../../language/language.ts';
import { Checkbox, DateInput, Select, TextInput, YenInput } from '../../ui/field.tsx';
import { problemAt } from '../../ui/problems.tsx';
import type { PaymentMethod, PurchaseStepKind } from './orders.generated.ts';
import { missingIn, type StepDraft } from './record-form.ts';
import { WORDS } from './texts.ts';
import type { OrderMember } from './timeline.ts';

const TEXTS = texts({
  ja: {
    step: '何の記録か',
    on: '日付',
    onHint: {
      CONTRACT: '契約書の日',
      ORDER: '発注した日',
      DELIVERY: '届いた日・使えるようになった日',
      INVOICE: '請求書に書かれた日',
      PAYMENT: '通帳や明細に書かれた、支払った日',
    } satisfies Record<PurchaseStepKind, string>,
    time: '時刻',
    timeHint: '交付決定の日と期間の最後の日だけ、時刻も必要です。例：14:30',
    amount: '金額（税抜）',
    tax: 'その消費税',
    taxHint: '分からなければ空のままで',
    payTaxHint: '振り込んだ額のうちの消費税。税抜の金額と合わせて、振り込んだ額になります',
    number: '書類の番号',
    note: 'メモ',
    buyer: '買う人',
    method: '支払い方法',
    from: 'どの口座から',
    fromYes: '買う人の名義の口座から',
    fromNo: 'ほかの人の口座から',
    to: 'どの口座へ',
    toYes: '相手先の名義の口座へ',
    toNo: 'ほかの口座へ',
    points: 'ポイント・クーポン・キャッシュバックがあった',
    choose: '選んでください',
    missing: {
      occurredOn: '日付を入れてください。',
      amount: '金額を数字で入れてください（1円単位）。',
      tax: '消費税は数字で入れてください。',
      method: '支払い方法を選んでください。',
      fromOwnAccount: 'どの口座から払ったか、選んでください。',
      toVendorsAccount: 'どの口座へ払ったか、選んでください。',
    },
  },
  en: {
    step: 'What happened',
    on: 'Day',
    onHint: {
      CONTRACT: 'The day of the contract',
      ORDER: 'The day of the order',
      DELIVERY: 'The day it came, or could be used',
      INVOICE: 'The day on the invoice',
      PAYMENT: 'The day of the payment on the statement',
    },
    time: 'Time',
    timeHint: 'Needed on the day of the grant decision and the last day only, such as 14:30',
    amount: 'Amount without tax',
    tax: 'Its consumption tax',
    taxHint: 'Leave empty if it is not known',
    payTaxHint: 'The tax in what was transferred; with the amount it makes the whole transfer',
    number: 'Number on the paper',
    note: 'Note',
    buyer: 'Bought by',
    method: 'Paid by',
    from: 'From which account',
    fromYes: 'The buyer’s own account',
    fromNo: 'Somebody else’s account',
    to: 'To which account',
    toYes: 'The vendor’s own account',
    toNo: 'Another account',
    points: 'There were points, coupons or money back',
    choose: 'Please choose',
    missing: {
      occurredOn: 'Please enter the day.',
      amount: 'Please enter the amount in whole yen.',
      tax: 'Please enter the tax in whole yen.',
      method: 'Please choose how it was paid.',
      fromOwnAccount: 'Please choose from which account.',
      toVendorsAccount: 'Please choose to which account.',
    },
  },
});

const METHODS: readonly PaymentMethod[] = [
  'BANK_TRANSFER',
  'CARD_ONCE',
  'CASH',
  'INSTALMENTS',
  'REVOLVING',
  'POINTS',
];

/** Fields of the API whose problem stands at its own control. */
export const PROBLEM_FIELDS = [
  'step',
  'occurredOn',
  'occurredTime',
  'amountYen',
  'taxYen',
  'documentNumber',
  'note',
  'memberId',
  'method',
  'fromOwnAccount',
  'toVendorsAccount',
] as const;

export function StepFields({
  draft,
  kinds,
  buyers,
  withTime,
  problems,
  path,
  showMissing,
  onChange,
}: {
  readonly draft: StepDraft;
  readonly kinds: readonly PurchaseStepKind[];
  readonly buyers: readonly OrderMember[];
  readonly withTime: boolean;
  readonly problems: readonly Problem[];
  readonly path: string;
  readonly showMissing: boolean;
  readonly onChange: (draft: StepDraft) => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const w = useTexts(WORDS);
  const today = useToday();
  const missing = showMissing ? missingIn(draft) : [];
  const at = (field: (typeof PROBLEM_FIELDS)[number], own?: keyof typeof t.missing) =>
    own && missing.includes(own) ? t.missing[own] : problemAt(problems, `${path}.${field}`);
  const set = (change: Partial<StepDraft>) => onChange({ ...draft, ...change });
  const paid = draft.step === 'PAYMENT';
  return (
    <>
      <Select
        label={t.step}
        value={draft.step}
        problem={at('step')}
        onChange={({ target }) => set({ step: target.value as PurchaseStepKind })}
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {w.step[kind]}
          </option>
        ))}
      </Select>
      <DateInput
        label={t.on}
        hint={t.onHint[draft.step]}
        required
        max={today}
        value={draft.occurredOn}
        problem={at('occurredOn', 'occurredOn')}
        onChange={({ target }) => set({ occurredOn: target.value })}
      />
      {withTime ? (
        <TextInput
          label={t.time}
          hint={t.timeHint}
          type="time"
          value={draft.occurredTime}
          problem={at('occurredTime')}
          onChange={({ target }) => set({ occurredTime: target.value })}
        />
      ) : null}
      <YenInput
        label={t.amount}
        required
        yen={draft.amount}
        problem={at('amountYen', 'amount')}
        onYen={(amount) => set({ amount })}
      />
      <YenInput
        label={t.tax}
        hint={paid ? t.payTaxHint : t.taxHint}
        yen={draft.tax}
        problem={at('taxYen', 'tax')}
        onYen={(tax) => set({ tax })}
      />
      {paid ? (
        <>
          <Select
            label={t.method}
            required
            value={draft.method}
            problem={at('method', 'method')}
            onChange={({ target }) => set({ method: target.value as StepDraft['method'] })}
          >
            <option value="">{t.choose}</option>
            {METHODS.map((method) => (
              <option key={method} value={method}>
                {w.method[method]}
              </option>
            ))}
          </Select>
          <Select
            label={t.from}
            required
            value={draft.fromOwnAccount}
            problem={at('fromOwnAccount', 'fromOwnAccount')}
            onChange={({ target }) => set({ fromOwnAccount: target.value as StepDraft['fromOwnAccount'] })}
          >
            <option value="">{t.choose}</option>
            <option value="yes">{t.fromYes}</option>
            <option value="no">{t.fromNo}</option>
          </Select>
          <Select
            label={t.to}
            required
            value={draft.toVendorsAccount}
            problem={at('toVendorsAccount', 'toVendorsAccount')}
            onChange={({ target }) =>
              set({ toVendorsAccount: target.value as StepDraft['toVendorsAccount'] })
            }
          >
            <option value="">{t.choose}</option>
            <option value="yes">{t.toYes}</option>
            <option value="no">{t.toNo}</option>
          </Select>
        </>
      ) : null}
      {buyers.length > 1 ? (
        <Select
          label={t.buyer}
          value={draft.buyerId}
          problem={at('memberId')}
          onChange={({ target }) => set({ buyerId: target.value })}
        >
          {buyers.map((buyer) => (
            <option key={buyer.id} value={buyer.id}>
              {buyer.business.name}
            </option>
          ))}
        </Select>
      ) : null}
      <TextInput
        label={t.number}
        maxLength={100}
        value={draft.documentNumber}
        problem={at('documentNumber')}
        onChange={({ target }) => set({ documentNumber: target.value })}
      />
      <TextInput
        label={t.note}
        maxLength={1000}
        value={draft.note}
        problem={at('note')}
        onChange={({ target }) => set({ note: target.value })}
      />
      <Checkbox
        label={t.points}
        checked={draft.pointsOrCashback}
        onChange={({ target }) => set({ pointsOrCashback: target.checked })}
      />
    </>
  );
}
