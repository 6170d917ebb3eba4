import type { Message } from '@renkei/kernel';
import {
  EVIDENCE_STATES,
  evidenceChecklist,
  evidenceState,
  memberEvidenceChecklist,
  type EvidenceItemState,
  type EvidenceOverview,
  type EvidenceState,
  type PaymentMethod,
  type ProgrammeYear,
  type PurchaseCategory,
} from '@renkei/lifecycle';
import type { Tx } from '@renkei/platform';
import { LINK_OUTCOME } from '../evidence/evidence.rows.ts';
import { countedPieces, type LinkedPiece } from './pieces.ts';

export interface ChecklistEntry extends EvidenceItemState {
  /** null: owed once by the member. */
  readonly costLineId: string | null;
}

export interface MemberChecklist {
  readonly memberId: string;
  readonly consortiumId: string;
  readonly memberName: string;
  readonly complete: boolean;
  readonly counts: Readonly<Record<EvidenceState, number>>;
  readonly next: Message;
  readonly entries: readonly ChecklistEntry[];
}

interface MemberFacts {
  readonly id: string;
  readonly consortium_id: string;
  readonly name: string;
  readonly year: ProgrammeYear;
  readonly size: 'SME' | 'MICRO';
  readonly bought: boolean;
}

interface LineFacts {
  readonly id: string;
  readonly member_id: string;
  readonly category: PurchaseCategory;
  readonly quantity: number;
  readonly invoices: number;
  readonly payments: number;
  readonly steps: number;
  readonly method: PaymentMethod | null;
}

interface LinkFacts extends LinkedPiece {
  readonly memberId: string;
  readonly costLineId: string | null;
}

/**
 * What these members have to prove and how far they are, in three statements, whatever their number. Nobody who left and
 * nobody who buys nothing owes anything: they are not in the map.
 */
export async function memberChecklists(
  tx: Tx,
  memberIds: readonly string[],
): Promise<Map<string, MemberChecklist>> {
  const members = await tx.query<MemberFacts>(
    `SELECT m.id, m.consortium_id, b.name, c.rule_set AS year, m.size, EXISTS (
       SELECT FROM purchase_step s
       WHERE s.consortium_id = m.consortium_id AND s.member_id = m.id AND s.voided_at IS NULL) AS bought
     FROM member m JOIN consortium c ON c.id = m.consortium_id JOIN business b ON b.id = m.business_id
     WHERE m.id = ANY ($1::uuid[]) AND m.status = 'ENROLLED'`,
    [memberIds],
  );
  const lines = await tx.query<LineFacts>(
    `SELECT l.id, l.member_id, l.category, l.quantity, s.invoices, s.payments, s.steps, s.method
     FROM cost_line l CROSS JOIN LATERAL (
       SELECT count(*)::integer AS steps, count(*) FILTER (WHERE p.step = 'INVOICE')::integer AS invoices,
         count(*) FILTER (WHERE p.step = 'PAYMENT')::integer AS payments,
         (array_agg(p.method ORDER BY p.occurred_on DESC, p.id) FILTER (WHERE p.step = 'PAYMENT'))[1] AS method
       FROM purchase_step p WHERE p.cost_line_id = l.id AND p.voided_at IS NULL
     ) AS s WHERE l.member_id = ANY ($1::uuid[]) ORDER BY l.position, l.id`,
    [memberIds],
  );
  const links = await tx.query<LinkFacts>(
    `SELECT l.item, l.member_id AS "memberId", l.cost_line_id AS "costLineId", l.purchase_step_id AS "purchaseStepId",
       l.unit_number AS "unitNumber", ${LINK_OUTCOME} AS outcome
     FROM evidence_link l JOIN evidence_file e ON e.id = l.evidence_id
     LEFT JOIN purchase_step p ON p.id = l.purchase_step_id
     WHERE l.member_id = ANY ($1::uuid[]) AND l.ended_at IS NULL AND p.voided_at IS NULL`,
    [memberIds],
  );
  const linesOf = grouped(lines, ({ member_id }) => member_id);
  const linksOf = grouped(links, ({ memberId }) => memberId);
  return new Map(
    members.flatMap((member) => {
      const checklist = checklistOf(member, linesOf.get(member.id) ?? [], linksOf.get(member.id) ?? []);
      return checklist ? [[member.id, checklist]] : [];
    }),
  );
}

function checklistOf(
  member: MemberFacts,
  lines: readonly LineFacts[],
  links: readonly LinkFacts[],
): MemberChecklist | null {
  const linksOfLine = grouped(links, ({ costLineId }) => costLineId);
  const parts = lines.map((line) => {
    const items = evidenceChecklist({ ...line, year: member.year });
    const pieces = countedPieces(linksOfLine.get(line.id) ?? [], line.quantity);
    return { costLineId: line.id as string | null, overview: evidenceState(items, pieces) };
  });
  const items = memberEvidenceChecklist({
    year: member.year,
    // who only buys for others introduces nothing: its employees decide no rate
    size: lines.length > 0 ? member.size : 'SME',
    payee: isPayee(member, lines),
  });
  const own = countedPieces(linksOfLine.get(null) ?? [], 0);
  parts.push({ costLineId: null, overview: evidenceState(items, own) });
  const entries = parts.flatMap(({ costLineId, overview }) =>
    overview.items.map((item) => ({ ...item, costLineId })),
  );
  if (entries.length === 0) return null;
  return {
    memberId: member.id,
    consortiumId: member.consortium_id,
    memberName: member.name,
    complete: parts.every(({ overview }) => overview.complete),
    counts: countsOf(entries),
    next: nextOf(parts.map(({ overview }) => overview)),
    entries,
  };
}

/**
 * By default the programme pays who bought (program rules §4): who is recorded as a buyer, and, as long as nothing is
 * recorded on its lines, the member they belong to.
 */
function isPayee({ bought }: MemberFacts, lines: readonly LineFacts[]): boolean {
  return bought || (lines.length > 0 && lines.every(({ steps }) => steps === 0));
}

function countsOf(entries: readonly ChecklistEntry[]): Record<EvidenceState, number> {
  const count = (state: EvidenceState) => entries.filter((entry) => entry.state === state).length;
  return {
    RETURNED: count('RETURNED'),
    MISSING: count('MISSING'),
    HANDED_IN: count('HANDED_IN'),
    ACCEPTED: count('ACCEPTED'),
  };
}

/** What the part that is furthest behind says. */
function nextOf(overviews: readonly EvidenceOverview[]): Message {
  const rank = ({ counts }: EvidenceOverview) => EVIDENCE_STATES.findIndex((state) => counts[state] > 0);
  const owing = overviews.filter(({ items }) => items.length > 0);
  return owing.reduce((worst, other) => (rank(other) < rank(worst) ? other : worst)).next;
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
