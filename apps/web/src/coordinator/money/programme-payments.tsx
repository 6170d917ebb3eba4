import { useState, type ReactNode } from 'react';
import { newIdempotencyKey, useChange } from '../../data/change.ts';
import { useToday } from '../../data/now.ts';
import { usePages } from '../../data/pages.ts';
import { texts, useTexts } from '../../language/language.ts';
import { When, Yen } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DateInput, TextArea, TextInput, wholeNumber, YenInput } from '../../ui/field.tsx';
import { More } from '../../ui/more.tsx';
import { Section } from '../../ui/page.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { Shown } from '../../ui/shown.tsx';
import { StateChip } from '../../ui/state.tsx';
import { Table } from '../../ui/table.tsx';
import { useGroup } from '../group-frame.tsx';
import { useMemberName, type Money } from './money-frame.tsx';
import { groupPayments, recordPayment, takePaymentBack, type GroupPaymentsQuery } from './money.generated.ts';

type Due = Money['programmeDues'][number];
type Payment = GroupPaymentsQuery['consortium']['programmePayments']['edges'][number]['node'];

const TEXTS = texts({
  ja: {
    title: '補助事業からの入金',
    shop: 'お店',
    fixed: '確定額',
    paid: '入った額',
    owed: 'これから入る額',
    all: '全部入りました',
    record: '入金を記録する',
    recordFor: (name: string) => `${name}への入金を記録する`,
    amount: '入った額',
    day: '口座に入った日',
    reference: '通帳や通知の番号（任意）',
    keep: 'この入金を記録する',
    number: '1円以上の数字で入れてください。',
    history: '入金の記録',
    none: 'まだ入金の記録はありません。',
    back: '取り消す',
    backTitle: (name: string) => `${name}への入金の記録を取り消す`,
    reason: '取り消す理由',
    voided: '取り消し済み',
    actions: '操作',
  },
  en: {
    title: 'Payments of the programme',
    shop: 'Shop',
    fixed: 'Fixed',
    paid: 'Paid',
    owed: 'To come',
    all: 'All paid',
    record: 'Record a payment',
    recordFor: (name: string) => `Record a payment to ${name}`,
    amount: 'Amount received',
    day: 'Day it reached the account',
    reference: 'Number in the bank book or notice (optional)',
    keep: 'Record this payment',
    number: 'Please enter a number of at least 1.',
    history: 'Payments on record',
    none: 'None yet.',
    back: 'Take back',
    backTitle: (name: string) => `Take back a payment to ${name}`,
    reason: 'Why it is taken back',
    voided: 'Taken back',
    actions: 'Actions',
  },
});

export function ProgrammePayments({ money }: { readonly money: Money }): ReactNode {
  const t = useTexts(TEXTS);
  const name = useMemberName();
  const { mayChange } = useGroup();
  const [paying, setPaying] = useState<Due | null>(null);
  return (
    <Section title={t.title}>
      <Table
        caption={t.title}
        rows={money.programmeDues}
        rowKey={({ memberId }) => memberId}
        columns={[
          { key: 'shop', head: t.shop, rowHead: true, cell: ({ memberId }) => name(memberId) },
          { key: 'fixed', head: t.fixed, right: true, cell: ({ fixedYen }) => <Yen yen={fixedYen} /> },
          { key: 'paid', head: t.paid, right: true, cell: ({ paidYen }) => <Yen yen={paidYen} /> },
          {
            key: 'owed',
            head: t.owed,
            right: true,
            cell: ({ owedYen }) =>
              owedYen === 0 ? <StateChip state="ok">{t.all}</StateChip> : <Yen yen={owedYen} />,
          },
          ...(mayChange
            ? [
                {
                  key: 'actions',
                  head: t.actions,
                  cell: (due: Due) =>
                    due.owedYen > 0 ? (
                      <Button
                        look="quiet"
                        aria-label={t.recordFor(name(due.memberId))}
                        onClick={() => setPaying(due)}
                      >
                        {t.record}
                      </Button>
                    ) : null,
                },
              ]
            : []),
        ]}
      />
      {paying ? <PaymentDialog due={paying} onClose={() => setPaying(null)} /> : null}
      <PaymentHistory />
    </Section>
  );
}

