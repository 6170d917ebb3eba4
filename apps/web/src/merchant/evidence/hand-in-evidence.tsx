import type { Problem } from '@renkei/api-client';
import { useEffect, useState, type ReactNode } from 'react';
import { newIdempotencyKey, useChange } from '../../data/change.ts';
import { texts, useTexts } from '../../language/language.ts';
import { Checkbox } from '../../ui/field.tsx';
import { Problems } from '../../ui/problems.tsx';
import { FileChooser } from '../hand-in/file-chooser.tsx';
import { useHandIn } from '../hand-in/use-hand-in.ts';
import { useShop } from '../shop.ts';
import { merchantLinkEvidence, type MerchantEvidenceQuery } from './evidence.generated.ts';

const TEXTS = texts({
  ja: {
    units: 'この写真に写っている機器',
    unit: (number: number, of: number) => `${number}台目（${of}台のうち）`,
    whichUnits: '写っている機器を選んでください。',
  },
  en: {
    units: 'Devices on this photo',
    unit: (number: number, of: number) => `Device ${number} of ${of}`,
    whichUnits: 'Please choose the devices on it.',
  },
});

/** As the API has it for evidence, unless an installation sets less: then it says so. */
const MOST_BYTES = 50_000_000;

type Item = NonNullable<MerchantEvidenceQuery['member']['evidenceChecklist']>['items'][number];

interface Answer {
  readonly evidence: { readonly id: string } | null;
  readonly alreadyThere?: boolean;
  readonly problems: readonly Problem[];
}

/** A file for one item; a photo of several devices says which ones are on it. */
export function HandInEvidence({
  item,
  units,
  replacesId,
  onDone,
}: {
  readonly item: Item;
  readonly units: number;
  readonly replacesId: string | null;
  readonly onDone: (alreadyThere: boolean) => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const { memberId, consortiumId } = useShop();
  const several = item.code === 'UNIT_PHOTO' && units > 1 && replacesId === null;
  const [shown, setShown] = useState<readonly number[]>([]);
  const [asked, setAsked] = useState(false);
  const linking = useChange(merchantLinkEvidence);
  const unitNumbers = item.code === 'UNIT_PHOTO' ? (several ? shown : [1]) : [];
  const handIn = useHandIn<Answer>(
    (file) =>
      addressOf({
        consortiumId,
        memberId,
        fileName: file.name,
        // a file that takes the place of another proves what that one did
        ...(replacesId
          ? { replacesId }
          : { item: item.code, costLineId: item.costLineId, unitNumber: unitNumbers[0]?.toString() }),
      }),
    MOST_BYTES,
  );
  const { step, result } = handIn;
  useEffect(() => {
    if (step !== 'DONE' || !result?.evidence) return;
    const rest = unitNumbers.slice(1);
    const finish = async (evidenceId: string): Promise<void> => {
      if (rest.length > 0) {
        const linked = await linking.send({
          input: {
            evidenceId,
            item: item.code,
            costLineId: item.costLineId,
            unitNumbers: rest,
            idempotencyKey: newIdempotencyKey(),
          },
        });
        if (!linked) return;
      }
      onDone(result.alreadyThere ?? false);
    };
    void finish(result.evidence.id);
    // once, when it has arrived
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [step]);
  return (
    <div className="flex flex-col gap-4">
      {several && handIn.file ? (
        <fieldset>
          <legend className="font-bold">{t.units}</legend>
          {Array.from({ length: units }, (_, index) => index + 1).map((number) => (
            <Checkbox
              key={number}
              label={t.unit(number, units)}
              checked={shown.includes(number)}
              onChange={({ target }) =>
                setShown(target.checked ? [...shown, number].sort() : shown.filter((one) => one !== number))
              }
            />
          ))}
          {asked && shown.length === 0 ? (
            <p role="alert" className="font-bold text-stop">
              {t.whichUnits}
            </p>
          ) : null}
        </fieldset>
      ) : null}
      <Problems problems={linking.problems} />
      <FileChooser
        handIn={handIn}
        pdf={item.accepts.includes('PDF')}
        ready={!several || shown.length > 0}
        onNotReady={() => setAsked(true)}
      />
    </div>
  );
}

function addressOf(parts: Readonly<Record<string, string | null | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) if (value) query.set(name, value);
  return `/evidence?${query.toString()}`;
}
