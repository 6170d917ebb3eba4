import { useState, type FormEvent, type ReactNode } from 'react';
import type { SoftwareFunction } from '@renkei/subsidy-rules';
import { useDraft } from '../../data/draft.ts';
import { texts, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox, TextInput, wholeNumber, YenInput } from '../../ui/field.tsx';
import { useGroup } from '../group-frame.tsx';
import { FunctionChoice } from './function-choice.tsx';
import { useTrying } from './try-context.ts';

const TEXTS = texts({
  ja: {
    name: 'お店の名前',
    nameHint: '仮の名前でかまいません。',
    software: 'ソフトウェアの費用（税抜）',
    pc: 'PC・タブレットなどの費用（税抜）',
    micro: '小規模事業者',
    add: 'このお店が加わったら',
    nameMissing: '名前を入れてください。仮の名前でかまいません。',
    wrong: '0以上の整数で入れてください。',
  },
  en: {
    name: 'Name of the shop',
    nameHint: 'Any name will do.',
    software: 'Cost of software (without tax)',
    pc: 'Cost of PC, tablet … (without tax)',
    micro: 'Micro business',
    add: 'If this shop joins',
    nameMissing: 'Please enter a name; any will do.',
    wrong: 'Please enter a whole number of 0 or more.',
  },
});

interface NewShop {
  readonly name: string;
  readonly software: string;
  readonly pc: string;
  readonly functions: readonly SoftwareFunction[];
  readonly micro: boolean;
}

const EMPTY: NewShop = { name: '', software: '', pc: '', functions: ['ACCOUNTING'], micro: false };

/** A shop that may join, with the two costs most have. More is tried with the costs of existing shops. */
export function AddMember(): ReactNode {
  const t = useTexts(TEXTS);
  const { id } = useGroup();
  const { attempt } = useTrying();
  const [shop, setShop, forget] = useDraft<NewShop>(`what-if-new-shop/${id}`, EMPTY);
  const [asked, setAsked] = useState(false);
  const yen = (text: string): number | null => (text.trim() === '' ? 0 : wholeNumber(text));
  const [software, pc] = [yen(shop.software), yen(shop.pc)];

  const add = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (shop.name.trim() === '' || software === null || pc === null) return;
    attempt({
      kind: 'ADD_MEMBER',
      member: {
        name: shop.name.trim(),
        size: shop.micro ? 'MICRO' : 'SME',
        costLines: [
          { category: 'SOFTWARE' as const, unitPriceYen: software, functions: shop.functions },
          { category: 'PC' as const, unitPriceYen: pc, functions: [] },
        ]
          .filter(({ unitPriceYen }) => unitPriceYen > 0)
          .map((line) => ({ ...line, quantity: 1, cloudMonths: null })),
      },
    });
    setAsked(false);
    forget();
  };
  return (
    <form noValidate onSubmit={add} className="flex flex-col gap-4">
      <TextInput
        label={t.name}
        hint={t.nameHint}
        value={shop.name}
        maxLength={200}
        problem={asked && shop.name.trim() === '' ? t.nameMissing : null}
        onChange={({ target }) => setShop({ ...shop, name: target.value })}
      />
      <YenInput
        label={t.software}
        yen={shop.software}
        problem={software === null ? t.wrong : null}
        onYen={(text) => setShop({ ...shop, software: text })}
      />
      <FunctionChoice chosen={shop.functions} onChoose={(functions) => setShop({ ...shop, functions })} />
      <YenInput
        label={t.pc}
        yen={shop.pc}
        problem={pc === null ? t.wrong : null}
        onYen={(text) => setShop({ ...shop, pc: text })}
      />
      <Checkbox
        label={t.micro}
        checked={shop.micro}
        onChange={({ target }) => setShop({ ...shop, micro: target.checked })}
      />
      <div>
        <Button type="submit" look="second" icon="plus">
          {t.add}
        </Button>
      </div>
    </form>
  );
}
