import type { Problem } from '@renkei/api-client';
import type { ReactNode } from 'react';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Checkbox, Radios } from '../../ui/field.tsx';
import { problemAt } from '../../ui/problems.tsx';
import type { RecordPurchaseStepInput } from './orders.generated.ts';

const TEXTS = texts({
  ja: {
    method: '支払い方法',
    methods: {
      BANK_TRANSFER: '銀行振込・口座振替',
      CARD_ONCE: 'カードの1回払い',
      CASH: '現金',
      INSTALMENTS: 'カードの分割払い',
      REVOLVING: 'リボ払い',
      POINTS: 'ポイント払い',
    },
    only: '補助の対象になるのは、振込・口座振替とカードの1回払いだけです。',
    own: 'お店（自分）の名義の口座から支払いました',
    vendors: '相手先（IT提供事業者など）の名義の口座へ支払いました',
    points: 'ポイント・クーポン・キャッシュバックがありました',
  },
  en: {
    method: 'How it was paid',
    methods: {
      BANK_TRANSFER: 'Bank transfer or direct debit',
      CARD_ONCE: 'Card, in one payment',
      CASH: 'Cash',
      INSTALMENTS: 'Card, in instalments',
      REVOLVING: 'Card, revolving',
      POINTS: 'Points',
    },
    only: 'Only transfers and one-off card payments are subsidised.',
    own: 'Paid from an account in the name of my shop',
    vendors: 'Paid to an account in the name of the vendor',
    points: 'There were points, coupons or money back',
  },
});

type Method = NonNullable<RecordPurchaseStepInput['method']>;

export interface PaymentDetails {
  readonly method: Method | '';
  readonly fromOwnAccount: boolean;
  readonly toVendorsAccount: boolean;
  readonly pointsOrCashback: boolean;
}

export const NO_PAYMENT: PaymentDetails = {
  method: '',
  fromOwnAccount: false,
  toVendorsAccount: false,
  pointsOrCashback: false,
};

const METHODS: readonly Method[] = [
  'BANK_TRANSFER',
  'CARD_ONCE',
  'CASH',
  'INSTALMENTS',
  'REVOLVING',
  'POINTS',
];

/** How it was paid, asked so that what costs the subsidy is seen (K25 p.28 (ウ)). */
export function PaymentFields({
  details,
  onChange,
  problems,
}: {
  readonly details: PaymentDetails;
  readonly onChange: (details: PaymentDetails) => void;
  readonly problems: readonly Problem[];
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const problem = problemAt(problems, 'method');
  return (
    <>
      <Radios
        legend={t.method}
        name="method"
        value={details.method || null}
        choices={METHODS.map((value) => ({ value, label: t.methods[value] }))}
        onChoose={(method) => onChange({ ...details, method })}
      />
      <p className="text-sm text-quiet">{t.only}</p>
      {problem ? <p className="text-stop">{say(problem.message)}</p> : null}
      <div>
        <Checkbox
          label={t.own}
          checked={details.fromOwnAccount}
          onChange={({ target }) => onChange({ ...details, fromOwnAccount: target.checked })}
        />
        <Checkbox
          label={t.vendors}
          checked={details.toVendorsAccount}
          onChange={({ target }) => onChange({ ...details, toVendorsAccount: target.checked })}
        />
        <Checkbox
          label={t.points}
          checked={details.pointsOrCashback}
          onChange={({ target }) => onChange({ ...details, pointsOrCashback: target.checked })}
        />
      </div>
    </>
  );
}
