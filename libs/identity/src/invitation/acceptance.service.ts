import { randomUUID } from 'node:crypto';
import type { Role } from '@renkei/access';
import { Injectable } from '@nestjs/common';
import {
  checkName,
  constraintOf,
  ProblemList,
  ProblemsFound,
  refuse,
  sha256Of,
  TenantTransaction,
  tidyLine,
  type Tx,
} from '@renkei/platform';
import type { RequestContext } from '@renkei/platform/graphql';
import { PasswordHasher } from '../password/password-hasher.ts';
import { PasswordRules } from '../password/password-rules.ts';
import { SessionOpener } from '../session/session-opener.ts';
import { ownSession } from '../shared/own-session.ts';
import { SignInThrottle } from '../throttle/sign-in-throttle.ts';
import type { AcceptInvitationInput } from './acceptance.inputs.ts';
import type { AcceptedInvitationType, InvitationOfferType } from './acceptance.type.ts';

/** What a good link is for (invitation_of_token). */
interface Offer {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly consortium_id: string | null;
  readonly member_id: string | null;
  readonly support_body_id: string | null;
  readonly expires_at: Date;
  readonly inviter_name: string;
  readonly group_name: string | null;
  readonly member_name: string | null;
  readonly support_body_name: string | null;
  readonly is_closed: boolean;
  readonly is_withdrawn: boolean;
  readonly account_id: string | null;
}

interface Newcomer {
  readonly displayName: string;
  readonly phc: string;
}

@Injectable()
export class AcceptanceService {
  constructor(
    private readonly transactions: TenantTransaction,
    private readonly throttle: SignInThrottle,
    private readonly hasher: PasswordHasher,
    private readonly rules: PasswordRules,
    private readonly opener: SessionOpener,
  ) {}

  /** @throws ProblemsFound TOO_MANY_ATTEMPTS, INVITATION_NOT_VALID, CONSORTIUM_CLOSED, MEMBER_WITHDRAWN */
  async offer(token: string, context: RequestContext): Promise<InvitationOfferType> {
    await this.throttle.attempt({ 'link.address': context.address });
    const offer = await this.#offerOf(token, 'token');
    return {
      email: offer.email,
      role: offer.role,
      inviterName: offer.inviter_name,
      groupName: offer.group_name,
      memberName: offer.member_name,
      supportBodyName: offer.support_body_name,
      expiresAt: offer.expires_at,
      hasAccount: offer.account_id !== null,
    };
  }

  /**
   * Gives the role to whoever is signed in, or to a new account that is signed in from then on. The link proves that
   * its letter arrived and nothing more: an account that has this address already must be signed in.
   * @throws ProblemsFound those of `offer`, SIGN_IN_FIRST, REQUIRED, TOO_LONG, WEAK_PASSWORD (the link stays good);
   *   AppError FORBIDDEN for an access key
   */
  async accept(input: AcceptInvitationInput, context: RequestContext): Promise<AcceptedInvitationType> {
    const { viewer } = context;
    if (viewer) ownSession(viewer);
    await this.throttle.attempt({ 'link.address': context.address });
    const offered = await this.#offerOf(input.token, 'input.token');
    if (offered.account_id !== null && offered.account_id !== viewer?.userId) refuseForeignAccount();
    const newcomer = viewer ? null : await this.#newcomer(input, offered.email);
    const userId = viewer?.userId ?? randomUUID();
    try {
      const { accepted, finish } = await this.transactions.runIdentity(
        'acceptInvitation',
        userId,
        async (tx) => {
          const offer = await takeInvitation(tx, input.token);
          if (newcomer) await createAccount(tx, userId, offer.email, newcomer);
          await tx.query('UPDATE invitation SET accepted_at = now(), accepted_by = $2 WHERE id = $1', [
            offer.id,
            userId,
          ]);
          await assign(tx, userId, offer);
          const session = { userId, signedInWith: 'INVITATION', awaitsSecondFactor: false } as const;
          return {
            accepted: acceptedOf(offer, newcomer !== null),
            finish: newcomer && (await this.opener.open(tx, session, context)),
          };
        },
      );
      finish?.();
      return accepted;
    } catch (error) {
      // two invitations of one person, accepted at the same moment: the other one has made the account
      if (constraintOf(error) === 'app_user_email_key') refuseForeignAccount();
      throw error;
    }
  }

