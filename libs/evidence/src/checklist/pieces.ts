import type { EvidenceCode, EvidenceLink, EvidenceOutcome } from '@renkei/lifecycle';

/** A link as the checklist counts it. */
export interface LinkedPiece {
  readonly item: EvidenceCode;
  readonly outcome: EvidenceOutcome;
  readonly purchaseStepId: string | null;
  readonly unitNumber: number | null;
}

/**
 * What of the links counts: two photos of one device, or two scans of one payment, prove it once, and a unit the line no
 * longer has proves nothing. What names neither unit nor step stands for one of its own. Returned pieces count for
 * nothing and are all told.
 * @param quantity units of the line
 */
export function countedPieces(links: readonly LinkedPiece[], quantity: number): EvidenceLink[] {
  const best = new Map<string, EvidenceLink>();
  const counted: EvidenceLink[] = [];
  for (const { item, outcome, unitNumber, purchaseStepId } of links) {
    if (unitNumber !== null && unitNumber > quantity) continue;
    const piece = { item, outcome };
    if (outcome === 'RETURNED' || (unitNumber === null && purchaseStepId === null)) {
      counted.push(piece);
      continue;
    }
    const place = `${item} ${unitNumber ?? ''} ${purchaseStepId ?? ''}`;
    if (best.get(place)?.outcome !== 'ACCEPTED') best.set(place, piece);
  }
  return [...counted, ...best.values()];
}
