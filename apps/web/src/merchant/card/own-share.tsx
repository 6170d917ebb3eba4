import type { ReactNode } from 'react';
import { texts, usePreferences, useTexts } from '../../language/language.ts';
import { yenText } from '../../language/money.ts';
import { Yen } from '../../ui/amounts.tsx';
import { Section } from '../../ui/page.tsx';
import { Picture } from '../../ui/picture.tsx';
import type { MerchantCardQuery } from './card.generated.ts';

const TEXTS = texts({
  ja: {
    title: '自分で払う額のしくみ',
    summary: (all: string, subsidy: string, own: string) =>
      `ぜんぶで${all}かかり、そのうち${subsidy}が補助金、残りの${own}（消費税をふくむ）を自分で払います。`,
    all: 'かかるお金',
    ownCost: 'お店の費用',
    joint: 'みんなの費用の分担',
    jointNote: 'みんなの費用の分担（補助金を引いたあと）',
    tax: '消費税',
    who: 'だれが払うか',
    subsidy: '補助金',
    own: '自分で払う',
    what: '内容',
    amount: '金額',
    total: '自分で払う額（消費税をふくむ）',
    note: 'お店がいったん全部を支払い、補助金はあとから入ります。消費税は見込みです。',
  },
  en: {
    title: 'How your share comes about',
    summary: (all: string, subsidy: string, own: string) =>
      `It costs ${all} in all; the subsidy is ${subsidy} and you pay the remaining ${own}, tax included.`,
    all: 'What it costs',
    ownCost: 'Your shop’s costs',
    joint: 'Part of joint costs',
    jointNote: 'Part of joint costs (after their subsidy)',
    tax: 'Consumption tax',
    who: 'Who pays',
    subsidy: 'Subsidy',
    own: 'You',
    what: 'What',
    amount: 'Amount',
    total: 'What you pay, tax included',
    note: 'Your shop pays everything first; the subsidy comes afterwards. The tax is an estimate.',
  },
});

type Share = NonNullable<MerchantCardQuery['consortium']['ownResults'][number]['calculation']['share']>;

/** 費用 → 補助金 + 自己負担: two bars of the same length, both add up to the yen. */
export function OwnShare({ share }: { readonly share: Share }): ReactNode {
  const t = useTexts(TEXTS);
  const { language } = usePreferences();
  const text = (yen: number): string => yenText(yen, language);
  const all = share.ownSubsidy + share.share;
  const rows = [
    { label: t.ownCost, yen: share.ownCost },
    { label: t.subsidy, yen: -share.ownSubsidy },
    { label: t.jointNote, yen: share.jointNet },
    { label: t.tax, yen: share.tax },
  ];
  return (
    <Section title={t.title}>
      <Picture
        summary={t.summary(text(all), text(share.ownSubsidy), text(share.share))}
        table={
          <table className="w-full border-collapse">
            <thead>
              <tr className="border-b-2 border-line text-left">
                <th scope="col" className="py-2">
                  {t.what}
                </th>
                <th scope="col" className="py-2 text-right">
                  {t.amount}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ label, yen }) => (
                <tr key={label} className="border-b border-hairline">
                  <th scope="row" className="py-2 text-left font-normal">
                    {label}
                  </th>
                  <td className="py-2 pl-2 text-right">
                    <Yen yen={yen} />
                  </td>
                </tr>
              ))}
              <tr className="font-bold">
                <th scope="row" className="py-2 text-left">
                  {t.total}
                </th>
                <td className="py-2 pl-2 text-right">
                  <Yen yen={share.share} />
                </td>
              </tr>
            </tbody>
          </table>
        }
      >
        <div className="flex flex-col gap-5">
          <Bar
            title={t.all}
            all={all}
            parts={[
              { label: t.ownCost, yen: share.ownCost, look: 'bg-solid-gray-200' },
              { label: t.joint, yen: share.jointNet, look: 'bg-solid-gray-420' },
              { label: t.tax, yen: share.tax, look: 'bg-solid-gray-700' },
            ]}
          />
          <Bar
            title={t.who}
            all={all}
            parts={[
              { label: t.subsidy, yen: share.ownSubsidy, look: 'bg-accent-wash border-2 border-accent' },
              { label: t.own, yen: share.share, look: 'bg-accent' },
            ]}
          />
        </div>
      </Picture>
      <p className="text-sm text-quiet">{t.note}</p>
    </Section>
  );
}

interface Part {
  readonly label: string;
  readonly yen: number;
  readonly look: string;
}

/** The words stand below each other with the pattern of their part, so that they fit at every letter size. */
function Bar({
  title,
  all,
  parts,
}: {
  readonly title: string;
  readonly all: number;
  readonly parts: readonly Part[];
}): ReactNode {
  const seen = parts.filter(({ yen }) => yen > 0);
  return (
    <div>
      <p className="font-bold">{title}</p>
      <div className="my-1 flex h-9 w-full gap-0.5 overflow-hidden rounded">
        {seen.map(({ label, yen, look }) => (
          <div key={label} className={look} style={{ width: `${(yen / Math.max(all, 1)) * 100}%` }} />
        ))}
      </div>
      <ul>
        {seen.map(({ label, yen, look }) => (
          <li key={label} className="flex flex-wrap items-baseline gap-x-3">
            <span className="flex items-baseline gap-2">
              <span className={`inline-block size-3 shrink-0 ${look}`} />
              {label}
            </span>
            <span className="ml-auto">
              <Yen yen={yen} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
