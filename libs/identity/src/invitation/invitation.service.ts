import { Inject, Injectable } from '@nestjs/common';
import { lockConsortium, lockConsortiumOf, MEMBER } from '@renkei/consortium';
import {
  CONFIG,
  notFound,
  once,
  refuse,
  TenantTransaction,
  type ServerConfig,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { checkPermission, type Connection, type PageArgs } from '@renkei/platform/graphql';
import { ownSession } from '../shared/own-session.ts';
import { pageOfList } from '../shared/pages.ts';
import { SUPPORT_BODY } from '../support-body/support-body.rows.ts';
import { emailAddressOf } from '../account/email-address.ts';
import type {
  InviteAccountInput,
  InviteCoordinatorInput,
  InviteInput,
  InviteMemberUserInput,
  InviteSupportReaderInput,
  ResendInvitationInput,
} from './invitation.inputs.ts';
import {
  INVITATION_COLUMNS,
  INVITATION_JOINS,
  invitationById,
  type InvitationRow,
  type Place,
} from './invitation.rows.ts';
import { issueInvitation, lockPlatformInvitations, replacedEarlier } from './issue-invitation.ts';

export interface SentInvitation {
  readonly invitation: InvitationRow;
  readonly replacedEarlier: boolean;
}

const NOWHERE = { consortiumId: null, memberId: null, supportBodyId: null };

export const INVITATIONS = {
  table: 'invitation',
  at: 'created_at',
  newestFirst: true,
  columns: INVITATION_COLUMNS,
  joins: INVITATION_JOINS,
} as const;

/**
 * Invitations are sent by people at the screen, not by access keys: a stolen key must not be able to bring in its
 * thief. All but the list throw AppError FORBIDDEN for a key.
 */
@Injectable()
export class InvitationService {
  readonly #transactions: TenantTransaction;
  readonly #config: ServerConfig;

  constructor(transactions: TenantTransaction, @Inject(CONFIG) config: ServerConfig) {
    this.#transactions = transactions;
    this.#config = config;
  }

  /** Another coordinator for a group one coordinates. */
  inviteCoordinator(viewer: Viewer, input: InviteCoordinatorInput): Promise<SentInvitation> {
    return this.#invite(viewer, 'inviteCoordinator', input, (tx) =>
      lockPlace(tx, { ...NOWHERE, role: 'COORDINATOR', consortiumId: input.consortiumId }),
    );
  }

  /** Somebody who acts for one member of the group. @throws ProblemsFound MEMBER_WITHDRAWN */
  inviteMemberUser(viewer: Viewer, input: InviteMemberUserInput): Promise<SentInvitation> {
    return this.#invite(viewer, 'inviteMemberUser', input, (tx) =>
      lockPlace(tx, { ...NOWHERE, role: 'MEMBER_USER', memberId: input.memberId }),
    );
  }

  /** Somebody of a support body. */
  inviteSupportReader(viewer: Viewer, input: InviteSupportReaderInput): Promise<SentInvitation> {
    return this.#invite(viewer, 'inviteSupportReader', input, (tx) =>
      lockPlace(tx, { ...NOWHERE, role: 'SUPPORT_READER', supportBodyId: input.supportBodyId }),
    );
  }

  /** Another administrator, or somebody who is going to found a group. */
  inviteAccount(viewer: Viewer, input: InviteAccountInput): Promise<SentInvitation> {
    return this.#invite(viewer, 'inviteAccount', input, (tx) =>
      lockPlace(tx, { ...NOWHERE, role: input.role }),
    );
  }

  /** The same invitation with a new link; the old link is dead. @throws ProblemsFound ALREADY_ACCEPTED, REVOKED */
  async resend(viewer: Viewer, input: ResendInvitationInput): Promise<SentInvitation> {
    ownSession(viewer);
    return this.#transactions.run(viewer, async (tx) => {
      const id = await once(tx, viewer, 'resendInvitation', input, async () => {
        const { email, ...place } = await invitationById(tx, input.id);
        checkManages(viewer, place);
        const locked = await lockPlace(tx, place);
        refuseOver(await invitationById(tx, input.id));
        return issueInvitation(tx, viewer, this.#config.keys, email, locked);
      });
      return sent(tx, id);
    });
  }

  /** The link is dead from now on; again changes nothing. @throws ProblemsFound ALREADY_ACCEPTED */
  async revoke(viewer: Viewer, id: string): Promise<InvitationRow> {
    ownSession(viewer);
    return this.#transactions.run(viewer, async (tx) => {
      checkManages(viewer, await invitationById(tx, id));
      await tx.query(
        'UPDATE invitation SET revoked_at = now() WHERE id = $1 AND accepted_at IS NULL AND revoked_at IS NULL',
        [id],
      );
      const invitation = await invitationById(tx, id);
      if (invitation.state === 'ACCEPTED') refuseAccepted();
      return invitation;
    });
  }

  /** What the administrators sent; a group's own are its coordinators' alone. */
  page(viewer: Viewer, page: PageArgs): Promise<Connection<InvitationRow>> {
    return this.#transactions.read(viewer, (tx) =>
      pageOfList<InvitationRow>(tx, { ...INVITATIONS, where: 'x.consortium_id IS NULL' }, page),
    );
  }

  async #invite<Input extends InviteInput>(
    viewer: Viewer,
    operation: string,
    input: Input,
    placeOf: (tx: Tx) => Promise<Place>,
  ): Promise<SentInvitation> {
    ownSession(viewer);
    const email = emailAddressOf(input.email, 'input.email');
    return this.#transactions.run(viewer, async (tx) => {
      const id = await once(tx, viewer, operation, input, async () =>
        issueInvitation(tx, viewer, this.#config.keys, email, await placeOf(tx)),
      );
      return sent(tx, id);
    });
  }
}

