import type { RuleSetId, Source, SourceDocument, Sourced } from './types.ts';

/** The programme year each paper speaks of. The tax rates have stood since 2019. */
const YEAR_OF: Readonly<Record<SourceDocument, number>> = {
  LAW: 2019,
  S23: 2023,
  K25: 2025,
  R25: 2025,
  X25: 2025,
};

const DOCUMENT_NAMES: Readonly<Record<SourceDocument, string>> = {
  S23: '2023年度概要資料（S23）',
  K25: '2025年度公募要領（K25）',
  R25: '2025年度交付規程（R25）',
  X25: '2025年度様式1〜8（X25）',
  LAW: '法令',
};

export const S23: Source = { document: 'S23', place: '' };
export const k25 = (place: string): Source => ({ document: 'K25', place });
export const r25 = (place: string): Source => ({ document: 'R25', place });
export const x25 = (place: string): Source => ({ document: 'X25', place });
export const law = (place: string): Source => ({ document: 'LAW', place });

export type SourcedFor = <T>(value: T, ...sources: readonly Source[]) => Sourced<T>;

/** Attaches sources to the numbers of one year; a number that only later papers state is carried back. */
export function sourcedFor(year: RuleSetId): SourcedFor {
  return (value, ...sources) => ({
    value,
    sources,
    carriedBack: sources.every(({ document }) => YEAR_OF[document] > Number(year)),
  });
}

/** 'K25 p.20', 'X25 様式5', 'S23'. */
export function citation({ document, place }: Source): string {
  if (document === 'LAW') return place;
  return place === '' ? document : `${document} ${place}`;
}

/** 'S23 / K25 p.20' */
export function citations(sources: readonly Source[]): string {
  return sources.map(citation).join(' / ');
}

/** The paper's full Japanese name, for footnotes. */
export function documentName(document: SourceDocument): string {
  return DOCUMENT_NAMES[document];
}