  async #offerOf(token: string, path: string): Promise<Offer> {
    const [offer] = await this.transactions.anonymous<Offer>('SELECT * FROM invitation_of_token($1)', [
      sha256Of(token),
    ]);
    return offered(offer, path);
  }

  /** Hashed before the transaction, which must not wait for it. */
  async #newcomer(input: AcceptInvitationInput, email: string): Promise<Newcomer> {
    const displayName = tidyLine(input.displayName ?? '');
    const password = input.password ?? '';
    const problems = new ProblemList();
    checkName(problems, displayName, 'input.displayName');
    try {
      this.rules.check(password, { email, displayName }, 'input.password');
    } catch (error) {
      if (!(error instanceof ProblemsFound)) throw error;
      problems.addAll(error.problems);
    }
    problems.throwIfAny();
    return { displayName, phc: await this.hasher.hash(password) };
  }
}

/** Of any number at once, one goes on; the others find the link used. */
async function takeInvitation(tx: Tx, token: string): Promise<Offer> {
  const digest = sha256Of(token);
  await tx.query('SELECT id FROM invitation WHERE token_sha256 = $1 FOR UPDATE', [digest]);
  // asked after the lock, so it sees what whoever held it before has done
  const [offer] = await tx.query<Offer>('SELECT * FROM invitation_of_token($1)', [digest]);
  return offered(offer, 'input.token');
}

function offered(offer: Offer | undefined, path: string): Offer {
  if (!offer) refuseInvitation(path);
  if (offer.is_closed) {
    refuse('CONSORTIUM_CLOSED', path, {
      ja: 'このグループは終了しているため、招待を受け取れません。くわしくは、招いた方にお尋ねください。',
      en: 'This group is closed, so the invitation cannot be accepted. Please ask whoever invited you.',
    });
  }
  if (offer.is_withdrawn) {
    refuse('MEMBER_WITHDRAWN', path, {
      ja: 'このお店はグループを離れているため、招待を受け取れません。くわしくは、招いた方にお尋ねください。',
      en: 'This business has left the group, so the invitation cannot be accepted. Please ask whoever invited you.',
    });
  }
  return offer;
}

async function createAccount(tx: Tx, userId: string, email: string, newcomer: Newcomer): Promise<void> {
  await tx.query('INSERT INTO app_user (id, display_name, email) VALUES ($1, $2, $3)', [
    userId,
    newcomer.displayName,
    email,
  ]);
  await tx.query('INSERT INTO password_credential (user_id, phc) VALUES ($1, $2)', [userId, newcomer.phc]);
}

/** Nothing to do for somebody who has the role already, or who is going to found a group of their own. */
async function assign(tx: Tx, userId: string, offer: Offer): Promise<void> {
  if (offer.role === 'COORDINATOR' && offer.consortium_id === null) return;
  await tx.query(
    `INSERT INTO assignment (user_id, role, consortium_id, member_id, support_body_id) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    [userId, offer.role, offer.consortium_id, offer.member_id, offer.support_body_id],
  );
}

function acceptedOf(offer: Offer, newAccount: boolean): AcceptedInvitationType {
  return {
    role: offer.role,
    consortiumId: offer.consortium_id,
    memberId: offer.member_id,
    supportBodyId: offer.support_body_id,
    newAccount,
  };
}

/** Unknown, too late, used and withdrawn look the same: a link tells nobody anything but its own reader. */
function refuseInvitation(path: string): never {
  refuse('INVITATION_NOT_VALID', path, {
    ja: 'この招待リンクは使えません。期限が過ぎたか、もう使われたか、新しいリンクに替わったようです。すでに受け取った方はサインインしてください。まだの方は、招いた方に「もう一度招待を送ってください」とお伝えください。',
    en: 'This invitation link cannot be used: it is too old, was used already or has been replaced. If you have accepted it, please sign in; otherwise please ask whoever invited you to send it again.',
  });
}

function refuseForeignAccount(): never {
  refuse('SIGN_IN_FIRST', null, {
    ja: 'この招待のメールアドレスは、すでに利用者として登録されています。そのメールアドレスの利用者でサインインしてから、もう一度リンクを開いてください。',
    en: 'There is an account with the e-mail address of this invitation. Please sign in as that account, then open the link again.',
  });
}
