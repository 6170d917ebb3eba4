import { AT, LATER, digestOf, idOf, invitation, type TaggedRow } from './world-row.ts';

/** Person, role, and what for: a group, a member of one, or a support body. */
const ASSIGNMENTS: readonly (readonly [
  person: string,
  role: string,
  target: string | null,
  ended?: 'ended',
])[] = [
  ['ann', 'COORDINATOR', 'A'],
  ['bob', 'COORDINATOR', 'B'],
  ['dual', 'COORDINATOR', 'A'],
  ['dual', 'MEMBER_USER', 'B:1'],
  ['wide', 'COORDINATOR', 'A'],
  ['wide', 'COORDINATOR', 'B'],
  ['left', 'COORDINATOR', 'A', 'ended'],
  ['a1', 'MEMBER_USER', 'A:1'],
  ['a2', 'MEMBER_USER', 'A:2'],
  ['b2', 'MEMBER_USER', 'B:2'],
  ['gone', 'MEMBER_USER', 'A:1', 'ended'],
  ['helper', 'SUPPORT_READER', 'consented'],
  ['stranger', 'SUPPORT_READER', 'unasked'],
  ['afar', 'SUPPORT_READER', 'elsewhere'],
  ['former', 'SUPPORT_READER', 'withdrawn'],
  ['admin', 'PLATFORM_ADMIN', null],
];
/** Who has no role at all yet. */
const PEOPLE = [...new Set([...ASSIGNMENTS.map(([who]) => who), 'fresh'])];
/** Who has an account's secrets and sessions. */
const ACCOUNTS = ['ann', 'a1'] as const;
/** 支援機関 and their prefectures; A is in 40. */
export const BODIES = {
  consented: [40],
  unasked: [40],
  elsewhere: [1],
  withdrawn: [40],
  other: [13],
} as const;

export function assignmentId(person: string, role: string, target: string | null): string {
  return idOf(`assignment ${person} ${role} ${target}`);
}

export function people(): TaggedRow[] {
  const own = (table: string, who: string, row: object): TaggedRow => ({
    table,
    tag: `:${who}`,
    row: { user_id: idOf(who), ...row },
  });
  return [
    ...PEOPLE.map((who) => ({
      table: 'app_user',
      tag: `:${who}`,
      row: { id: idOf(who), display_name: `見本 ${who}` },
    })),
    ...ACCOUNTS.flatMap((who) => [
      own('api_key', who, { id: idOf(`key ${who}`), label: '見本', key_sha256: digestOf(`key ${who}`) }),
      own('password_credential', who, { phc: `$argon2id$${who}` }),
      own('totp_credential', who, { key_id: 'test', wrapped_key: '\\x01', sealed: '\\x02' }),
      own('recovery_code', who, { code_sha256: digestOf(`code ${who}`) }),
      own('passkey', who, {
        id: idOf(`passkey ${who}`),
        credential_id: `${who}-mihon-passkey-000`,
        public_key: '\\x03',
        label: '見本',
      }),
      own('oidc_identity', who, { issuer: 'https://id.example', subject: who }),
      own('session', who, {
        id: idOf(`session ${who}`),
        token_sha256: digestOf(`session ${who}`),
        signed_in_with: 'PASSWORD',
        expires_at: LATER,
      }),
      own('password_reset', who, {
        id: idOf(`reset ${who}`),
        token_sha256: digestOf(`reset ${who}`),
        expires_at: LATER,
      }),
      own('idempotency_key', who, {
        user_id: undefined,
        actor_id: idOf(who),
        key: `mihon-${who}`,
        operation: 'mihon',
        request_sha256: digestOf(who),
      }),
    ]),
    ...[
      ['waiting', LATER],
      ['expired', AT],
    ].map(([tag, expires]) => ({
      table: 'sign_in_challenge',
      tag: tag!,
      row: { id: idOf(`challenge ${tag}`), kind: 'OIDC', payload: {}, expires_at: expires },
    })),
    ...[
      ['recent', LATER],
      ['old', AT],
    ].map(([tag, started]) => ({
      table: 'throttle',
      tag: tag!,
      row: { bucket: digestOf(`bucket ${tag}`), attempts: 1, window_started_at: started },
    })),
  ];
}

export function platform(): TaggedRow[] {
  return [
    ...Object.entries(BODIES).map(([name, prefectures]) => ({
      table: 'support_body',
      tag: `P:${name}`,
      row: { id: idOf(name), name: `見本支援機関 ${name}`, prefectures },
    })),
    { table: 'schedule', tag: 'P', row: { id: idOf('schedule'), label: '見本', rule_set: '2023' } },
    {
      table: 'schedule_revision',
      tag: 'P',
      row: { id: idOf('revision'), schedule_id: idOf('schedule'), number: 1, reason: '見本', source: '見本' },
    },
    {
      table: 'schedule_anchor',
      tag: 'P',
      row: { revision_id: idOf('revision'), anchor: 'ROUND_OPEN', occurs_at: AT },
    },
    ...ASSIGNMENTS.map(([who, role, target, ended]) => assignmentRow(who, role, target, ended)),
    invitation('P:admin', { role: 'PLATFORM_ADMIN', invited_by: idOf('admin') }),
    invitation('P:founder', { role: 'COORDINATOR', invited_by: idOf('admin') }),
  ];
}

function assignmentRow(who: string, role: string, target: string | null, ended?: 'ended'): TaggedRow {
  const group = role === 'COORDINATOR' || role === 'MEMBER_USER' ? target![0]! : null;
  return {
    table: 'assignment',
    tag: `${group ?? 'P'}:${who}`,
    row: {
      id: assignmentId(who, role, target),
      user_id: idOf(who),
      role,
      consortium_id: group && idOf(group),
      member_id: role === 'MEMBER_USER' ? idOf(`member ${target}`) : null,
      support_body_id: role === 'SUPPORT_READER' ? idOf(target!) : null,
      ended_at: ended ? AT : null,
    },
  };
}
