import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { newIdempotencyKey, useChange } from '../../data/change.ts';
import { useDraft } from '../../data/draft.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Yen } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { DateInput, Select, TextInput } from '../../ui/field.tsx';
import { Section } from '../../ui/page.tsx';
import { problemAt, Problems } from '../../ui/problems.tsx';
import { Banner } from '../../ui/state.tsx';
import { useGroup } from '../group-frame.tsx';
import { useMemberName, type Money } from './money-frame.tsx';
import { checkTransferFile, makeTransferFile, type CheckTransferFileMutation } from './money.generated.ts';

type Preview = NonNullable<CheckTransferFileMutation['previewTransferBatch']['preview']>;

const TEXTS = texts({
  ja: {
    title: '振込データを作る',
    nothing: 'まだ振り込んでいない分配はありません。',
    decideFirst: '入金と分配を見る',
    payer: '支払う店',
    code: '委託者コード（10けた）',
    codeHint: '銀行から知らされた番号',
    kana: '振込依頼人名（カナ）',
    day: '振込を指定する日',
    dayHint: '今日以後の銀行の営業日',
    check: '作る前に確かめる',
    checkHint: '確かめると、振込先を開いたことが操作の記録に残ります。',
    result: (count: number) => `${count}件を振り込むデータができます`,
    make: 'この内容で振込データを作る',
  },
  en: {
    title: 'Make a transfer file',
    nothing: 'No distribution is waiting to be transferred.',
    decideFirst: 'To payments and distribution',
    payer: 'Payer',
    code: 'Orderer code (10 digits)',
    codeHint: 'The bank tells you',
    kana: 'Orderer’s name in kana',
    day: 'Day of transfer',
    dayHint: 'A bank business day, today or later',
    check: 'Check first',
    checkHint: 'That payout accounts were opened for it is kept in the record of acts.',
    result: (count: number) => `A file of ${count} transfers can be made`,
    make: 'Make this file',
  },
});

const EMPTY = { payerMemberId: '', ordererCode: '', ordererKana: '', transferOn: '' };
const SHOWN = Object.keys(EMPTY);

export function TransferFileForm({ money }: { readonly money: Money }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const name = useMemberName();
  const { id } = useGroup();
  const open = money.redistribution?.shares.filter(({ state }) => state === 'OPEN') ?? [];
  const payers = [...new Set(open.map(({ fromMemberId }) => fromMemberId))];
  const [draft, setDraft, clearDraft] = useDraft(`transfer-file/${id}`, EMPTY);
  const values = { ...draft, payerMemberId: draft.payerMemberId || (payers[0] ?? '') };
  const [key, setKey] = useState(newIdempotencyKey);
  const [preview, setPreview] = useState<Preview | null>(null);
  const checking = useChange(checkTransferFile);
  const making = useChange(makeTransferFile);
  const problems = [...checking.problems, ...making.problems];
  const set = (change: Partial<typeof EMPTY>): void => {
    setPreview(null);
    setDraft({ ...values, ...change });
  };
  if (payers.length === 0) {
    return (
      <p>
        {t.nothing} <Link to={`/groups/${id}/money`}>{t.decideFirst}</Link>
      </p>
    );
  }

  const check = async (): Promise<void> => {
    const done = await checking.send({ input: { consortiumId: id, ...values } });
    setPreview(done?.previewTransferBatch.preview ?? null);
  };
  const make = async (): Promise<void> => {
    if (!(await making.send({ input: { consortiumId: id, idempotencyKey: key, ...values } }))) return;
    clearDraft();
    setPreview(null);
    setKey(newIdempotencyKey());
  };

  return (
    <Section title={t.title}>
      <form
        noValidate
        className="flex max-w-xl flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void check();
        }}
      >
        <Problems problems={problems} shown={SHOWN} />
        <Select
          label={t.payer}
          value={values.payerMemberId}
          onChange={({ target }) => set({ payerMemberId: target.value })}
        >
          {payers.map((payer) => (
            <option key={payer} value={payer}>
              {name(payer)}
            </option>
          ))}
        </Select>
        <TextInput
          label={t.code}
          hint={t.codeHint}
          inputMode="numeric"
          value={values.ordererCode}
          onChange={({ target }) => set({ ordererCode: target.value })}
          problem={problemAt(problems, 'ordererCode')}
        />
        <TextInput
          label={t.kana}
          value={values.ordererKana}
          onChange={({ target }) => set({ ordererKana: target.value })}
          problem={problemAt(problems, 'ordererKana')}
        />
        <DateInput
          label={t.day}
          hint={t.dayHint}
          value={values.transferOn}
          onChange={({ target }) => set({ transferOn: target.value })}
          problem={problemAt(problems, 'transferOn')}
        />
        <p className="text-sm text-quiet">{t.checkHint}</p>
        <div>
          <Button type="submit" look="second" busy={checking.sending}>
            {t.check}
          </Button>
        </div>
      </form>
      {preview ? (
        <Banner
          state={preview.warnings.length > 0 ? 'attention' : 'ok'}
          title={t.result(preview.itemCount)}
          live
          action={
            <Button busy={making.sending} onClick={() => void make()}>
              {t.make}
            </Button>
          }
        >
          <Yen yen={preview.totalYen} />
          <ul className="list-disc pl-5">
            {preview.warnings.map((warning) => (
              <li key={warning.memberId + warning.message.ja}>{say(warning.message)}</li>
            ))}
          </ul>
        </Banner>
      ) : null}
    </Section>
  );
}
