import { BODIES } from './world-people.ts';
import { AT, digestOf, idOf, invitation, type TaggedRow } from './world-row.ts';

const PREFECTURES = { A: 40, B: 13 } as const;

type Group = keyof typeof PREFECTURES;
const GROUPS: readonly Group[] = ['A', 'B'];
const MEMBERS = ['A:1', 'A:2', 'B:1', 'B:2'] as const;

export function groups(): TaggedRow[] {
  const consents: readonly [Group, keyof typeof BODIES, withdrawn?: boolean][] = [
    ['A', 'consented'],
    ['A', 'elsewhere'],
    ['A', 'withdrawn', true],
    ['B', 'other'],
  ];
  return [
    ...GROUPS.flatMap((group) => groupRows(group, group === 'A' ? 'ann' : 'bob')),
    ...consents.map(([group, body, withdrawn]) => ({
      table: 'support_consent',
      tag: `${group}:${body}`,
      row: {
        id: idOf(`consent ${group} ${body}`),
        consortium_id: idOf(group),
        support_body_id: idOf(body),
        given_by: idOf('ann'),
        withdrawn_at: withdrawn ? AT : null,
        withdrawn_by: withdrawn ? idOf('ann') : null,
      },
    })),
  ];
}

function groupRows(group: Group, boss: string): TaggedRow[] {
  const consortium_id = idOf(group);
  const of = (table: string, row: object, tag: string = group): TaggedRow => ({
    table,
    tag,
    row: { consortium_id, ...row },
  });
  const snapshot_id = idOf(`snapshot ${group}`);
  return [
    {
      table: 'consortium',
      tag: group,
      row: {
        id: consortium_id,
        name: `見本${group}`,
        prefecture: PREFECTURES[group],
        rule_set: '2023',
        schedule_id: idOf('schedule'),
        created_by: idOf(boss),
      },
    },
    of('calculation_snapshot', {
      id: snapshot_id,
      number: 1,
      label: '見本',
      rule_set: '2023',
      rule_set_version: '1',
      inputs_version: 1,
      input: {},
      input_sha256: digestOf('input'),
      outcome: {},
      outcome_sha256: digestOf('outcome'),
      created_by: idOf(boss),
    }),
    of('snapshot_approval', { snapshot_id, approved_by: idOf(boss) }),
    of('what_if_scenario', {
      id: idOf(`scenario ${group}`),
      name: '見本',
      changes: [{ sharingKey: 'EQUAL' }],
      created_by: idOf(boss),
    }),
    of('official_workbook', {
      id: idOf(`workbook ${group}`),
      file_name: '見本.xlsx',
      edition: '2025',
      file_sha256: digestOf('workbook'),
      file_bytes: '\\x00',
      created_by: idOf(boss),
    }),
    of('output_job', {
      id: idOf(`output ${group}`),
      kind: 'GROUP_PLAN',
      options: {},
      locale: 'ja',
      made_for: '2026-04-01',
      request_sha256: digestOf('output'),
      requested_by: idOf(boss),
      acting_role: 'COORDINATOR',
    }),
    of('import_mapping', {
      id: idOf(`mapping ${group}`),
      headings_sha256: digestOf('headings'),
      mapping: { columns: [{ heading: 'レジ', meaning: 'registerYen' }] },
      created_by: idOf(boss),
    }),
    of('member_import', {
      id: idOf(`import ${group}`),
      file_name: '見本.csv',
      file_sha256: digestOf('file'),
      file_bytes: '\\x00',
      created_by: idOf(boss),
    }),
    of('consortium_milestone', { anchor: 'GRANT_DECISION', occurred_at: AT, recorded_by: idOf(boss) }),
    invitation(`${group}:coordinator`, { role: 'COORDINATOR', consortium_id, invited_by: idOf(boss) }),
    invitation(`${group}:accepted`, {
      role: 'COORDINATOR',
      consortium_id,
      invited_by: idOf(boss),
      accepted_by: idOf('fresh'),
      accepted_at: AT,
    }),
    invitation(`${group}:1`, {
      role: 'MEMBER_USER',
      consortium_id,
      member_id: idOf(`member ${group}:1`),
      invited_by: idOf(boss),
    }),
  ];
}

/** Who asks for a paper of each member's own. */
const OWN_PEOPLE = { 'A:1': 'a1', 'A:2': 'a2', 'B:1': 'dual', 'B:2': 'bob' } as const;

export function members(): TaggedRow[] {
  return MEMBERS.flatMap((tag, n) => {
    const [group = '', position = ''] = tag.split(':');
    const consortium_id = idOf(group);
    const member_id = idOf(`member ${tag}`);
    const business_id = idOf(`business ${tag}`);
    const vendor_id = idOf(`vendor ${tag}`);
    const tool_id = idOf(`tool ${tag}`);
    const row = (table: string, values: object): TaggedRow => ({
      table,
      tag,
      row: { consortium_id, ...values },
    });
    return [
      row('business', { id: business_id, name: `見本${tag}`, legal_form: 'CORPORATION' }),
      row('member', {
        id: member_id,
        business_id,
        role: position === '1' ? 'REPRESENTATIVE' : 'PARTICIPANT',
        position: Number(position),
      }),
      row('form_profile', { member_id, industry_major: 'I' }),
      row('output_job', {
        id: idOf(`output ${tag}`),
        member_id,
        kind: 'MEMBER_SHARE',
        options: {},
        locale: 'ja',
        made_for: '2026-04-01',
        request_sha256: digestOf(`output ${tag}`),
        requested_by: idOf(OWN_PEOPLE[tag]),
        acting_role: 'MEMBER_USER',
      }),
      row('vendor', { id: vendor_id, name: `見本${tag}` }),
      row('tool', { id: tool_id, vendor_id, name: `見本${tag}` }),
      // each member buys a tool of its own, from a vendor of its own
      row('cost_line', {
        id: idOf(`line ${tag}`),
        member_id,
        tool_id,
        category: 'SOFTWARE',
        unit_price_yen: 1,
        position: 1,
      }),
      row('member_document', {
        id: idOf(`document ${tag}`),
        member_id,
        requirement: 'MIHON',
        received_on: '2024-01-15',
        recorded_by: idOf('ann'),
      }),
      {
        table: 'business_registry',
        tag,
        row: { subject_id: member_id, identity_key: `100000000000${n}`, role: 'MEMBER' },
      },
    ];
  });
}

export function sealed(): TaggedRow[] {
  const envelope = { key_id: 'test', wrapped_key: '\\x01', sealed: '\\x02' };
  // the paper of A:2 is its own until it releases it
  return ['A:1', 'A:2', 'B:1'].flatMap((tag) => {
    const consortium_id = idOf(tag[0]!);
    const member_id = idOf(`member ${tag}`);
    const sealed_paper_id = idOf(`paper ${tag}`);
    const released = tag === 'A:2' ? {} : { released_by: idOf('a1'), released_at: AT };
    return [
      {
        table: 'sealed_paper',
        tag,
        row: {
          id: sealed_paper_id,
          consortium_id,
          member_id,
          requirement: 'MIHON',
          media_type: 'application/pdf',
          byte_length: 1,
          handed_in_by: idOf('a1'),
          ...released,
        },
      },
      { table: 'sealed_paper_content', tag, row: { sealed_paper_id, consortium_id, ...envelope } },
      {
        table: 'payout_account',
        tag,
        row: { id: idOf(`account ${tag}`), consortium_id, member_id, ...envelope, changed_by: idOf('a1') },
      },
    ];
  });
}
