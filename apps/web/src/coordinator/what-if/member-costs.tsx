import { CATEGORY_LABELS, COST_CATEGORIES, type CostCategory, type MemberInput } from '@renkei/subsidy-rules';
import { useState, type ReactNode } from 'react';
import { useAll } from '../../data/pages.ts';
import { useRead } from '../../data/read.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox, Select } from '../../ui/field.tsx';
import { Shown } from '../../ui/shown.tsx';
import { useGroup } from '../group-frame.tsx';
import { LineEditor, type Tool } from './line-editor.tsx';
import { draftOf } from './plan.ts';
import { useTrying } from './try-context.ts';
import { whatIfMemberLines, whatIfTools } from './what-if.generated.ts';

const TEXTS = texts({
  ja: {
    member: 'どのお店の費用ですか',
    choose: 'お店を選んでください',
    micro: '小規模事業者として計算する',
    none: 'このお店には、まだ費用がありません。下で足してみてください。',
    add: 'この費用を足してみる',
    kind: '足す費用の種類',
    added: '足した費用',
    leaves: 'このお店は「抜ける」にしています。費用は計算に入りません。',
  },
  en: {
    member: 'Whose costs?',
    choose: 'Choose a shop',
    micro: 'Calculate it as a micro business',
    none: 'This shop has no costs yet. Try adding one below.',
    add: 'Try adding this cost',
    kind: 'Kind of cost to add',
    added: 'Added cost',
    leaves: 'This shop is tried as leaving; its costs do not count.',
  },
});

/** The cost lines of one member, each of which may be otherwise. */
export function MemberCosts(): ReactNode {
  const t = useTexts(TEXTS);
  const { id: groupId } = useGroup();
  const { today } = useTrying();
  const [memberId, setMemberId] = useState('');
  // costs can be moved before the tools are there
  const tools = useAll(whatIfTools, { id: groupId }, ({ consortium }) => consortium.tools);
  const member = today.members.find(({ id }) => id === memberId);
  return (
    <div className="flex flex-col gap-4">
      <Select label={t.member} value={memberId} onChange={({ target }) => setMemberId(target.value)}>
        <option value="">{t.choose}</option>
        {today.members.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      {tools.error ? <Shown read={tools}>{() => null}</Shown> : null}
      {member ? <Lines key={member.id} member={member} tools={tools.data ?? []} /> : null}
    </div>
  );
}

function Lines({
  member,
  tools,
}: {
  readonly member: MemberInput;
  readonly tools: readonly Tool[];
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { plan, attempt, undo } = useTrying();
  // the core calculates without names: they come a moment later and nothing waits for them
  const named = useRead(whatIfMemberLines, { id: member.id });
  const [category, setCategory] = useState<CostCategory>('SOFTWARE');
  const size = plan.find(({ key }) => key === `size/${member.id}`)?.trial;
  const isMicro = (size?.kind === 'SET_SIZE' ? size.size : member.size) === 'MICRO';
  const nameOf = (lineId: string): string => {
    const line = named.data?.member.costLines.find(({ id }) => id === lineId);
    return line?.label || line?.tool?.name || '';
  };
  return (
    <>
      {plan.some(({ key }) => key === `drop/${member.id}`) ? (
        <p className="text-attention">{t.leaves}</p>
      ) : null}
      <Checkbox
        label={t.micro}
        checked={isMicro}
        onChange={({ target }) =>
          attempt({ kind: 'SET_SIZE', memberId: member.id, size: target.checked ? 'MICRO' : 'SME' })
        }
      />
      {member.costLines.length === 0 ? <p className="text-quiet">{t.none}</p> : null}
      <ul className="flex flex-col gap-2">
        {member.costLines.map((line) => {
          const key = `line/${member.id}/${line.id}`;
          const trial = plan.find((step) => step.key === key)?.trial;
          const today = draftOf(line);
          return (
            <li key={line.id}>
              <LineEditor
                name={nameOf(line.id)}
                today={today}
                line={trial?.kind === 'REPLACE_LINE' ? trial.line : today}
                removed={trial?.kind === 'REMOVE_LINE'}
                tools={tools}
                onChange={(changed) =>
                  attempt({ kind: 'REPLACE_LINE', memberId: member.id, lineId: line.id, line: changed })
                }
                onRemove={(removed) =>
                  removed ? attempt({ kind: 'REMOVE_LINE', memberId: member.id, lineId: line.id }) : undo(key)
                }
              />
            </li>
          );
        })}
        {plan.map(({ key, trial }) =>
          trial.kind === 'ADD_LINE' && trial.memberId === member.id ? (
            <li key={key}>
              <LineEditor
                name={t.added}
                today={null}
                line={trial.line}
                removed={false}
                tools={tools}
                onChange={(line) => attempt({ ...trial, line }, key)}
                onRemove={() => undo(key)}
              />
            </li>
          ) : null,
        )}
      </ul>
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-56">
          <Select
            label={t.kind}
            value={category}
            onChange={({ target }) => setCategory(target.value as CostCategory)}
          >
            {COST_CATEGORIES.map((one) => (
              <option key={one} value={one}>
                {say(CATEGORY_LABELS[one])}
              </option>
            ))}
          </Select>
        </div>
        <Button
          look="second"
          icon="plus"
          onClick={() =>
            attempt({
              kind: 'ADD_LINE',
              memberId: member.id,
              line: { category, functions: [], unitPriceYen: 0, quantity: 1, cloudMonths: null },
            })
          }
        >
          {t.add}
        </Button>
      </div>
    </>
  );
}
