import { Inject, Injectable } from '@nestjs/common';
import { MEMBER } from '@renkei/consortium';
import { fromEpochMs } from '@renkei/kernel';
import {
  Clock,
  CONFIG,
  notFound,
  refuse,
  refuseStale,
  TenantTransaction,
  type Keyring,
  type Sealed,
  type ServerConfig,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { needKeys } from '../shared/need-keys.ts';
import { accountDetailsOf } from './account-details.ts';
import { placeOf, type AccountOwner } from './open-accounts.ts';
import type { OpenPayoutAccountInput, SetPayoutAccountInput } from './payout-account.inputs.ts';
import type { AccountDetails, PayoutAccountType } from './payout-account.type.ts';

interface StoredState {
  readonly version: number;
  readonly changed_at: Date;
}

interface Owner extends AccountOwner {
  readonly closed: boolean;
}

@Injectable()
export class PayoutAccountService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;
  readonly #keys: Keyring;

  constructor(transactions: TenantTransaction, clock: Clock, @Inject(CONFIG) { keys }: ServerConfig) {
    this.#transactions = transactions;
    this.#clock = clock;
    this.#keys = keys;
  }

  /**
   * Keeps a member's account, sealed. Only its own people may.
   * @throws ProblemsFound with every field to put right, KEYS_NOT_SET, ALREADY_REGISTERED, STALE_VERSION,
   *   CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  async set(viewer: Viewer, input: SetPayoutAccountInput): Promise<PayoutAccountType> {
    needKeys(this.#keys);
    const details = accountDetailsOf(input);
    return this.#transactions.run(viewer, async (tx) => {
      const owner = await ownerOf(tx, input.memberId);
      if (owner.closed) {
        refuse('CONSORTIUM_CLOSED', null, {
          ja: 'このグループは終了しているので、振込先は変えられません。',
          en: 'This group is closed, so the payout account cannot be changed.',
        });
      }
      const sealed = this.#keys.seal('payout-account', Buffer.from(JSON.stringify(details)), placeOf(owner));
      const { version = null } = input;
      const state =
        version === null
          ? await this.#insert(tx, viewer, owner, sealed)
          : await this.#update(tx, viewer, owner, sealed, version);
      return accountOf(owner.id, details, state);
    });
  }

  /**
   * Opens a member's account for itself or its representative; that it was opened is in the audit trail.
   * @throws ProblemsFound KEYS_NOT_SET, NOT_REGISTERED; AppError NOT_FOUND
   */
  async open(viewer: Viewer, { memberId }: OpenPayoutAccountInput): Promise<PayoutAccountType> {
    needKeys(this.#keys);
    return this.#transactions.run(viewer, async (tx) => {
      const owner = await ownerOf(tx, memberId);
      const [row] = await tx.query<StoredState & { key_id: string; wrapped_key: Buffer; sealed: Buffer }>(
        'SELECT key_id, wrapped_key, sealed, version, changed_at FROM read_payout_account($1)',
        [memberId],
      );
      if (!row) {
        refuse('NOT_REGISTERED', 'input.memberId', {
          ja: '振込先がまだ登録されていません。お店の担当の方に登録をお願いしてください。',
          en: 'No account has been entered yet. Please ask the member to do so.',
        });
      }
      const value = { keyId: row.key_id, wrappedKey: row.wrapped_key, sealed: row.sealed };
      const details = this.#keys.open('payout-account', value, placeOf(owner)).toString();
      return accountOf(owner.id, JSON.parse(details) as AccountDetails, row);
    });
  }

  async #insert(tx: Tx, viewer: Viewer, owner: Owner, sealed: Sealed): Promise<StoredState> {
    const [row] = await tx.query<StoredState>(
      `INSERT INTO payout_account (consortium_id, member_id, key_id, wrapped_key, sealed, changed_by, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (consortium_id, member_id) DO NOTHING
       RETURNING version, changed_at`,
      [owner.consortium_id, owner.id, ...this.#values(viewer, sealed)],
    );
    if (row) return row;
    const version = await versionOf(tx, owner.id);
    return refuse('ALREADY_REGISTERED', 'input.version', {
      ja: `振込先はすでに登録されています（第${version}版）。登録されている内容を見てから、変更してください。`,
      en: `There is an account already (version ${version}). Please look at it, then change it.`,
    });
  }

  async #update(tx: Tx, viewer: Viewer, owner: Owner, sealed: Sealed, version: number): Promise<StoredState> {
    const [row] = await tx.query<StoredState>(
      `UPDATE payout_account SET key_id = $3, wrapped_key = $4, sealed = $5, changed_by = $6, changed_at = $7,
         version = version + 1
       WHERE member_id = $1 AND version = $2 RETURNING version, changed_at`,
      [owner.id, version, ...this.#values(viewer, sealed)],
    );
    if (row) return row;
    const current = await versionOf(tx, owner.id);
    if (current === null) throw notFound({ ja: '振込先', en: 'The payout account' });
    return refuseStale(version, current);
  }

  #values(viewer: Viewer, { keyId, wrappedKey, sealed }: Sealed): unknown[] {
    return [keyId, wrappedKey, sealed, viewer.userId, new Date(this.#clock.epochMs())];
  }
}

async function ownerOf(tx: Tx, memberId: string): Promise<Owner> {
  const [owner] = await tx.query<Owner>(
    `SELECT m.id, m.consortium_id, c.closed_at IS NOT NULL AS closed
     FROM member m JOIN consortium c ON c.id = m.consortium_id WHERE m.id = $1`,
    [memberId],
  );
  if (!owner) throw notFound(MEMBER);
  return owner;
}

async function versionOf(tx: Tx, memberId: string): Promise<number | null> {
  const [row] = await tx.query<{ version: number }>(
    'SELECT version FROM payout_account WHERE member_id = $1',
    [memberId],
  );
  return row?.version ?? null;
}

function accountOf(memberId: string, details: AccountDetails, state: StoredState): PayoutAccountType {
  return {
    memberId,
    ...details,
    changedAt: fromEpochMs(state.changed_at.getTime()),
    version: state.version,
  };
}
