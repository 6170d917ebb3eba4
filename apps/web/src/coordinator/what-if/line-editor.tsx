import { CATEGORY_LABELS, FUNCTION_LABELS, type SoftwareFunction } from '@renkei/subsidy-rules';
import { useId, useState, type ReactNode } from 'react';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Yen } from '../../ui/amounts.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Checkbox, Select, wholeNumber, YenInput } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { AmountChange } from './amount-change.tsx';
import { FunctionChoice } from './function-choice.tsx';
import type { LineDraft } from './plan.ts';

const TEXTS = texts({
  ja: {
    price: '単価（税抜）',
    slide: (what: string) => `${what}の単価を動かす`,
    quantity: '数量',
    fewer: (what: string) => `${what}の数量を1つ減らす`,
    more: (what: string) => `${what}の数量を1つ増やす`,
    wrong: '0以上の整数で入れてください。',
    today: '今日',
    remove: 'この費用をやめる',
    removeAdded: '足した費用を取り消す',
    tool: 'ツールを変える',
    keep: 'ツールを選ぶと、その機能で計算します',
  },
  en: {
    price: 'Unit price (without tax)',
    slide: (what: string) => `Move the unit price of ${what}`,
    quantity: 'Quantity',
    fewer: (what: string) => `One ${what} fewer`,
    more: (what: string) => `One ${what} more`,
    wrong: 'Please enter a whole number of 0 or more.',
    today: 'Today',
    remove: 'Leave this cost out',
    removeAdded: 'Remove the added cost',
    tool: 'Another tool',
    keep: 'A tool’s functions are taken over',
  },
});

export interface Tool {
  readonly id: string;
  readonly name: string;
  readonly functions: readonly SoftwareFunction[];
}

/** The database bounds a stored line the same way. */
const MOST_UNITS = 1_000_000;
const STEP_YEN = 10_000;

/** Whole yen, tax-exclusive. */
function costOf({ unitPriceYen, quantity }: LineDraft): bigint {
  return BigInt(unitPriceYen) * BigInt(quantity);
}

/** One cost line that may be otherwise: its price, its quantity, its tool, or not at all. */
export function LineEditor({
  name,
  today,
  line,
  removed,
  tools,
  onChange,
  onRemove,
}: {
  readonly name: string;
  /** null: it does not exist today. */
  readonly today: LineDraft | null;
  readonly line: LineDraft;
  readonly removed: boolean;
  readonly tools: readonly Tool[];
  readonly onChange: (line: LineDraft) => void;
  readonly onRemove: (removed: boolean) => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const category = say(CATEGORY_LABELS[line.category]);
  const what = name ? `${category} ${name}` : category;
  const change = (removed ? 0n : costOf(line)) - (today ? costOf(today) : 0n);
  return (
    <details open={today === null || undefined} className="group/line rounded-lg bg-wash">
      <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 px-4 py-2">
        <span className="group-open/line:rotate-180">
          <Icon name="down" size={20} />
        </span>
        <span className="min-w-0 flex-1 basis-40 font-bold">{what}</span>
        <span className={removed ? 'line-through' : ''}>
          <Yen yen={costOf(line)} />
        </span>
        {change === 0n ? null : (
          <span className="font-bold">
            <AmountChange yen={change} />
          </span>
        )}
      </summary>
      <fieldset className="flex min-w-0 flex-col gap-3 border-t border-hairline p-4">
        <legend className="sr-only">{what}</legend>
        {removed ? null : (
          <>
            <Price what={what} today={today} line={line} onChange={onChange} />
            <Quantity what={what} line={line} onChange={onChange} />
            {line.category === 'SOFTWARE' ? (
              <>
                {tools.length > 0 ? (
                  <Select
                    label={t.tool}
                    hint={t.keep}
                    value=""
                    onChange={({ target }) => {
                      const tool = tools.find(({ id }) => id === target.value);
                      if (tool) onChange({ ...line, functions: tool.functions });
                    }}
                  >
                    <option value="">—</option>
                    {tools.map((tool) => (
                      <option key={tool.id} value={tool.id}>
                        {tool.name}（{tool.functions.map((one) => say(FUNCTION_LABELS[one])).join('・')}）
                      </option>
                    ))}
                  </Select>
                ) : null}
                <FunctionChoice
                  chosen={line.functions}
                  onChoose={(functions) => onChange({ ...line, functions })}
                />
              </>
            ) : null}
          </>
        )}
        <Checkbox
          label={today ? t.remove : t.removeAdded}
          checked={removed}
          onChange={({ target }) => onRemove(target.checked)}
        />
      </fieldset>
    </details>
  );
}

function Price({
  what,
  today,
  line,
  onChange,
}: {
  readonly what: string;
  readonly today: LineDraft | null;
  readonly line: LineDraft;
  readonly onChange: (line: LineDraft) => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  // what is typed stays as typed, until the amount is changed from somewhere else
  const [typed, setTyped] = useState({ text: String(line.unitPriceYen), yen: line.unitPriceYen });
  const text = typed.yen === line.unitPriceYen ? typed.text : String(line.unitPriceYen);
  const most = Math.ceil(Math.max((today?.unitPriceYen ?? 0) * 2, 1_000_000) / STEP_YEN) * STEP_YEN;
  return (
    <div className="flex flex-col gap-1">
      <YenInput
        label={t.price}
        yen={text}
        problem={wholeNumber(text) === null ? t.wrong : null}
        {...(today
          ? {
              hint: (
                <>
                  {t.today} <Yen yen={today.unitPriceYen} />
                </>
              ),
            }
          : {})}
        onYen={(next, yen) => {
          setTyped({ text: next, yen: yen ?? line.unitPriceYen });
          if (yen !== null) onChange({ ...line, unitPriceYen: yen });
        }}
      />
      <input
        type="range"
        aria-label={t.slide(what)}
        min={0}
        max={most}
        step={STEP_YEN}
        value={Math.min(line.unitPriceYen, most)}
        onChange={({ target }) => onChange({ ...line, unitPriceYen: Number(target.value) })}
        className="h-11 w-full accent-accent"
      />
    </div>
  );
}

function Quantity({
  what,
  line,
  onChange,
}: {
  readonly what: string;
  readonly line: LineDraft;
  readonly onChange: (line: LineDraft) => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const id = useId();
  const set = (quantity: number): void =>
    onChange({ ...line, quantity: Math.min(MOST_UNITS, Math.max(1, quantity)) });
  return (
    <div className="flex flex-wrap items-center gap-2">
      <label htmlFor={id} className="font-bold">
        {t.quantity}
      </label>
      <IconButton
        icon="down"
        name={t.fewer(what)}
        disabled={line.quantity <= 1}
        onClick={() => set(line.quantity - 1)}
      />
      <input
        id={id}
        inputMode="numeric"
        autoComplete="off"
        value={line.quantity}
        onChange={({ target }) => set(wholeNumber(target.value) ?? 1)}
        className="yen min-h-11 w-24 rounded-lg border border-line px-3"
      />
      <IconButton icon="up" name={t.more(what)} onClick={() => set(line.quantity + 1)} />
    </div>
  );
}
