import { useState, type ReactNode } from 'react';
import { newIdempotencyKey, useChange } from '../../data/change.ts';
import { useToday } from '../../data/now.ts';
import { usePages } from '../../data/pages.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { When, Yen } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DateInput, Select, TextArea, wholeNumber, YenInput } from '../../ui/field.tsx';
import { More } from '../../ui/more.tsx';
import { Card, Empty } from '../../ui/page.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { Shown } from '../../ui/shown.tsx';
import { StateChip } from '../../ui/state.tsx';
import { useGroup } from '../group-frame.tsx';
import { MoneyFrame, useMemberName, type Money } from './money-frame.tsx';
import {
  groupRepayments,
  repaymentClaimed,
  repaymentPaid,
  type GroupRepaymentsQuery,
} from './money.generated.ts';

type Repayment = GroupRepaymentsQuery['consortium']['repayments']['edges'][number]['node'];
type Cause = Repayment['cause'];

const TEXTS = texts({
  ja: {
    title: '返還',
    lead: '事務局から返還を求められたときに記録します。加算金と延滞金は、納付する日で計算します。',
    none: '返還の請求はありません',
    claim: '返還の請求を記録する',
    shop: '返す店',
    cause: '理由の種類',
    causes: {
      CANCELLED: '交付決定の取消し',
      CANCELLED_CHANGED_CIRCUMSTANCES: '事情が変わったための取消し',
      OVERPAID: '確定額より多く受け取った',
    },
    principal: '返還する補助金',
    received: 'その補助金を受け取った日',
    claimed: '請求の日',
    due: '返還の期限',
    reason: '通知に書かれた理由',
    keep: 'この内容で記録する',
    number: '1円以上の数字で入れてください。',
    today: '今日納付すると',
    paid: '納付したことを記録する',
    paidOn: '納付した日',
    surcharge: '加算金',
    delay: '延滞金',
  },
  en: {
    title: 'Repayment',
    lead: 'Record it when the secretariat claims money back. Surcharge and late charge follow from the day it is paid.',
    none: 'Nothing is claimed back',
    claim: 'Record a claim',
    shop: 'Shop',
    cause: 'Cause',
    causes: {
      CANCELLED: 'The grant decision was cancelled',
      CANCELLED_CHANGED_CIRCUMSTANCES: 'Cancelled because circumstances changed',
      OVERPAID: 'More was received than was fixed',
    },
    principal: 'Subsidy to return',
    received: 'Day that subsidy was received',
    claimed: 'Day of the claim',
    due: 'To be returned by',
    reason: 'Reason in the notice',
    keep: 'Record it',
    number: 'Please enter a number of at least 1.',
    today: 'Paid today',
    paid: 'Record that it was paid',
    paidOn: 'Day of payment',
    surcharge: 'Surcharge',
    delay: 'Late charge',
  },
});

export function RepaymentsPage(): ReactNode {
  const t = useTexts(TEXTS);
  const { mayChange } = useGroup();
  const [claiming, setClaiming] = useState(false);
  return (
    <MoneyFrame title={t.title} lead={t.lead}>
      {(money) => (
        <>
          {mayChange && money.fixing ? (
            <div>
              <Button look="second" onClick={() => setClaiming(true)}>
                {t.claim}
              </Button>
            </div>
          ) : null}
          <Claims />
          {claiming ? <ClaimDialog money={money} onClose={() => setClaiming(false)} /> : null}
        </>
      )}
    </MoneyFrame>
  );
}

function Claims(): ReactNode {
  const t = useTexts(TEXTS);
  const { id } = useGroup();
  const today = useToday();
  const pages = usePages(groupRepayments, { id, today }, ({ consortium }) => consortium.repayments);
  return (
    <Shown read={pages.read} lines={3}>
      {(list) =>
        list.length === 0 ? (
          <Empty title={t.none} />
        ) : (
          <>
            {list.map((repayment) => (
              <ClaimCard key={repayment.id} repayment={repayment} />
            ))}
            <More pages={pages} />
          </>
        )
      }
    </Shown>
  );
}

