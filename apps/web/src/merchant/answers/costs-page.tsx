import { useState, type ReactNode } from 'react';
import { newIdempotencyKey, useChange } from '../../data/change.ts';
import { useRead } from '../../data/read.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { When, Yen } from '../../ui/amounts.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Empty, Page, Section } from '../../ui/page.tsx';
import { Problems } from '../../ui/problems.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Banner } from '../../ui/state.tsx';
import { Arrived } from '../arrived.tsx';
import { ShareStatement } from '../share-statement.tsx';
import { useShop } from '../shop.ts';
import { TellCoordinator } from '../tell-coordinator.tsx';
import { WORDS } from '../words.ts';
import { merchantConfirmCosts, merchantCosts, type MerchantCostsQuery } from './answers.generated.ts';

const TEXTS = texts({
  ja: {
    title: '費用を確かめる',
    lead: '見積書とくらべてください。金額はぜんぶ税抜です。',
    none: '費用がまだ入っていません',
    noneBody: 'とりまとめ担当が入れると、ここに出ます。',
    noneAbout: 'まだ費用が入っていません。',
    each: (unit: ReactNode, quantity: number) => (
      <>
        {unit} × {quantity}
      </>
    ),
    months: (count: number) => `クラウド利用料 ${count}か月分`,
    functions: '使う機能',
    tool: 'ITツール',
    joint: 'グループみんなで使い、みんなで分ける費用です。',
    total: '合計（税抜）',
    ownTotal: 'お店だけの費用の合計（税抜）',
    jointTotal: 'みんなで分ける費用（税抜）',
    jointShare:
      'みんなで分ける費用のうち、お店が持つ分は、お店の画面の「自分で払う額のしくみ」に出ています。',
    confirm: 'この費用でまちがいありません',
    confirmed: (at: ReactNode) => <>{at}に確かめました</>,
    confirmedBody: '費用が変わったときは、もう一度お願いします。',
    wrong: 'ちがうところがあるとき',
    wrongAbout: '費用にちがうところがあります。',
    notes: '知っておいてください',
  },
  en: {
    title: 'Confirm your costs',
    lead: 'Please compare with the quotation. All amounts are without tax.',
    none: 'No costs are entered yet',
    noneBody: 'They show here as soon as the coordinator enters them.',
    noneAbout: 'No costs are entered yet.',
    each: (unit, quantity) => (
      <>
        {unit} × {quantity}
      </>
    ),
    months: (count: number) => `Cloud fees of ${count} months`,
    functions: 'Functions',
    tool: 'IT tool',
    joint: 'Used and shared by the whole group.',
    total: 'Total (without tax)',
    ownTotal: 'Your shop’s own costs (without tax)',
    jointTotal: 'Costs shared by all (without tax)',
    jointShare: 'Which part of the shared costs is yours stands on your shop’s page, below what you pay.',
    confirm: 'These costs are right',
    confirmed: (at) => <>Confirmed on {at}</>,
    confirmedBody: 'Should they change, please confirm them again.',
    wrong: 'If something is wrong',
    wrongAbout: 'Something is wrong with our costs.',
    notes: 'Good to know',
  },
});

type Line = MerchantCostsQuery['member']['costLines'][number];

/** One’s own lines in words; what is confirmed is what was seen. */
export function CostsPage(): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(WORDS);
  const { memberId, consortiumId } = useShop();
  const read = useRead(merchantCosts, { memberId, consortiumId });
  return (
    <Page title={t.title} lead={t.lead} back={{ to: `/shop/${memberId}`, label: words.home }}>
      <Shown read={read} lines={10}>
        {(data) => <Costs data={data} />}
      </Shown>
    </Page>
  );
}

