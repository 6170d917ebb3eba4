import { assignmentId } from './world-people.ts';
import { idOf } from './world-row.ts';

/** What a transaction says about who it is for, as TenantTransaction sets it. */
export interface Context {
  readonly name: string;
  readonly role: 'app_api' | 'app_worker';
  /** Whose rows count as their own. */
  readonly actor: string | null;
  readonly settings: Readonly<Record<string, string>>;
}

const IDENTITY = { 'renkei.identity_scope': 'on' };
const actorIs = (person: string) => ({ 'renkei.actor_id': idOf(person) });

function acting(
  name: string,
  actor: string,
  role: string | null,
  more: Record<string, string> = {},
): Context {
  return {
    name,
    role: 'app_api',
    actor,
    settings: {
      ...actorIs(actor),
      ...(role === null ? {} : { 'renkei.acting_role': role }),
      ...more,
    },
  };
}

const narrowed = (person: string, role: string, target: string) => ({
  'renkei.assignment_id': assignmentId(person, role, target),
});
const calculating = (group: string) => ({ 'renkei.calculation_consortium_id': idOf(group) });
const worker = (name: string, settings: Record<string, string>): Context => ({
  name,
  role: 'app_worker',
  actor: null,
  settings,
});

export const CONTEXTS: readonly Context[] = [
  { name: 'nobody', role: 'app_api', actor: null, settings: {} },
  acting('coordinator A', 'ann', 'COORDINATOR'),
  // coordinator of A and member of B, in one role at a time
  acting('dual as coordinator', 'dual', 'COORDINATOR'),
  acting('dual as member', 'dual', 'MEMBER_USER'),
  acting('dual undecided', 'dual', null),
  acting('dual mixing both', 'dual', 'COORDINATOR', narrowed('dual', 'MEMBER_USER', 'B:1')),
  // coordinator of both groups, who chose one
  acting('wide in A', 'wide', 'COORDINATOR', narrowed('wide', 'COORDINATOR', 'A')),
  acting('left A', 'left', 'COORDINATOR'),
  acting('founder', 'fresh', 'COORDINATOR'),
  acting('member A1', 'a1', 'MEMBER_USER'),
  acting('member A2', 'a2', 'MEMBER_USER'),
  acting('left A1', 'gone', 'MEMBER_USER'),
  // roles nobody gave them
  acting('A1 as coordinator', 'a1', 'COORDINATOR'),
  acting('A1 as administrator', 'a1', 'PLATFORM_ADMIN'),
  acting('administrator as support', 'admin', 'SUPPORT_READER'),
  // the scope in which a member's own result is calculated from everybody's lines
  acting('A1 calculating A', 'a1', 'MEMBER_USER', calculating('A')),
  acting('A1 calculating B', 'a1', 'MEMBER_USER', calculating('B')),
  acting('founder calculating A', 'fresh', 'MEMBER_USER', calculating('A')),
  acting('support', 'helper', 'SUPPORT_READER'),
  acting('support never asked', 'stranger', 'SUPPORT_READER'),
  acting('support of elsewhere', 'afar', 'SUPPORT_READER'),
  acting('support no more', 'former', 'SUPPORT_READER'),
  acting('administrator', 'admin', 'PLATFORM_ADMIN'),
  // signing in, before and after it is known who
  { name: 'identity', role: 'app_api', actor: null, settings: IDENTITY },
  { name: 'identity of ann', role: 'app_api', actor: 'ann', settings: { ...IDENTITY, ...actorIs('ann') } },
  // TenantTransaction.readIdentity: accounts, in the middle of somebody's reading
  acting('A1 reading accounts', 'a1', 'MEMBER_USER', IDENTITY),
  worker('worker', {}),
  worker('worker for A', { 'renkei.worker_consortium_id': idOf('A') }),
  worker('worker sweeping', { 'renkei.worker_scope': 'sweep' }),
];
