import { useState, type ReactNode } from 'react';
import { useChange } from '../../data/change.ts';
import { useRead } from '../../data/read.ts';
import { texts, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Radios, TextInput } from '../../ui/field.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Banner } from '../../ui/state.tsx';
import { Arrived } from '../arrived.tsx';
import { useShop } from '../shop.ts';
import { WORDS } from '../words.ts';
import {
  merchantOpenPayout,
  merchantPayout,
  merchantSetPayout,
  type MerchantPayoutQuery,
  type SetPayoutAccountInput,
} from './money.generated.ts';

const TEXTS = texts({
  ja: {
    title: '補助金の振込先',
    lead: 'お店（自分）の名義の、国内の口座にかぎります。通帳を見ながら入れてください。',
    registered: (at: ReactNode) => <>{at}に登録しました</>,
    none: 'まだ登録していません',
    see: '登録した口座を見る',
    seeNote: '見たことは操作の記録に残ります。',
    change: '口座を変える',
    form: '口座を入れる',
    bankCode: '金融機関コード（4桁）',
    bankHint: '通帳の最初のページか、銀行のウェブサイトにあります。',
    branchCode: '支店コード（3桁）',
    branchHint: '「店番」と書かれていることもあります。',
    type: '口座の種類',
    types: { ORDINARY: '普通', CURRENT: '当座', SAVINGS: '貯蓄' },
    number: '口座番号（7桁まで）',
    numberHint: '7桁より短いときは、そのまま入れてください。前に0を補います。',
    holder: '口座名義（カナ）',
    holderHint:
      '通帳の名義のとおりに。ひらがなでも全角カナでもかまいません。例：カ）ミホンシヨウテン、ミホン タロウ',
    privacy: '暗号化して預かります。見られるのは、お店の担当者と、振り込むとりまとめ担当だけです。',
    save: 'この口座を登録する',
    saved: '登録しました',
    proof: '口座が分かる通帳の写しなども、証憑として必要です。',
    toProof: '口座の証憑を出す',
  },
  en: {
    title: 'Account for the subsidy',
    lead: 'It has to be an account in Japan in the name of your shop. Have your bank book ready.',
    registered: (at) => <>Entered on {at}</>,
    none: 'Not entered yet',
    see: 'Show the account',
    seeNote: 'That somebody looked is kept on record.',
    change: 'Change the account',
    form: 'Your account',
    bankCode: 'Bank code (4 digits)',
    bankHint: 'On the first page of the bank book or the bank’s website.',
    branchCode: 'Branch code (3 digits)',
    branchHint: 'Sometimes called 店番.',
    type: 'Kind of account',
    types: { ORDINARY: 'Ordinary', CURRENT: 'Current', SAVINGS: 'Savings' },
    number: 'Account number (up to 7 digits)',
    numberHint: 'If it is shorter, enter it as it is: zeros are put before it.',
    holder: 'Holder (kana)',
    holderHint: 'As in the bank book; hiragana and full-width kana are fine, too. E.g. ミホン タロウ',
    privacy: 'It is kept encrypted. Only people of your shop and the coordinator who pays can see it.',
    save: 'Enter this account',
    saved: 'It was entered',
    proof: 'A copy of the bank book or the like is needed as evidence, too.',
    toProof: 'Hand in the proof of the account',
  },
});

type Account = Omit<SetPayoutAccountInput, 'memberId' | 'version'>;

const EMPTY: Account = {
  bankCode: '',
  branchCode: '',
  accountType: 'ORDINARY',
  accountNumber: '',
  holderKana: '',
};
const TYPES = ['ORDINARY', 'CURRENT', 'SAVINGS'] as const;
const FIELDS = ['bankCode', 'branchCode', 'accountType', 'accountNumber', 'holderKana'];

/** Where the subsidy goes. What is typed here is kept nowhere on the device. */
export function PayoutPage(): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(WORDS);
  const { memberId } = useShop();
  const read = useRead(merchantPayout, { memberId });
  return (
    <Page title={t.title} lead={t.lead} back={{ to: `/shop/${memberId}`, label: words.home }}>
      <Shown read={read} lines={8}>
        {({ member }) => <Payout state={member.payoutAccountState} />}
      </Shown>
    </Page>
  );
}

type State = MerchantPayoutQuery['member']['payoutAccountState'];

