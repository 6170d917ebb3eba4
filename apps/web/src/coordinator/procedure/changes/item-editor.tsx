import type { Problem } from '@renkei/api-client';
import {
  CATEGORY_LABELS,
  COST_CATEGORIES,
  FUNCTION_LABELS,
  RULE_SETS,
  type CostCategory,
  type RuleSetId,
  type SoftwareFunction,
} from '@renkei/subsidy-rules';
import type { ReactNode } from 'react';
import { useRead } from '../../../data/read.ts';
import { texts, usePreferences, useSaid, useTexts } from '../../../language/language.ts';
import { yenText } from '../../../language/money.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox, Radios, Select, TextInput, YenInput } from '../../../ui/field.tsx';
import { Problems } from '../../../ui/problems.tsx';
import { useGroup } from '../../group-frame.tsx';
import type { Item } from './change-form.ts';
import { CHANGE_WORDS } from './change-texts.ts';
import { procedureMemberLines, type ProcedureMemberLinesQuery } from './changes.generated.ts';

const TEXTS = texts({
  ja: {
    number: (number: number, what: string) => `${number}. ${what}`,
    remove: 'この項目をやめる',
    removeNumber: (number: number) => `${number}番をやめる`,
    member: 'お店',
    choose: '選んでください',
    size: '規模',
    sme: '中小企業',
    micro: '小規模事業者',
    line: 'どの費用',
    noLines: 'このお店に費用の行はありません',
    category: '費用の区分',
    tool: 'ITツール',
    noTool: '一覧にあるツールは使わない',
    functions: '機能',
    label: '行の名前',
    labelHint: '空のままなら、前と同じか、名前なしです。',
    unitPrice: '単価（税抜）',
    quantity: '数量',
    cloudMonths: 'クラウド利用料の月数',
    cloudHint: 'クラウドでなければ空のままにします。',
    needed: 'ここを入れてください。',
  },
  en: {
    number: (number: number, what: string) => `${number}. ${what}`,
    remove: 'Leave this out',
    removeNumber: (number: number) => `Leave out no. ${number}`,
    member: 'Member',
    choose: 'Please choose',
    size: 'Size',
    sme: 'SME',
    micro: 'Micro business',
    line: 'Which cost',
    noLines: 'This member has no costs',
    category: 'Category',
    tool: 'IT tool',
    noTool: 'No tool of the list',
    functions: 'Functions',
    label: 'Name of the line',
    labelHint: 'Empty: as it was, or none.',
    unitPrice: 'Unit price (before tax)',
    quantity: 'Quantity',
    cloudMonths: 'Months of the cloud fee',
    cloudHint: 'Leave empty if it is not in the cloud.',
    needed: 'Please fill this in.',
  },
});

export interface ToolChoice {
  readonly id: string;
  readonly name: string;
  readonly vendor: { readonly name: string };
}

interface Props {
  readonly item: Item;
  readonly number: number;
  readonly members: readonly { readonly memberId: string; readonly name: string }[];
  readonly tools: readonly ToolChoice[];
  readonly missing: readonly (keyof Item)[];
  readonly problems: readonly Problem[];
  readonly onItem: (item: Item) => void;
  readonly onRemove: () => void;
}

/** One thing that is to be different, as the kind of it asks. */
export function ItemEditor(props: Props): ReactNode {
  const { item, number, members, missing, problems, onItem, onRemove } = props;
  const t = useTexts(TEXTS);
  const words = useTexts(CHANGE_WORDS);
  const need = (field: keyof Item): string | undefined => (missing.includes(field) ? t.needed : undefined);
  return (
    <fieldset className="flex flex-col gap-4 rounded-xl border border-hairline p-4">
      <legend className="px-1 font-bold">{t.number(number, words.item[item.kind])}</legend>
      <Select
        label={t.member}
        required
        value={item.memberId}
        problem={need('memberId')}
        onChange={({ target }) => onItem({ ...item, memberId: target.value, lineId: '' })}
      >
        <option value="">{t.choose}</option>
        {members.map(({ memberId, name }) => (
          <option key={memberId} value={memberId}>
            {name}
          </option>
        ))}
      </Select>
      {item.kind === 'SET_SIZE' ? (
        <Radios
          legend={t.size}
          name={`size-${item.key}`}
          value={item.size}
          choices={[
            { value: 'SME', label: t.sme },
            { value: 'MICRO', label: t.micro },
          ]}
          onChoose={(size) => onItem({ ...item, size })}
        />
      ) : null}
      {(item.kind === 'REPLACE_LINE' || item.kind === 'REMOVE_LINE') && item.memberId ? (
        <LineChoice item={item} problem={need('lineId')} onItem={onItem} />
      ) : null}
      {item.kind === 'ADD_LINE' || (item.kind === 'REPLACE_LINE' && item.lineId) ? (
        <LineFields {...props} need={need} />
      ) : null}
      <Problems problems={problems} />
      <div>
        <Button look="quiet" onClick={onRemove} aria-label={t.removeNumber(number)}>
          {t.remove}
        </Button>
      </div>
    </fieldset>
  );
}

