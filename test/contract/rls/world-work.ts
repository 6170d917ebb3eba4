import { AT, NIL, digestOf, idOf, type TaggedRow } from './world-row.ts';

type Group = 'A' | 'B';

export function deadlines(): TaggedRow[] {
  const obligation = (tag: string): TaggedRow => {
    const [group = '', position] = tag.split(':');
    return {
      table: 'obligation',
      tag,
      row: {
        id: idOf(`obligation ${tag}`),
        consortium_id: idOf(group),
        member_id: position === undefined ? null : idOf(`member ${tag}`),
        key: `mihon ${tag}`,
        kind: 'MIHON',
        anchor: 'ROUND_CLOSE',
        title_ja: '見本',
        title_en: 'sample',
        clause: 'K25',
        due_at: AT,
        next_reminder_at: AT,
      },
    };
  };
  // left and gone were told of deadlines while they still belonged to the group
  const told: readonly [group: Group, who: string, obligation: string][] = [
    ['A', 'ann', 'A'],
    ['A', 'a1', 'A:1'],
    ['A', 'left', 'A'],
    ['A', 'gone', 'A:1'],
    ['B', 'bob', 'B'],
  ];
  const work: readonly [tag: string, topic: string][] = [
    ['A:derive', 'obligations.derive'],
    ['A:evidence', 'evidence.process'],
    ['A:letter', 'invitation.mail'],
    ['B:derive', 'obligations.derive'],
    ['P:revised', 'schedule.revised'],
    ['P:letter', 'invitation.mail'],
    ['P:reset', 'password-reset.mail'],
    ['P:checkpoint', 'audit.checkpoint'],
  ];
  return [
    ...['A', 'A:1', 'A:2', 'B', 'B:1'].map(obligation),
    ...told.flatMap(([group, who, about]) => {
      const common = {
        consortium_id: idOf(group),
        obligation_id: idOf(`obligation ${about}`),
        recipient_id: idOf(who),
        step: 'D7',
      };
      const tag = `${group}:${who}`;
      return [
        { table: 'reminder', tag, row: { id: idOf(`reminder ${tag}`), ...common } },
        {
          table: 'notification',
          tag,
          row: {
            id: idOf(`notification ${tag}`),
            ...common,
            kind: 'REMINDER',
            cause_id: idOf(`cause ${tag}`),
          },
        },
      ];
    }),
    ...work.map(([tag, topic]) => ({
      table: 'outbox',
      tag,
      row: {
        id: idOf(`work ${tag}`),
        consortium_id: tag.startsWith('P') ? null : idOf(tag[0]!),
        topic,
        subject_id: idOf(`subject ${tag}`),
      },
    })),
  ];
}

export function chains(): TaggedRow[] {
  return ['A', 'B', 'P'].flatMap((tag) => {
    const chain_id = tag === 'P' ? NIL : idOf(tag);
    const hash = digestOf(`event ${tag}`);
    const checkpoint_id = idOf(`checkpoint ${tag}`);
    return [
      {
        table: 'audit_event',
        tag,
        row: {
          chain_id,
          seq: 1,
          occurred_at: AT,
          acting_role: 'OPERATOR',
          action: 'INSERT',
          subject_type: 'member',
          subject_id: 'mihon',
          previous_hash: digestOf('start'),
          hash,
        },
      },
      {
        table: 'audit_checkpoint',
        tag,
        row: {
          id: checkpoint_id,
          chain_id,
          seq: 1,
          hash,
          signed_at: AT,
          public_key: 'mihon',
          signature: 'mihon',
        },
      },
      {
        table: 'audit_checkpoint_letter',
        tag,
        row: { id: idOf(`letter ${tag}`), checkpoint_id, chain_id, recipient_id: idOf('ann') },
      },
    ];
  });
}
