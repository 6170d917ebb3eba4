import type {
  EvidenceBoardQuery,
  EvidenceCode,
  EvidenceFilesQuery,
  EvidenceLinesQuery,
  EvidenceState,
} from './evidence.generated.ts';

export type Checklist = NonNullable<
  EvidenceBoardQuery['consortium']['evidenceChecklist']
>['edges'][number]['node'];
export type Item = Checklist['items'][number];
export type EvidenceFile = NonNullable<EvidenceFilesQuery['consortium']['evidence']>['edges'][number]['node'];
export type CostLine =
  EvidenceLinesQuery['consortium']['members']['edges'][number]['node']['costLines'][number];

/** From what somebody has to do now to what is done. */
export const STATES: readonly EvidenceState[] = ['HANDED_IN', 'RETURNED', 'MISSING', 'ACCEPTED'];

export function checklistsOf(pages: readonly EvidenceBoardQuery[]): readonly Checklist[] {
  return pages.flatMap(({ consortium }) => consortium.evidenceChecklist?.edges.map(({ node }) => node) ?? []);
}

export function filesOf(pages: readonly EvidenceFilesQuery[]): readonly EvidenceFile[] {
  return pages.flatMap(({ consortium }) => consortium.evidence?.edges.map(({ node }) => node) ?? []);
}

export function linesOf(pages: readonly EvidenceLinesQuery[]): ReadonlyMap<string, CostLine> {
  return new Map(
    pages.flatMap(({ consortium }) =>
      consortium.members.edges.flatMap(({ node }) => node.costLines.map((line) => [line.id, line] as const)),
    ),
  );
}

export const itemKey = ({ code, costLineId }: Pick<Item, 'code' | 'costLineId'>): string =>
  `${code} ${costLineId ?? ''}`;

/** What is there for one item: the newest first, without those a newer file took the place of. */
export function filesFor(
  files: readonly EvidenceFile[],
  memberId: string,
  item: Pick<Item, 'code' | 'costLineId'>,
): readonly EvidenceFile[] {
  return files.filter(
    (file) =>
      file.memberId === memberId &&
      file.replacedById === null &&
      file.links.some((link) => link.item === item.code && link.costLineId === item.costLineId),
  );
}

/** Files that prove nothing yet. */
export function unlinked(files: readonly EvidenceFile[]): readonly EvidenceFile[] {
  return files.filter(({ links, replacedById }) => links.length === 0 && replacedById === null);
}

/** Files somebody has to look at, the longest waiting first. */
export function waiting(files: readonly EvidenceFile[]): readonly EvidenceFile[] {
  return files
    .filter((file) => file.replacedById === null && file.links.some(({ outcome }) => outcome === 'PENDING'))
    .toReversed();
}

export type Filter = EvidenceState | '';

/** Members with the items the reader asked for; a member without any is left out. */
export function narrowed(
  checklists: readonly Checklist[],
  state: Filter,
  memberId: string,
): readonly { readonly list: Checklist; readonly items: readonly Item[] }[] {
  return checklists.flatMap((list) => {
    if (memberId !== '' && list.memberId !== memberId) return [];
    const items = state === '' ? list.items : list.items.filter((item) => item.state === state);
    return items.length > 0 ? [{ list, items }] : [];
  });
}

export function totals(checklists: readonly Checklist[]): Readonly<Record<EvidenceState, number>> {
  const sum = (of: (list: Checklist) => number) => checklists.reduce((total, list) => total + of(list), 0);
  return {
    HANDED_IN: sum(({ counts }) => counts.handedIn),
    RETURNED: sum(({ counts }) => counts.returned),
    MISSING: sum(({ counts }) => counts.missing),
    ACCEPTED: sum(({ counts }) => counts.accepted),
  };
}

export interface UploadTarget {
  readonly memberId: string;
  readonly item: { readonly code: EvidenceCode; readonly costLineId: string | null } | null;
  readonly replacesId?: string;
}

/** The address a file is sent to; what it is goes in the query, the body is the file. */
export function uploadPath(
  consortiumId: string,
  { memberId, item, replacesId }: UploadTarget,
  fileName: string,
  idempotencyKey: string,
): string {
  const query = new URLSearchParams({ consortiumId, memberId, fileName, idempotencyKey });
  // what it takes the place of says already what it proves
  if (replacesId) query.set('replacesId', replacesId);
  else if (item) {
    query.set('item', item.code);
    if (item.costLineId) query.set('costLineId', item.costLineId);
  }
  return `/evidence?${query}`;
}

/** `1.2 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** What a browser draws by itself; the rest is opened in its own program. */
export const canDraw = (mediaType: string): boolean =>
  mediaType === 'image/jpeg' || mediaType === 'image/png' || mediaType === 'image/webp';

/** Whether anybody may open it: what waits for its scan or failed it is not served. */
export const isOpen = ({ scan }: Pick<EvidenceFile, 'scan'>): boolean =>
  scan === 'CLEAN' || scan === 'NOT_SCANNED';
