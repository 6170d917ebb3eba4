import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  type ReactTable,
} from '@tanstack/react-table';
import type { MemberRow } from './member-rows.ts';

export const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
export type MembersTableModel = ReactTable<typeof features, MemberRow>;

const helper = createColumnHelper<typeof features, MemberRow>();
const names = new Intl.Collator('ja');
const PERSON_ORDER = ['NOBODY', 'EXPIRED', 'INVITED', 'JOINED'];

const bigger = (of: (row: MemberRow) => number | null | undefined) => ({
  // who has no figure stands below those who have 0
  accessorFn: (row: MemberRow) => of(row) ?? -1,
  sortFn: (a: { original: MemberRow }, b: { original: MemberRow }) =>
    (of(a.original) ?? -1) - (of(b.original) ?? -1),
  sortDescFirst: true,
});

/** How the columns are sorted; how they look is the table's matter. */
export const columns = helper.columns([
  helper.accessor('name', {
    id: 'name',
    sortFn: (a, b) => names.compare(a.original.name, b.original.name),
  }),
  helper.accessor('role', { id: 'role', sortFn: (a, b) => a.original.position - b.original.position }),
  { id: 'cost', ...bigger(({ amounts }) => amounts?.infrastructureCost) },
  { id: 'granted', ...bigger(({ amounts }) => amounts?.granted) },
  { id: 'beforeTax', ...bigger(({ amounts }) => amounts?.share?.beforeTax) },
  { id: 'findings', ...bigger(({ errors, warnings }) => errors * 1000 + warnings) },
  helper.accessor('person', {
    id: 'person',
    sortFn: (a, b) =>
      PERSON_ORDER.indexOf(a.original.person ?? '') - PERSON_ORDER.indexOf(b.original.person ?? ''),
  }),
  { id: 'papers', ...bigger(({ papersMissing }) => papersMissing) },
]);
