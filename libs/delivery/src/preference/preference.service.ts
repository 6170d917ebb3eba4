import { Injectable } from '@nestjs/common';
import { Clock, refuseStale, TenantTransaction, type Tx, type Viewer } from '@renkei/platform';
import { preferenceOf, type StoredPreference } from './mail-times.ts';
import type { DeliveryPreferenceType, SetDeliveryPreferenceInput } from './preference.type.ts';

interface PreferenceRow extends StoredPreference {
  readonly version: number;
  readonly bounced_at: Date | null;
}

/** How somebody wishes to be written to: their own business in whatever role they act. */
@Injectable()
export class PreferenceService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  own(viewer: Viewer): Promise<DeliveryPreferenceType> {
    return this.#transactions.read(viewer, (tx) => ownPreference(tx, viewer));
  }

  /** @throws ProblemsFound STALE_VERSION */
  set(viewer: Viewer, input: SetDeliveryPreferenceInput): Promise<DeliveryPreferenceType> {
    const { mail, quietFrom, quietUntil, version } = input;
    return this.#transactions.run(viewer, async (tx) => {
      const values = [
        viewer.userId,
        mail,
        minuteOf(quietFrom),
        minuteOf(quietUntil),
        new Date(this.#clock.epochMs()),
      ];
      const changed =
        version === 0
          ? await tx.query(
              `INSERT INTO delivery_preference (user_id, mail, quiet_from, quiet_until, changed_at)
               VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING user_id`,
              values,
            )
          : await tx.query(
              `UPDATE delivery_preference SET mail = $2, quiet_from = $3, quiet_until = $4, changed_at = $5,
                 version = version + 1
               WHERE user_id = $1 AND version = $6 RETURNING user_id`,
              [...values, version],
            );
      const now = await ownPreference(tx, viewer);
      if (changed.length === 0) refuseStale(version, now.version);
      return now;
    });
  }
}

async function ownPreference(tx: Tx, viewer: Viewer): Promise<DeliveryPreferenceType> {
  const [row] = await tx.query<PreferenceRow>(
    `SELECT p.mail, p.quiet_from, p.quiet_until, coalesce(p.version, 0) AS version,
       (SELECT min(d.settled_at) FROM mail_delivery d WHERE d.recipient_id = me.id AND d.status = 'BOUNCED') AS bounced_at
     FROM (SELECT $1::uuid AS id) me LEFT JOIN delivery_preference p ON p.user_id = me.id`,
    [viewer.userId],
  );
  const { mail, quietFrom, quietUntil } = preferenceOf(row!);
  return {
    mail,
    quietFrom: timeOf(quietFrom),
    quietUntil: timeOf(quietUntil),
    version: row!.version,
    bouncedAt: row!.bounced_at,
  };
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
