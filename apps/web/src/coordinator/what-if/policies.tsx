import {
  calculate,
  memberShares,
  OVER_CAP_POLICIES,
  POLICY_LABELS,
  type CalculationInput,
  type CalculationResult,
  type OverCapPolicy,
} from '@renkei/subsidy-rules';
import { maxYen } from '@renkei/kernel';
import { useMemo, useState, type ReactNode } from 'react';
import { lookOf, type Look } from '../../charts/patterns.ts';
import { fullness } from '../../charts/geometry.ts';
import { useChange } from '../../data/change.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Yen } from '../../ui/amounts.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Section } from '../../ui/page.tsx';
import { Picture } from '../../ui/picture.tsx';
import { Problems } from '../../ui/problems.tsx';
import { StateChip } from '../../ui/state.tsx';
import { Table } from '../../ui/table.tsx';
import { useGroup } from '../group-frame.tsx';
import { Fold } from './controls.tsx';
import { useTrying } from './try-context.ts';
import { whatIfSetPolicy } from './what-if.generated.ts';

const TEXTS = texts({
  ja: {
    title: '上限をこえたときの分け方をくらべる',
    over: (yen: ReactNode) => (
      <>(1)と(2)の合計が上限を{yen}こえています。どう減らすかは、グループで決められます。</>
    ),
    under: '(1)と(2)の合計は上限の中です。どの分け方でも、いまは同じ額になります。',
    anyway: '上限の中におさまっています（分け方をくらべる）',
    policy: '分け方',
    total: '補助金の合計',
    heaviest: '自己負担がいちばん重いお店（税込の目安）',
    parts: ['(1) 基盤導入', '(2) 消費動向等分析', '(3) 事務費・専門家費'] as readonly string[],
    today: '今日の分け方',
    trying: '試している分け方',
    typed: 'お店ごとの申請額を入れると使えます。',
    toMembers: 'お店ごとの申請額を入れる',
    use: 'この分け方にする',
    useNamed: (policy: string) => `この分け方にする: ${policy}`,
    sure: 'グループの分け方を変えますか',
    body: (policy: string) =>
      `グループの分け方を「${policy}」に変えます。ここで試しているほかの変更は入りません。あとでまた変えられます。`,
    yes: 'この分け方に変える',
    no: 'いまのままにする',
  },
  en: {
    title: 'Ways of sharing when the limit is exceeded',
    over: (yen: ReactNode) => (
      <>(1) and (2) exceed the limit by {yen}. How to come down is for the group to decide.</>
    ),
    under: '(1) and (2) are within the limit: every way gives the same amounts now.',
    anyway: 'Within the limit (compare the ways)',
    policy: 'Way',
    total: 'Subsidy in all',
    heaviest: 'Heaviest own part (with tax, an estimate)',
    parts: ['(1) infrastructure', '(2) analysis', '(3) admin and experts'],
    today: 'Today’s way',
    trying: 'Tried now',
    typed: 'Usable once an amount is entered for every shop.',
    toMembers: 'Enter the amounts of the shops',
    use: 'Share like this',
    useNamed: (policy: string) => `Share like this: ${policy}`,
    sure: 'Change how the group shares?',
    body: (policy: string) =>
      `The group will share as "${policy}". Nothing else that is tried here is taken over. It can be changed again.`,
    yes: 'Change it',
    no: 'Leave it as it is',
  },
});

interface Compared {
  readonly policy: OverCapPolicy;
  readonly result: CalculationResult;
  readonly parts: readonly bigint[];
  readonly heaviest: { readonly name: string; readonly share: bigint } | null;
}

function comparedUnder(input: CalculationInput, policy: OverCapPolicy): Compared {
  const result = calculate({ ...input, overCapPolicy: policy });
  const shares = memberShares(result).members;
  const share = shares.reduce((most, one) => maxYen(most, one.share), 0n);
  const place = shares.findIndex((one) => one.share === share);
  const member = result.input.members[place];
  return {
    policy,
    result,
    parts: [result.infrastructure.granted, result.analysis.granted, result.admin.granted],
    heaviest: member ? { name: member.name, share } : null,
  };
}

const LOOKS: readonly Look[] = ['paid', 'cut', 'whole'];

