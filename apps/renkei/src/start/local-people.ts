import { createPerson, renewKey, withOwner } from '../operate/people.ts';

const LAUNCH_KEY = 'npm start';
const KEY_DAYS = 7;
const PEOPLE = { coordinator: '見本 とりまとめ担当', administrator: '見本 管理者' } as const;

export interface LocalPeople {
  readonly coordinatorKey: string;
  readonly administratorKey: string;
}

/** The sample's coordinator and administrator of a one-machine installation, with keys made for this start. */
export async function ensureLocalPeople(ownerUrl: string): Promise<LocalPeople> {
  const known = await withOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: string; display_name: string }>(
      `SELECT DISTINCT ON (u.display_name) u.id, u.display_name
       FROM app_user u JOIN api_key k ON k.user_id = u.id AND k.label = $1
       ORDER BY u.display_name, u.created_at`,
      [LAUNCH_KEY],
    );
    return new Map(rows.map((row) => [row.display_name, row.id]));
  });
  const keyOf = async (displayName: string, admin: boolean): Promise<string> => {
    const userId = known.get(displayName);
    if (userId) return renewKey(ownerUrl, userId, LAUNCH_KEY, KEY_DAYS);
    return (await createPerson(ownerUrl, { displayName, admin, keyLabel: LAUNCH_KEY, keyDays: KEY_DAYS }))
      .key;
  };
  return {
    coordinatorKey: await keyOf(PEOPLE.coordinator, false),
    administratorKey: await keyOf(PEOPLE.administrator, true),
  };
}
