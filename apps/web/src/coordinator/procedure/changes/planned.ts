import type { Bilingual } from '@renkei/api-client';
import { CATEGORY_LABELS, type CostCategory } from '@renkei/subsidy-rules';
import { yenText } from '../../../language/money.ts';

export interface PlannedLine {
  readonly category: CostCategory;
  readonly label: string | null;
  readonly unitPriceYen: number;
  readonly quantity: number;
  readonly cloudMonths: number | null;
}

export interface Planned {
  readonly kind: 'DROP_MEMBER' | 'SET_SIZE' | 'ADD_LINE' | 'REPLACE_LINE' | 'REMOVE_LINE';
  readonly memberId: string;
  readonly size: 'SME' | 'MICRO' | null;
  readonly line: PlannedLine | null;
}

function lineText({ category, label, unitPriceYen, quantity, cloudMonths }: PlannedLine): Bilingual {
  const kind = CATEGORY_LABELS[category];
  const months = cloudMonths === null ? ['', ''] : [`、${cloudMonths}か月分`, `, ${cloudMonths} months`];
  const total = unitPriceYen * quantity;
  return {
    ja: `${label ? `「${label}」` : kind.ja} ${yenText(unitPriceYen, 'ja')} × ${quantity}（合計${yenText(total, 'ja')}${months[0]}）`,
    en: `${label ? `"${label}"` : kind.en} ${yenText(unitPriceYen, 'en')} × ${quantity} (${yenText(total, 'en')} in all${months[1]})`,
  };
}

/** One planned change in a sentence. Amounts in whole yen, tax-exclusive. */
export function plannedWords({ kind, size, line }: Planned, name: string): Bilingual {
  const text = line ? lineText(line) : { ja: '', en: '' };
  switch (kind) {
    case 'DROP_MEMBER':
      return { ja: `${name}がグループから抜けます。`, en: `${name} leaves the group.` };
    case 'SET_SIZE':
      return size === 'MICRO'
        ? { ja: `${name}の規模を「小規模事業者」にします。`, en: `${name} becomes a micro business.` }
        : { ja: `${name}の規模を「中小企業」にします。`, en: `${name} becomes an SME.` };
    case 'ADD_LINE':
      return { ja: `${name}の費用を増やします: ${text.ja}`, en: `A cost of ${name} is added: ${text.en}` };
    case 'REPLACE_LINE':
      return {
        ja: `${name}の費用を置き換えます: ${text.ja}`,
        en: `A cost of ${name} is replaced: ${text.en}`,
      };
    case 'REMOVE_LINE':
      return { ja: `${name}の費用を1行なくします。`, en: `One cost of ${name} is removed.` };
  }
}