function PaymentDialog({ due, onClose }: { readonly due: Due; readonly onClose: () => void }): ReactNode {
  const t = useTexts(TEXTS);
  const name = useMemberName();
  const today = useToday();
  const { id } = useGroup();
  const recording = useChange(recordPayment);
  const [key] = useState(newIdempotencyKey);
  const [amount, setAmount] = useState(String(due.owedYen));
  const [paidOn, setPaidOn] = useState(today);
  const [reference, setReference] = useState('');
  const yen = wholeNumber(amount);
  const keep = async (): Promise<void> => {
    if (!yen) return;
    const done = await recording.send({
      input: {
        consortiumId: id,
        memberId: due.memberId,
        amountYen: yen,
        paidOn,
        idempotencyKey: key,
        ...(reference ? { reference } : {}),
      },
    });
    if (done) onClose();
  };
  return (
    <Dialog
      open
      title={t.recordFor(name(due.memberId))}
      onClose={onClose}
      actions={
        <Button busy={recording.sending} onClick={() => void keep()}>
          {t.keep}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Problems problems={recording.problems} shown={['amountYen', 'paidOn', 'reference']} />
        <YenInput
          label={t.amount}
          required
          yen={amount}
          onYen={setAmount}
          problem={problemAt(recording.problems, 'amountYen') ?? (yen ? undefined : t.number)}
        />
        <DateInput
          label={t.day}
          required
          max={today}
          value={paidOn}
          onChange={({ target }) => setPaidOn(target.value)}
          problem={problemAt(recording.problems, 'paidOn')}
        />
        <TextInput
          label={t.reference}
          value={reference}
          onChange={({ target }) => setReference(target.value)}
          problem={problemAt(recording.problems, 'reference')}
        />
      </div>
    </Dialog>
  );
}

function PaymentHistory(): ReactNode {
  const t = useTexts(TEXTS);
  const name = useMemberName();
  const { id, mayChange } = useGroup();
  const pages = usePages(groupPayments, { id }, ({ consortium }) => consortium.programmePayments);
  const [undoing, setUndoing] = useState<Payment | null>(null);
  return (
    <>
      <h3 className="font-bold">{t.history}</h3>
      <Shown read={pages.read} lines={2}>
        {(payments) =>
          payments.length === 0 ? (
            <p>{t.none}</p>
          ) : (
            <>
              <Table
                caption={t.history}
                rows={payments}
                rowKey={({ id: one }) => one}
                columns={[
                  { key: 'shop', head: t.shop, rowHead: true, cell: ({ memberId }) => name(memberId) },
                  { key: 'day', head: t.day, cell: ({ paidOn }) => <When at={paidOn} /> },
                  {
                    key: 'amount',
                    head: t.amount,
                    right: true,
                    cell: ({ amountYen }) => <Yen yen={amountYen} />,
                  },
                  { key: 'reference', head: t.reference, cell: ({ reference }) => reference },
                  {
                    key: 'actions',
                    head: t.actions,
                    cell: (payment) =>
                      payment.voidedAt ? (
                        <StateChip state="neutral">
                          {t.voided} {payment.voidReason}
                        </StateChip>
                      ) : mayChange ? (
                        <Button
                          look="quiet"
                          aria-label={t.backTitle(name(payment.memberId))}
                          onClick={() => setUndoing(payment)}
                        >
                          {t.back}
                        </Button>
                      ) : null,
                  },
                ]}
              />
              <More pages={pages} />
            </>
          )
        }
      </Shown>
      {undoing ? <VoidDialog payment={undoing} onClose={() => setUndoing(null)} /> : null}
    </>
  );
}

function VoidDialog({
  payment,
  onClose,
}: {
  readonly payment: Payment;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const name = useMemberName();
  const undoing = useChange(takePaymentBack);
  const [reason, setReason] = useState('');
  const undo = async (): Promise<void> => {
    if (await undoing.send({ input: { id: payment.id, version: payment.version, reason } })) onClose();
  };
  return (
    <Dialog
      open
      title={t.backTitle(name(payment.memberId))}
      onClose={onClose}
      actions={
        <Button look="danger" busy={undoing.sending} onClick={() => void undo()}>
          {t.back}
        </Button>
      }
    >
      <Problems problems={undoing.problems} shown={['reason']} />
      <TextArea
        label={t.reason}
        required
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        problem={problemAt(undoing.problems, 'reason')}
      />
    </Dialog>
  );
}
