import type { JstMinute } from '@renkei/kernel';
import { ANCHOR_CODES, type AnchorCode, type Anchors } from '@renkei/lifecycle';

/** null: not known before, or no longer. */
export interface AnchorMove {
  readonly anchor: AnchorCode;
  readonly from: JstMinute | null;
  readonly to: JstMinute | null;
}

/** What differs between two revisions, in the order of the procedure; at most nine. */
export function anchorMoves(from: Anchors, to: Anchors): readonly AnchorMove[] {
  return ANCHOR_CODES.flatMap((anchor) => {
    const move = { anchor, from: from[anchor] ?? null, to: to[anchor] ?? null };
    return move.from === move.to ? [] : [move];
  });
}
