import { AT, digestOf, idOf, type TaggedRow } from './world-row.ts';
import { GROUPS, ref, rows } from './world-procedure.ts';

// How people and machines are told.

/** Letters: whose, about which group (null: several), and what became of them. */
const LETTERS: readonly (readonly [tag: string, group: string | null, status: string])[] = [
  ['A:ann', 'A', 'SENT'],
  ['A:a1', 'A', 'BOUNCED'],
  ['A:a2', 'A', 'WAITING'],
  ['P:a1', null, 'BOUNCED'],
  // dual works in A too; what bounced is about B
  ['B:dual', 'B', 'BOUNCED'],
];

export const FEEDS = { live: 'feed of ann', ended: 'feed of gone', revoked: 'feed of a1' } as const;

export function delivery(): TaggedRow[] {
  const feed = (who: string, name: string, revoked_at: string | null): TaggedRow => ({
    table: 'calendar_feed',
    tag: `:${who}`,
    row: { id: idOf(name), user_id: idOf(who), token_sha256: digestOf(name), revoked_at },
  });
  return [
    ...['ann', 'a1'].map((who) => ({
      table: 'delivery_preference',
      tag: `:${who}`,
      row: { user_id: idOf(who) },
    })),
    ...LETTERS.map(([tag, group, status]) => ({
      table: 'mail_delivery',
      tag,
      row: {
        id: ref('mail_delivery', tag),
        consortium_id: group && idOf(group),
        recipient_id: idOf(tag.slice(2)),
        kind: 'NOTIFICATIONS',
        cause_id: ref('cause of letter', tag),
        status,
        settled_at: status === 'WAITING' ? null : AT,
      },
    })),
    feed('ann', FEEDS.live, null),
    feed('gone', FEEDS.ended, null),
    feed('a1', FEEDS.revoked, AT),
    ...rows('webhook', GROUPS, () => ({
      url: 'https://mihon.example/hook',
      machines: ['APPLICATION'],
      key_id: 'test',
      wrapped_key: '\\x01',
      sealed: '\\x02',
      created_by: idOf('ann'),
    })),
    ...rows('webhook_delivery', GROUPS, (tag) => ({
      webhook_id: ref('webhook', tag),
      event_id: ref('procedure_event', tag),
    })),
    {
      table: 'state_transition',
      tag: 'P',
      row: { machine: 'MIHON', from_state: '', to_state: 'MIHON', event: 'MIHON' },
    },
  ];
}