async function sent(tx: Tx, id: string): Promise<SentInvitation> {
  return { invitation: await invitationById(tx, id), replacedEarlier: await replacedEarlier(tx, id) };
}

/**
 * Other invitations to this place wait until this one is committed.
 * @param place for a MEMBER_USER the member is enough
 * @throws AppError NOT_FOUND; ProblemsFound CONSORTIUM_CLOSED, MEMBER_WITHDRAWN
 */
async function lockPlace(tx: Tx, place: Place): Promise<Place> {
  if (place.memberId !== null) {
    const group = await lockConsortiumOf(tx, 'member', place.memberId, MEMBER);
    await refuseWithdrawn(tx, place.memberId);
    return { ...place, consortiumId: group.id };
  }
  if (place.consortiumId !== null) {
    await lockConsortium(tx, place.consortiumId);
    return place;
  }
  await lockPlatformInvitations(tx);
  if (place.supportBodyId !== null) {
    const [body] = await tx.query('SELECT id FROM support_body WHERE id = $1', [place.supportBodyId]);
    if (!body) throw notFound(SUPPORT_BODY);
  }
  return place;
}

async function refuseWithdrawn(tx: Tx, memberId: string): Promise<void> {
  const [member] = await tx.query<{ status: string }>('SELECT status FROM member WHERE id = $1', [memberId]);
  if (!member) throw notFound(MEMBER);
  if (member.status === 'ENROLLED') return;
  refuse('MEMBER_WITHDRAWN', 'input.memberId', {
    ja: 'この構成員はグループを離れているため、担当者を招けません。構成員の一覧をご確認ください。',
    en: 'This member has left the group, so nobody can be invited for it. Please check the list of members.',
  });
}

/** One mutation for the coordinators' and the administrators' invitations: whose it is decides who may. */
function checkManages(viewer: Viewer, { consortiumId }: Place): void {
  checkPermission(viewer, consortiumId === null ? 'MANAGE_ACCOUNTS' : 'MANAGE_PEOPLE');
}

function refuseOver({ state }: InvitationRow): void {
  if (state === 'ACCEPTED') refuseAccepted();
  if (state === 'REVOKED') {
    refuse('INVITATION_REVOKED', 'input.id', {
      ja: 'この招待は取り消されています。もう一度招くときは、新しい招待を送ってください。',
      en: 'This invitation was withdrawn. To invite them again, please send a new one.',
    });
  }
}

function refuseAccepted(): never {
  refuse('ALREADY_ACCEPTED', 'input.id', {
    ja: 'この招待は、すでに受け取られています。担当から外すときは、担当者の一覧から行ってください。',
    en: 'This invitation was accepted already. To remove the person, use the list of people.',
  });
}