function ClaimCard({ repayment }: { readonly repayment: Repayment }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const name = useMemberName();
  const today = useToday();
  const { mayChange } = useGroup();
  const paying = useChange(repaymentPaid);
  const [paidOn, setPaidOn] = useState(today);
  const open = repayment.status === 'CLAIMED';
  const rows = [
    [t.principal, repayment.principalYen],
    [t.surcharge, repayment.surchargeYen ?? repayment.quote?.surchargeYen],
    [t.delay, repayment.delayYen ?? repayment.quote?.delayYen],
  ] as const;
  return (
    <Card title={name(repayment.memberId)}>
      <p className="flex flex-wrap items-center gap-2">
        <StateChip state={open ? 'attention' : 'neutral'}>{say(repayment.statusLabel)}</StateChip>
        {t.causes[repayment.cause]}・{t.due} <When at={repayment.dueOn} />
      </p>
      <p>{repayment.reason}</p>
      <dl className="grid max-w-md grid-cols-2 gap-x-4">
        {rows.map(([label, yen]) => (
          <div key={label} className="contents">
            <dt>{label}</dt>
            <dd className="text-right">
              <Yen yen={yen} />
            </dd>
          </div>
        ))}
        {open ? (
          <>
            <dt className="font-bold">{t.today}</dt>
            <dd className="text-right font-bold">
              <Yen yen={repayment.quote?.totalYen} />
            </dd>
          </>
        ) : null}
      </dl>
      {open && mayChange ? (
        <form
          className="flex flex-wrap items-end gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            void paying.send({ input: { id: repayment.id, version: repayment.version, paidOn } });
          }}
        >
          <DateInput
            label={t.paidOn}
            max={today}
            value={paidOn}
            onChange={({ target }) => setPaidOn(target.value)}
            problem={problemAt(paying.problems, 'paidOn')}
          />
          <Button type="submit" look="second" busy={paying.sending}>
            {t.paid}
          </Button>
          <Problems problems={paying.problems} shown={['paidOn']} />
        </form>
      ) : null}
    </Card>
  );
}

function ClaimDialog({ money, onClose }: { readonly money: Money; readonly onClose: () => void }): ReactNode {
  const t = useTexts(TEXTS);
  const today = useToday();
  const { id } = useGroup();
  const claiming = useChange(repaymentClaimed);
  const [key] = useState(newIdempotencyKey);
  const [values, setValues] = useState({
    memberId: money.roster[0]?.memberId ?? '',
    cause: 'CANCELLED' as Cause,
    principal: '',
    subsidyReceivedOn: '',
    claimedOn: today,
    dueOn: '',
    reason: '',
  });
  const { principal, ...given } = values;
  const principalYen = wholeNumber(principal);
  const set = (change: Partial<typeof values>): void => setValues({ ...values, ...change });
  const keep = async (): Promise<void> => {
    if (!principalYen) return;
    const done = await claiming.send({
      input: { consortiumId: id, idempotencyKey: key, principalYen, ...given },
    });
    if (done) onClose();
  };
  return (
    <Dialog
      open
      title={t.claim}
      onClose={onClose}
      actions={
        <Button busy={claiming.sending} onClick={() => void keep()}>
          {t.keep}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Problems
          problems={claiming.problems}
          shown={['principalYen', 'subsidyReceivedOn', 'claimedOn', 'dueOn', 'reason']}
        />
        <Select
          label={t.shop}
          value={values.memberId}
          onChange={({ target }) => set({ memberId: target.value })}
        >
          {money.roster.map(({ memberId, name }) => (
            <option key={memberId} value={memberId}>
              {name}
            </option>
          ))}
        </Select>
        <Select
          label={t.cause}
          value={values.cause}
          onChange={({ target }) => set({ cause: target.value as Cause })}
        >
          {Object.entries(t.causes).map(([cause, text]) => (
            <option key={cause} value={cause}>
              {text}
            </option>
          ))}
        </Select>
        <YenInput
          label={t.principal}
          required
          yen={principal}
          onYen={(text) => set({ principal: text })}
          problem={
            problemAt(claiming.problems, 'principalYen') ??
            (principal !== '' && !principalYen ? t.number : undefined)
          }
        />
        {(['subsidyReceivedOn', 'claimedOn', 'dueOn'] as const).map((field) => (
          <DateInput
            key={field}
            label={{ subsidyReceivedOn: t.received, claimedOn: t.claimed, dueOn: t.due }[field]}
            required
            value={values[field]}
            onChange={({ target }) => set({ [field]: target.value })}
            problem={problemAt(claiming.problems, field)}
          />
        ))}
        <TextArea
          label={t.reason}
          required
          value={values.reason}
          onChange={({ target }) => set({ reason: target.value })}
          problem={problemAt(claiming.problems, 'reason')}
        />
      </div>
    </Dialog>
  );
}
