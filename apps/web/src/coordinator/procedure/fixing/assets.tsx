import { useState, type ReactNode } from 'react';
import { useToday } from '../../../data/now.ts';
import { useTexts } from '../../../language/language.ts';
import { When, Yen } from '../../../ui/amounts.tsx';
import { Button } from '../../../ui/button.tsx';
import { Section } from '../../../ui/page.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Table } from '../../../ui/table.tsx';
import { useGroup } from '../../group-frame.tsx';
import { useEveryPage } from '../shared/pages.ts';
import { StepDialog } from '../shared/step-dialog.tsx';
import {
  procedureAssets,
  procedureDisposeAsset,
  procedureUpdateAsset,
  type ProcedureAssetsQuery,
} from './fixing.generated.ts';
import { FIXING_TEXTS } from './fixing-texts.ts';

type Asset = ProcedureAssetsQuery['consortium']['assets']['edges'][number]['node'];

/** The ledger of what was bought for ¥500,000 or more a unit: where it is, and whether it is still there. */
export function Assets({
  nameOf,
  fixed,
}: {
  readonly nameOf: (memberId: string) => string;
  readonly fixed: boolean;
}): ReactNode {
  const t = useTexts(FIXING_TEXTS);
  const { id, mayChange } = useGroup();
  const read = useEveryPage(procedureAssets, { id }, ({ consortium }) => consortium.assets);
  const [open, setOpen] = useState<{ readonly id: string; readonly step: 'PLACE' | 'DISPOSE' } | null>(null);
  return (
    <Section title={t.assets}>
      <p className="text-quiet">{t.assetsHow}</p>
      <Shown read={read} lines={2}>
        {(assets) => {
          if (assets.length === 0) return <p>{fixed ? t.noAssets : t.noAssetsYet}</p>;
          const asset = assets.find((one) => one.id === open?.id);
          return (
            <>
              <Table
                caption={t.assets}
                rows={assets}
                rowKey={(one) => one.id}
                columns={[
                  { key: 'asset', head: t.asset, rowHead: true, cell: ({ name }) => name },
                  { key: 'member', head: t.member, cell: ({ memberId }) => nameOf(memberId) },
                  {
                    key: 'price',
                    head: t.unitPrice,
                    right: true,
                    cell: ({ unitPriceYen }) => <Yen yen={unitPriceYen} />,
                  },
                  { key: 'quantity', head: t.quantity, right: true, cell: ({ quantity }) => quantity },
                  { key: 'acquired', head: t.acquired, cell: ({ acquiredOn }) => <When at={acquiredOn} /> },
                  { key: 'place', head: t.place, cell: ({ place }) => place || t.noPlace },
                  {
                    key: 'actions',
                    head: t.actions,
                    cell: ({ id: one, name, disposedOn, disposalNote }) =>
                      disposedOn ? (
                        <>
                          {t.disposed} <When at={disposedOn} />
                          <span className="block text-sm text-quiet">{disposalNote}</span>
                        </>
                      ) : mayChange ? (
                        <span className="flex flex-wrap gap-2">
                          <Button
                            look="quiet"
                            aria-label={t.setPlace(name)}
                            onClick={() => setOpen({ id: one, step: 'PLACE' })}
                          >
                            {t.setPlaceShort}
                          </Button>
                          <Button
                            look="quiet"
                            aria-label={t.dispose(name)}
                            onClick={() => setOpen({ id: one, step: 'DISPOSE' })}
                          >
                            {t.disposeShort}
                          </Button>
                        </span>
                      ) : null,
                  },
                ]}
              />
              {asset && open ? (
                <AssetStep
                  key={`${asset.id} ${open.step}`}
                  asset={asset}
                  step={open.step}
                  onClose={() => setOpen(null)}
                />
              ) : null}
            </>
          );
        }}
      </Shown>
    </Section>
  );
}

function AssetStep({
  asset: { id, version, name, place, disposedOn },
  step,
  onClose,
}: {
  readonly asset: Asset;
  readonly step: 'PLACE' | 'DISPOSE';
  readonly onClose: () => void;
}): ReactNode {
  const t = useTexts(FIXING_TEXTS);
  const today = useToday();
  if (step === 'PLACE') {
    return (
      <StepDialog
        draft={`asset/${id}/place`}
        words={{ title: t.setPlace(name), ...t.placeWords }}
        fields={[{ name: 'place', kind: 'line', label: t.place, required: true }]}
        initial={{ place }}
        gone={disposedOn !== null}
        operation={procedureUpdateAsset}
        input={(values) => ({ id, version, place: values['place'] ?? '' })}
        onClose={onClose}
        onDone={onClose}
      />
    );
  }
  return (
    <StepDialog
      draft={`asset/${id}/dispose`}
      words={{ title: t.dispose(name), ...t.disposeWords }}
      fields={[
        { name: 'disposedOn', kind: 'date', label: t.disposedOn, required: true },
        { name: 'note', kind: 'text', label: t.note, required: true },
      ]}
      initial={{ disposedOn: today }}
      gone={disposedOn !== null}
      danger
      operation={procedureDisposeAsset}
      input={(values) => ({
        id,
        version,
        disposedOn: values['disposedOn'] ?? '',
        note: values['note'] ?? '',
      })}
      onClose={onClose}
      onDone={onClose}
    />
  );
}