function Payout({ state }: { readonly state: State }): ReactNode {
  const t = useTexts(TEXTS);
  const { memberId } = useShop();
  const [editing, setEditing] = useState(false);
  const [saved, setSaved] = useState(false);
  const opening = useChange(merchantOpenPayout);
  const [seen, setSeen] = useState<(Account & { readonly changedAt: string }) | null>(null);
  const see = async (): Promise<void> => {
    const answer = await opening.send({ input: { memberId } });
    setSeen(answer?.openPayoutAccount.payoutAccount ?? null);
  };
  const registered = state?.registered ?? false;
  return (
    <>
      {registered ? (
        <Arrived>
          <Banner
            state="ok"
            title={saved ? t.saved : t.registered(<When at={state?.changedAt} />)}
            live={saved}
          >
            {t.proof}
          </Banner>
        </Arrived>
      ) : (
        <p className="font-bold">{t.none}</p>
      )}
      {registered && !editing ? (
        <div className="flex flex-col gap-3">
          <ButtonLink wide to={`/shop/${memberId}/evidence/PAYOUT_ACCOUNT`}>
            {t.toProof}
          </ButtonLink>
          {seen ? <Seen account={seen} /> : null}
          <Problems problems={opening.problems} />
          <Button look="second" wide busy={opening.sending} onClick={() => void see()}>
            {t.see}
          </Button>
          <p className="text-sm text-quiet">{t.seeNote}</p>
          <Button look="second" wide onClick={() => setEditing(true)}>
            {t.change}
          </Button>
        </div>
      ) : (
        <Form
          version={state?.version ?? null}
          onSaved={() => {
            setSaved(true);
            setEditing(false);
            setSeen(null);
          }}
        />
      )}
    </>
  );
}

function Seen({ account }: { readonly account: Account }): ReactNode {
  const t = useTexts(TEXTS);
  const rows = [
    [t.bankCode, account.bankCode],
    [t.branchCode, account.branchCode],
    [t.type, t.types[account.accountType]],
    [t.number, account.accountNumber],
    [t.holder, account.holderKana],
  ];
  return (
    <dl className="flex flex-col gap-2 rounded-xl border border-line p-4">
      {rows.map(([name, value]) => (
        <div key={name} className="flex flex-wrap justify-between gap-x-4">
          <dt>{name}</dt>
          <dd className="font-bold tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Form({
  version,
  onSaved,
}: {
  readonly version: number | null;
  readonly onSaved: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const { memberId } = useShop();
  const [account, setAccount] = useState(EMPTY);
  const change = useChange(merchantSetPayout);
  const problem = (field: string) => problemAt(change.problems, field);
  const send = async (): Promise<void> => {
    const input = { ...account, memberId, ...(version === null ? {} : { version }) };
    if (await change.send({ input })) onSaved();
  };
  return (
    <Section title={version === null ? t.form : t.change}>
      <form
        className="flex flex-col gap-5"
        noValidate
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextInput
          label={t.bankCode}
          hint={t.bankHint}
          required
          inputMode="numeric"
          value={account.bankCode}
          onChange={({ target }) => setAccount({ ...account, bankCode: target.value })}
          problem={problem('bankCode')}
        />
        <TextInput
          label={t.branchCode}
          hint={t.branchHint}
          required
          inputMode="numeric"
          value={account.branchCode}
          onChange={({ target }) => setAccount({ ...account, branchCode: target.value })}
          problem={problem('branchCode')}
        />
        <Radios
          legend={t.type}
          name="accountType"
          value={account.accountType}
          choices={TYPES.map((value) => ({ value, label: t.types[value] }))}
          onChoose={(accountType) => setAccount({ ...account, accountType })}
        />
        <TextInput
          label={t.number}
          hint={t.numberHint}
          required
          inputMode="numeric"
          value={account.accountNumber}
          onChange={({ target }) => setAccount({ ...account, accountNumber: target.value })}
          problem={problem('accountNumber')}
        />
        <TextInput
          label={t.holder}
          hint={t.holderHint}
          required
          lang="ja"
          value={account.holderKana}
          onChange={({ target }) => setAccount({ ...account, holderKana: target.value })}
          problem={problem('holderKana')}
        />
        <p className="text-sm text-quiet">{t.privacy}</p>
        <Problems problems={change.problems} shown={FIELDS} />
        <Button type="submit" wide busy={change.sending}>
          {t.save}
        </Button>
      </form>
    </Section>
  );
}