function Costs({ data }: { readonly data: MerchantCostsQuery }): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(WORDS);
  const say = useSaid();
  const { memberId } = useShop();
  const change = useChange(merchantConfirmCosts);
  const [key, setKey] = useState(newIdempotencyKey);
  const { costLines, costsConfirmation } = data.member;
  if (costLines.length === 0)
    return (
      <Empty title={t.none} action={<TellCoordinator about={t.noneAbout} />}>
        {t.noneBody}
      </Empty>
    );
  const findings = data.consortium.ownResults.find((one) => one.memberId === memberId)?.findings ?? [];
  const confirm = async (): Promise<void> => {
    const seen = costLines.map(({ id, version }) => ({ id, version }));
    await change.send({ input: { memberId, idempotencyKey: key, seen } });
    // confirmed again after a change it is a new one
    setKey(newIdempotencyKey());
  };
  return (
    <>
      {costsConfirmation ? (
        <Arrived>
          <Banner state="ok" title={t.confirmed(<When at={costsConfirmation.confirmedAt} />)} live>
            {t.confirmedBody}
          </Banner>
        </Arrived>
      ) : null}
      <div className="flex flex-col gap-4">
        <ul className="flex flex-col">
          {costLines.map((line) => (
            <CostLine key={line.id} line={line} />
          ))}
        </ul>
        <Totals lines={costLines} />
      </div>
      {findings.length > 0 ? (
        <Section title={t.notes}>
          {findings.map(({ message, severity }, index) => (
            <Banner key={index} state={severity === 'INFO' ? 'neutral' : 'attention'} title={say(message)} />
          ))}
        </Section>
      ) : null}
      <div className="flex flex-col gap-3">
        <Problems problems={change.problems} />
        {costsConfirmation ? (
          <ButtonLink wide to={`/shop/${memberId}`}>
            {words.home}
          </ButtonLink>
        ) : (
          <Button wide icon="check" busy={change.sending} onClick={() => void confirm()}>
            {t.confirm}
          </Button>
        )}
      </div>
      <ShareStatement />
      <Section title={t.wrong}>
        <TellCoordinator about={t.wrongAbout} />
      </Section>
    </>
  );
}

const isJoint = ({ category }: Line): boolean => category.startsWith('ANALYSIS');
const sumOf = (lines: readonly Line[]): number => lines.reduce((sum, { amountYen }) => sum + amountYen, 0);

/** What is shared by all is no cost of this shop alone: one sum of both would be more than it ever pays. */
function Totals({ lines }: { readonly lines: readonly Line[] }): ReactNode {
  const t = useTexts(TEXTS);
  const joint = lines.filter(isJoint);
  const row = 'flex flex-wrap items-baseline justify-between gap-x-4';
  return (
    <div className="flex flex-col gap-2">
      <p className={`${row} text-lg font-bold`}>
        {joint.length > 0 ? t.ownTotal : t.total}
        <span className="ml-auto">
          <Yen yen={sumOf(lines.filter((line) => !isJoint(line)))} />
        </span>
      </p>
      {joint.length > 0 ? (
        <>
          <p className={row}>
            {t.jointTotal}
            <span className="ml-auto">
              <Yen yen={sumOf(joint)} />
            </span>
          </p>
          <p className="text-sm text-quiet">{t.jointShare}</p>
        </>
      ) : null}
    </div>
  );
}

function CostLine({ line }: { readonly line: Line }): ReactNode {
  const t = useTexts(TEXTS);
  const words = useTexts(WORDS);
  const { category, label, tool, functions, cloudMonths, quantity, unitPriceYen, amountYen } = line;
  return (
    <li className="flex flex-col border-b border-hairline py-3">
      <span className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-bold">{label || words.category[category]}</span>
        <span className="ml-auto">
          <Yen yen={amountYen} />
        </span>
      </span>
      {label ? <span className="text-sm text-quiet">{words.category[category]}</span> : null}
      {quantity > 1 ? (
        <span className="text-sm text-quiet">{t.each(<Yen yen={unitPriceYen} />, quantity)}</span>
      ) : null}
      {tool ? (
        <span className="text-sm text-quiet">
          {t.tool}：{tool.name}（{tool.vendor.name}）
        </span>
      ) : null}
      {functions.length > 0 ? (
        <span className="text-sm text-quiet">
          {t.functions}：{functions.map((one) => words.functions[one]).join('・')}
        </span>
      ) : null}
      {isJoint(line) ? <span className="text-sm text-quiet">{t.joint}</span> : null}
      {cloudMonths ? <span className="text-sm text-quiet">{t.months(cloudMonths)}</span> : null}
    </li>
  );
}
