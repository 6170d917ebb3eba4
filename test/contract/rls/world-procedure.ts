import { AT, digestOf, idOf, type TaggedRow } from './world-row.ts';

// The procedure of both groups, from the papers asked for to what was bought: rows of the group's own, and rows of A:1,
// A:2, B:1 and B:2 wherever a row is a member's.

type Values = Readonly<Record<string, unknown>>;

export const GROUPS = ['A', 'B'] as const;
export const MEMBERS = ['A:1', 'A:2', 'B:1', 'B:2'] as const;
/** Where a row is a member's or, with no member, the group's. */
export const BOTH = [...GROUPS, ...MEMBERS] as const;

/** What `table` is called elsewhere: the row of the same tag, or of the tag's group. */
export const ref = (table: string, tag: string): string => idOf(`${table} ${tag}`);
export const groupOf = (tag: string): string => tag[0]!;
const boss = idOf('ann');
export const RECORDED = { recorded_by: boss };

/** One row per tag, its id, group and member filled in from the tag. */
export function rows(
  table: string,
  tags: readonly string[],
  values: (tag: string) => Values,
  named: 'id' | 'unnamed' = 'id',
): TaggedRow[] {
  return tags.map((tag) => ({
    table,
    tag,
    row: {
      ...(named === 'id' ? { id: ref(table, tag) } : {}),
      consortium_id: idOf(groupOf(tag)),
      ...(tag.includes(':') ? { member_id: idOf(`member ${tag}`) } : {}),
      ...values(tag),
    },
  }));
}

export function readiness(): TaggedRow[] {
  return [
    ...rows('paper_ask', MEMBERS, (tag) => ({
      batch_id: idOf(`batch of ${groupOf(tag)}`),
      requirement: 'MIHON',
      asked_by: boss,
    })),
    ...rows('member_declaration', MEMBERS, () => ({
      code: 'MIHON',
      answer: true,
      declared_by: '見本',
      declared_on: '2024-01-15',
      ...RECORDED,
    })),
    ...rows('same_business_link', GROUPS, (tag) => {
      const [member_id, other_member_id] = [idOf(`member ${tag}:1`), idOf(`member ${tag}:2`)].sort();
      return { member_id, other_member_id, relation: 'MAJORITY_OF_VOTES', ...RECORDED };
    }),
    ...rows('group_paper', GROUPS, () => ({ requirement: 'MIHON', received_on: '2024-01-15', ...RECORDED })),
    // its own word about its costs, and what the reviewer found of its evidence
    ...rows('member_fact', MEMBERS, () => ({ kind: 'COSTS_CONFIRMED', ...RECORDED })),
    ...['A:1:evidence', 'B:1:evidence'].flatMap((tag) =>
      rows('member_fact', [tag], () => ({
        member_id: idOf(`member ${tag.slice(0, 3)}`),
        kind: 'EVIDENCE_COMPLETE',
        ...RECORDED,
      })),
    ),
  ];
}

export function application(): TaggedRow[] {
  return [
    ...rows('application', GROUPS, () => ({ number: 1, created_by: boss })),
    ...rows('procedure_event', GROUPS, (tag) => ({
      machine: 'APPLICATION',
      subject_id: ref('application', tag),
      event: 'CREATE',
      from_state: '',
      to_state: 'DRAFT',
      occurred_at: AT,
      actor_id: boss,
    })),
    ...rows('submission', GROUPS, (tag) => ({
      application_id: ref('application', tag),
      number: 1,
      portal_number: 'MIHON-1',
      submitted_at: AT,
      snapshot_id: ref('snapshot', tag),
      rule_set: '2023',
      rule_set_version: '1',
      document: {},
      document_sha256: digestOf('document'),
      ...RECORDED,
    })),
    ...rows('grant_decision', GROUPS, (tag) => ({
      application_id: ref('application', tag),
      submission_id: ref('submission', tag),
      decision_number: '見本第1号',
      decided_at: AT,
      project_end_at: '2024-06-30T17:00+09:00',
      report_due_at: '2024-06-30T17:00+09:00',
      ...RECORDED,
    })),
    ...rows('change_request', BOTH, (tag) => ({
      number: Number(tag[2] ?? 0) + 1,
      kind: 'PLAN_CHANGE',
      reason: '見本',
      happened_on: '2024-01-15',
      plan: {},
      created_by: boss,
    })),
    ...rows('granted_amount', BOTH, (tag) => ({
      grant_id: ref('grant_decision', groupOf(tag)),
      part: tag.includes(':') ? 'INFRASTRUCTURE' : 'ADMIN',
      amount_yen: 1,
    })),
  ];
}

export function purchases(): TaggedRow[] {
  const line = (tag: string) => ({ cost_line_id: ref('line', tag) });
  return [
    ...rows('purchase_step', MEMBERS, (tag) => ({
      ...line(tag),
      step: 'ORDER',
      occurred_on: '2024-01-15',
      amount_yen: 1,
      ...RECORDED,
    })),
    // bought for A:1 by A:2, as a representative does (K25 p.10)
    ...rows('purchase_step', ['A:2:for1'], (tag) => ({
      member_id: idOf('member A:2'),
      ...line('A:1'),
      id: ref('purchase_step', tag),
      step: 'CONTRACT',
      occurred_on: '2024-01-15',
      amount_yen: 1,
      ...RECORDED,
    })),
    ...rows('purchase_finding', MEMBERS, (tag) => ({
      purchase_step_id: ref('purchase_step', tag),
      ...line(tag),
      code: 'MIHON',
      loses: true,
      cost_yen: 1,
    })),
    ...rows('evidence_file', BOTH, (tag) => ({
      file_name: '見本.pdf',
      media_type: 'application/pdf',
      byte_length: 1,
      content_sha256: digestOf(`evidence ${tag}`),
      storage_key: `mihon/${tag}`,
      uploaded_by: boss,
    })),
    ...rows('evidence_link', BOTH, (tag) => ({
      evidence_id: ref('evidence_file', tag),
      item: 'MIHON',
      created_by: boss,
    })),
    ...rows('evidence_review', BOTH, (tag) => ({
      evidence_id: ref('evidence_file', tag),
      outcome: 'ACCEPTED',
      reviewed_by: boss,
    })),
  ];
}
