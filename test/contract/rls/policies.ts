import type { Observatory } from './observe.ts';

export interface Policy {
  readonly table: string;
  readonly name: string;
  readonly role: 'app_api' | 'app_worker';
  readonly verb: 'ALL' | 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';
  /** Whether its role can say whose a new or changed row is; otherwise WITH CHECK repeats USING. */
  readonly placesRows: boolean;
}

/** Every policy the product's roles live under. */
export function policiesOf(seen: Observatory): Promise<Policy[]> {
  return seen.query<Policy>(`
    SELECT tablename AS table, policyname AS name, role, cmd AS verb,
      with_check IS NOT NULL AND ((cmd = 'ALL' AND has_any_column_privilege(role, tablename::text, 'INSERT')) OR (cmd <> 'INSERT' AND EXISTS (
        SELECT FROM pg_attribute WHERE attrelid = tablename::regclass AND attnum > 0
          AND rls_test.is_owning(attname, tablename) AND has_column_privilege(role, attrelid, attnum, 'UPDATE')
      ))) AS "placesRows"
    FROM pg_policies, unnest(roles) AS role
    WHERE schemaname = 'public' AND role IN ('app_api', 'app_worker') ORDER BY 1, 2, 3`);
}

/** The ways a policy could be wrong: gone, or letting everything pass. */
export function mistakesIn({ table, name, verb, placesRows }: Policy): { what: string; sql: string }[] {
  const policy = `${name} ON ${table}`;
  const using = verb === 'INSERT' ? '' : ' USING (true)';
  const check = verb === 'SELECT' || verb === 'DELETE' ? '' : ' WITH CHECK (true)';
  return [
    { what: 'dropped', sql: `DROP POLICY ${policy}` },
    { what: 'wide open', sql: `ALTER POLICY ${policy}${using}${check}` },
    ...(placesRows ? [{ what: 'writing anything', sql: `ALTER POLICY ${policy} WITH CHECK (true)` }] : []),
  ];
}