type Line = ProcedureMemberLinesQuery['member']['costLines'][number];

function LineChoice({
  item,
  problem,
  onItem,
}: {
  readonly item: Item;
  readonly problem: string | undefined;
  readonly onItem: (item: Item) => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { language } = usePreferences();
  const read = useRead(procedureMemberLines, { id: item.memberId });
  const lines: readonly Line[] = read.data?.member.costLines ?? [];
  const choose = (lineId: string): void => {
    const line = lines.find(({ id }) => id === lineId);
    if (!line || item.kind === 'REMOVE_LINE') {
      onItem({ ...item, lineId });
      return;
    }
    onItem({
      ...item,
      lineId,
      category: line.category,
      label: line.label,
      toolId: line.toolId ?? '',
      functions: line.functions,
      unitPrice: String(line.unitPriceYen),
      quantity: String(line.quantity),
      cloudMonths: line.cloudMonths === null ? '' : String(line.cloudMonths),
    });
  };
  return (
    <Select
      label={t.line}
      required
      value={item.lineId}
      problem={problem}
      onChange={({ target }) => choose(target.value)}
    >
      <option value="">{read.data && lines.length === 0 ? t.noLines : t.choose}</option>
      {lines.map((line) => (
        <option key={line.id} value={line.id}>
          {[
            say(CATEGORY_LABELS[line.category]),
            line.label || line.tool?.name,
            yenText(line.amountYen, language),
          ]
            .filter(Boolean)
            .join(' ')}
        </option>
      ))}
    </Select>
  );
}

function LineFields({
  item,
  tools,
  need,
  onItem,
}: Props & { readonly need: (field: keyof Item) => string | undefined }): ReactNode {
  const t = useTexts(TEXTS);
  const say = useSaid();
  const { ruleSet } = useGroup();
  const software = item.category === 'SOFTWARE';
  const toggle = (one: SoftwareFunction): void =>
    onItem({
      ...item,
      functions: item.functions.includes(one)
        ? item.functions.filter((each) => each !== one)
        : [...item.functions, one],
    });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Select
        label={t.category}
        value={item.category}
        onChange={({ target }) => onItem({ ...item, category: target.value as CostCategory })}
      >
        {COST_CATEGORIES.map((category) => (
          <option key={category} value={category}>
            {say(CATEGORY_LABELS[category])}
          </option>
        ))}
      </Select>
      <Select
        label={t.tool}
        value={item.toolId}
        onChange={({ target }) => onItem({ ...item, toolId: target.value })}
      >
        <option value="">{t.noTool}</option>
        {tools.map(({ id, name, vendor }) => (
          <option key={id} value={id}>
            {name} – {vendor.name}
          </option>
        ))}
      </Select>
      {software && !item.toolId ? (
        <fieldset className="sm:col-span-2">
          <legend className="font-bold">{t.functions}</legend>
          <div className="flex flex-wrap gap-x-6">
            {RULE_SETS[ruleSet.slice('RULES_'.length) as RuleSetId].eligibleFunctions.value.map((one) => (
              <Checkbox
                key={one}
                label={say(FUNCTION_LABELS[one])}
                checked={item.functions.includes(one)}
                onChange={() => toggle(one)}
              />
            ))}
          </div>
        </fieldset>
      ) : null}
      <TextInput
        label={t.label}
        hint={t.labelHint}
        value={item.label}
        onChange={({ target }) => onItem({ ...item, label: target.value })}
      />
      <YenInput
        label={t.unitPrice}
        required
        yen={item.unitPrice}
        problem={need('unitPrice')}
        onYen={(unitPrice) => onItem({ ...item, unitPrice })}
      />
      <TextInput
        label={t.quantity}
        required
        inputMode="numeric"
        value={item.quantity}
        problem={need('quantity')}
        onChange={({ target }) => onItem({ ...item, quantity: target.value })}
      />
      <TextInput
        label={t.cloudMonths}
        hint={t.cloudHint}
        inputMode="numeric"
        value={item.cloudMonths}
        problem={need('cloudMonths')}
        onChange={({ target }) => onItem({ ...item, cloudMonths: target.value })}
      />
    </div>
  );
}