/** All ways of coming under the joint cap in one picture, priced with what is tried; one tap makes one of them real. */
export function Policies({
  input,
  version,
}: {
  readonly input: CalculationInput;
  readonly version: number;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { id, mayChange } = useGroup();
  const { today } = useTrying();
  const rows = useMemo(() => OVER_CAP_POLICIES.map((policy) => comparedUnder(input, policy)), [input]);
  const [asked, setAsked] = useState<OverCapPolicy | null>(null);
  const combined = rows[0]?.result.combined;
  const widest = rows.reduce((most, { result }) => maxYen(most, result.total.granted), 0n);
  const marks = ({ policy }: Compared): ReactNode => (
    <>
      {policy === today.overCapPolicy ? <StateChip state="ok">{t.today}</StateChip> : null}
      {policy === input.overCapPolicy && policy !== today.overCapPolicy ? (
        <StateChip state="neutral">{t.trying}</StateChip>
      ) : null}
    </>
  );
  const isOver = combined?.overCap ?? false;
  const picture = (
    <Picture
      speaks
      summary={combined?.overCap ? t.over(<Yen yen={combined.available - combined.cap} />) : t.under}
      table={
        <Table
          caption={t.title}
          rows={rows}
          rowKey={({ policy }) => policy}
          columns={[
            {
              key: 'policy',
              head: t.policy,
              rowHead: true,
              cell: (row) => (
                <>
                  {say(POLICY_LABELS[row.policy])} {marks(row)}
                </>
              ),
            },
            ...t.parts.map((part, index) => ({
              key: part,
              head: part,
              right: true,
              cell: ({ parts }: Compared) => <Yen yen={parts[index]} />,
            })),
            {
              key: 'total',
              head: t.total,
              right: true,
              cell: ({ result }) => <Yen yen={result.total.granted} />,
            },
          ]}
        />
      }
    >
      <ul className="flex flex-col gap-4">
        {rows.map((row) => {
          const label = say(POLICY_LABELS[row.policy]);
          const refused = row.result.requestProblems.length > 0;
          return (
            <li key={row.policy} className="flex flex-col gap-2 border-b border-hairline pb-4">
              <p className="flex flex-wrap items-center gap-2">
                <span className="font-bold">{label}</span>
                {marks(row)}
              </p>
              {refused ? (
                <p className="text-quiet">{t.typed}</p>
              ) : (
                <>
                  <Stack parts={row.parts} widest={widest} labels={t.parts} />
                  {row.heaviest ? (
                    <p className="text-sm text-quiet">
                      {t.heaviest}: {row.heaviest.name} <Yen yen={row.heaviest.share} />
                    </p>
                  ) : null}
                </>
              )}
              {mayChange && row.policy !== today.overCapPolicy ? (
                <div>
                  {refused ? (
                    <ButtonLink look="quiet" to={`/groups/${id}/members`}>
                      {t.toMembers}
                    </ButtonLink>
                  ) : (
                    <Button look="second" aria-label={t.useNamed(label)} onClick={() => setAsked(row.policy)}>
                      {t.use}
                    </Button>
                  )}
                </div>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Picture>
  );
  return (
    <Section title={t.title}>
      {isOver ? picture : <Fold title={t.anyway}>{picture}</Fold>}
      {asked ? <Sure policy={asked} version={version} onClose={() => setAsked(null)} /> : null}
    </Section>
  );
}

/** (1), (2) and (3) end to end on one scale, each with its figure in words below. */
function Stack({
  parts,
  widest,
  labels,
}: {
  readonly parts: readonly bigint[];
  readonly widest: bigint;
  readonly labels: readonly string[];
}): ReactNode {
  return (
    <>
      <span aria-hidden="true" className="flex h-6 border-l-2 border-line">
        {parts.map((part, index) => (
          <span
            key={index}
            className="box-border block transition-[width] duration-500 motion-reduce:transition-none"
            style={{
              ...lookOf(LOOKS[index] ?? 'plain'),
              width: `${fullness(part, widest) * 100}%`,
              ...(part === 0n ? { border: 'none' } : {}),
            }}
          />
        ))}
      </span>
      <span className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {parts.map((part, index) => (
          <span key={index} className="inline-flex items-center gap-2">
            <span
              aria-hidden="true"
              className="box-border inline-block size-4 shrink-0"
              style={lookOf(LOOKS[index] ?? 'plain')}
            />
            {labels[index]} <Yen yen={part} />
          </span>
        ))}
      </span>
    </>
  );
}

function Sure({
  policy,
  version,
  onClose,
}: {
  readonly policy: OverCapPolicy;
  readonly version: number;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { id } = useGroup();
  const { undo } = useTrying();
  const change = useChange(whatIfSetPolicy);
  const set = async (): Promise<void> => {
    if (!(await change.send({ input: { id, version, overCapPolicy: policy } }))) return;
    undo('policy'); // it is how things are now
    onClose();
  };
  return (
    <Dialog
      open
      title={t.sure}
      onClose={onClose}
      actions={
        <>
          <Button look="second" onClick={onClose}>
            {t.no}
          </Button>
          <Button busy={change.sending} onClick={() => void set()}>
            {t.yes}
          </Button>
        </>
      }
    >
      <p>{t.body(say(POLICY_LABELS[policy]))}</p>
      <Problems problems={change.problems} />
    </Dialog>
  );
}
