import { FUNCTION_LABELS } from '@renkei/subsidy-rules';
import { useState, type ReactNode } from 'react';
import { useRead } from '../../../data/read.ts';
import { useSaid, useTexts } from '../../../language/language.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty, Page, Section } from '../../../ui/page.tsx';
import { Shown } from '../../../ui/shown.tsx';
import { Table } from '../../../ui/table.tsx';
import { useGroup } from '../../group-frame.tsx';
import { freezeOf } from '../frozen.ts';
import { FrozenBanner } from '../frozen-banner.tsx';
import { useAll } from '../../../data/pages.ts';
import { membersFreeze, membersTools, membersVendors } from '../tools.generated.ts';
import { TOOLS_TEXTS } from './texts.ts';
import { ToolDialog, type ToolItem, type VendorItem } from './tool-dialog.tsx';
import { VendorDialog } from './vendor-dialog.tsx';

/** What is open: an id, or `new`. */
type Opened = { readonly kind: 'TOOL' | 'VENDOR'; readonly id: string | null } | null;

export function ToolsPage(): ReactNode {
  const t = useTexts(TOOLS_TEXTS);
  const { id, mayChange } = useGroup();
  const [opened, setOpened] = useState<Opened>(null);
  const tools = useAll(membersTools, { id }, ({ consortium }) => consortium.tools);
  const vendors = useAll(membersVendors, { id }, ({ consortium }) => consortium.vendors);
  const freeze = freezeOf(useRead(membersFreeze, { id }).data?.consortium.application ?? null);
  const close = (): void => setOpened(null);
  return (
    <Page title={t.title} lead={t.lead} back={{ to: `/groups/${id}/members`, label: t.back }}>
      {mayChange && freeze ? <FrozenBanner freeze={freeze} groupId={id} /> : null}
      <Section
        title={t.tools}
        actions={
          mayChange && vendors.data && vendors.data.length > 0 ? (
            <Button icon="plus" onClick={() => setOpened({ kind: 'TOOL', id: null })}>
              {t.addTool}
            </Button>
          ) : null
        }
      >
        <Shown read={tools} lines={4}>
          {(all) => (
            <Tools
              all={all}
              onOpen={mayChange ? (toolId) => setOpened({ kind: 'TOOL', id: toolId }) : null}
            />
          )}
        </Shown>
      </Section>
      <Section
        title={t.vendors}
        actions={
          mayChange && vendors.data && vendors.data.length > 0 ? (
            <Button look="second" icon="plus" onClick={() => setOpened({ kind: 'VENDOR', id: null })}>
              {t.addVendor}
            </Button>
          ) : null
        }
      >
        <p className="text-quiet">{t.vendorsLead}</p>
        <Shown read={vendors} lines={4}>
          {(all) => (
            <Vendors
              all={all}
              onOpen={mayChange ? (vendorId) => setOpened({ kind: 'VENDOR', id: vendorId }) : null}
            />
          )}
        </Shown>
      </Section>
      {opened?.kind === 'TOOL' ? (
        <ToolDialog
          groupId={id}
          tool={tools.data?.find((tool) => tool.id === opened.id) ?? null}
          vendors={vendors.data ?? []}
          frozen={freeze !== null}
          onClose={close}
        />
      ) : null}
      {opened?.kind === 'VENDOR' ? (
        <VendorDialog
          groupId={id}
          vendor={vendors.data?.find((vendor) => vendor.id === opened.id) ?? null}
          onClose={close}
        />
      ) : null}
    </Page>
  );
}

function Tools({
  all,
  onOpen,
}: {
  readonly all: readonly ToolItem[];
  readonly onOpen: ((id: string) => void) | null;
}): ReactNode {
  const t = useTexts(TOOLS_TEXTS);
  const say = useSaid();
  if (all.length === 0) return <Empty title={t.noTools}>{t.noToolsText}</Empty>;
  return (
    <Table
      caption={t.tools}
      rows={all}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', head: t.name, rowHead: true, cell: ({ name }) => name },
        { key: 'vendor', head: t.vendor, cell: ({ vendor }) => vendor.name },
        {
          key: 'functions',
          head: t.functions,
          cell: ({ functions }) => functions.map((name) => say(FUNCTION_LABELS[name])).join('・') || t.none,
        },
        ...(onOpen
          ? [
              {
                key: 'change',
                head: <span className="sr-only">{t.change}</span>,
                cell: ({ id, name }: ToolItem) => (
                  <Button look="quiet" aria-label={t.changeTool(name)} onClick={() => onOpen(id)}>
                    {t.change}
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function Vendors({
  all,
  onOpen,
}: {
  readonly all: readonly VendorItem[];
  readonly onOpen: ((id: string | null) => void) | null;
}): ReactNode {
  const t = useTexts(TOOLS_TEXTS);
  if (all.length === 0)
    return (
      <Empty
        title={t.noVendors}
        action={
          onOpen ? (
            <Button icon="plus" onClick={() => onOpen(null)}>
              {t.addVendor}
            </Button>
          ) : null
        }
      >
        {t.noVendorsText}
      </Empty>
    );
  return (
    <Table
      caption={t.vendors}
      rows={all}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', head: t.name, rowHead: true, cell: ({ name }) => name },
        { key: 'number', head: t.corporateNumber, cell: ({ corporateNumber }) => corporateNumber ?? '—' },
        ...(onOpen
          ? [
              {
                key: 'change',
                head: <span className="sr-only">{t.change}</span>,
                cell: ({ id, name }: VendorItem) => (
                  <Button look="quiet" aria-label={t.changeVendor(name)} onClick={() => onOpen(id)}>
                    {t.change}
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
