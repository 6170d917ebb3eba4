import { createHash, randomBytes, randomUUID } from 'node:crypto';

const MEMBERS = 30;
const LINES = 5;

/** 見本 groups of 30 members with five lines each; each has a coordinator of its own, with a key for the API. */
export async function seedGroups(owner, count) {
  const groups = Array.from({ length: count }, () => ({
    groupId: randomUUID(),
    userId: randomUUID(),
    key: `rk_${randomBytes(32).toString('base64url')}`,
  }));
  const userIds = groups.map(({ userId }) => userId);
  const groupIds = groups.map(({ groupId }) => groupId);
  const digests = groups.map(({ key }) => createHash('sha256').update(key).digest('hex'));
  await owner.query(`INSERT INTO app_user (id, display_name) SELECT unnest($1::uuid[]), '見本 髙﨑𠮷子'`, [
    userIds,
  ]);
  await owner.query(
    `INSERT INTO api_key (user_id, label, key_sha256)
     SELECT u, '見本', d FROM unnest($1::uuid[], $2::text[]) AS given (u, d)`,
    [userIds, digests],
  );
  await owner.query(
    `INSERT INTO consortium (id, name, prefecture, rule_set, created_by)
     SELECT g, '見本本町商店街グループ', 13, '2023', u FROM unnest($1::uuid[], $2::uuid[]) AS given (u, g)`,
    [userIds, groupIds],
  );
  await owner.query(
    `INSERT INTO assignment (user_id, role, consortium_id)
     SELECT u, 'COORDINATOR', g FROM unnest($1::uuid[], $2::uuid[]) AS given (u, g)`,
    [userIds, groupIds],
  );
  await owner.query(
    `INSERT INTO business (consortium_id, name, legal_form, city)
     SELECT id, '見本茶舗𠮷 ' || n, 'SOLE_PROPRIETOR', '見本市' FROM consortium, generate_series(1, $1::int) n`,
    [MEMBERS],
  );
  await owner.query(
    `INSERT INTO member (consortium_id, business_id, role, position)
     SELECT consortium_id, id, 'PARTICIPANT', row_number() OVER (PARTITION BY consortium_id ORDER BY name) FROM business`,
  );
  await owner.query(
    `INSERT INTO cost_line (consortium_id, member_id, category, label, functions, unit_price_yen, quantity, position)
     SELECT consortium_id, id, CASE WHEN n = 1 THEN 'SOFTWARE' ELSE 'OPTION' END, '見本の会計ソフト ' || n,
       CASE WHEN n = 1 THEN ARRAY['ACCOUNTING', 'EC'] ELSE '{}' END, 100000 + 7 * position, n, n
     FROM member, generate_series(1, $1::int) n`,
    [LINES],
  );
  await owner.query('VACUUM (ANALYZE)');
  return groups;
}

export const QUERY = `query Group($id: ID!) {
  consortium(id: $id) {
    id name prefecture ruleSet overCapPolicy version
    members(first: 50) {
      edges {
        node {
          id role size position status version
          business { name legalForm city }
          costLines { id category label functions unitPriceYen quantity amountYen position version }
        }
      }
      pageInfo { hasNextPage }
    }
  }
}`;

/** The same rows as PostGraphile names them; it has no amountYen, which no column holds. */
export const POSTGRAPHILE_QUERY = `query Group($id: UUID!) {
  consortium: consortiumByRowId(rowId: $id) {
    id: rowId name prefecture ruleSet overCapPolicy version
    members: membersByConsortiumId(first: 50, orderBy: [POSITION_ASC]) {
      edges {
        node {
          id: rowId role size position status version
          business: businessByConsortiumIdAndBusinessId { name legalForm city }
          costLines: costLinesByConsortiumIdAndMemberId(orderBy: [POSITION_ASC]) {
            nodes { id: rowId category label functions unitPriceYen quantity position version }
          }
        }
      }
      pageInfo { hasNextPage }
    }
  }
}`;

/** The same answer from one statement, as text ready to send. */
export const SQL = `
  SELECT json_build_object('data', json_build_object('consortium', json_build_object(
    'id', c.id, 'name', c.name, 'prefecture', c.prefecture, 'ruleSet', 'RULES_' || c.rule_set,
    'overCapPolicy', c.over_cap_policy, 'version', c.version,
    'members', json_build_object(
      'edges', (
        SELECT json_agg(json_build_object('node', json_build_object(
          'id', m.id, 'role', m.role, 'size', m.size, 'position', m.position, 'status', m.status, 'version', m.version,
          'business', json_build_object('name', b.name, 'legalForm', b.legal_form, 'city', b.city),
          'costLines', l.lines)) ORDER BY m.position)
        FROM member m
        JOIN business b ON b.id = m.business_id
        JOIN LATERAL (
          SELECT json_agg(json_build_object(
            'id', x.id, 'category', x.category, 'label', x.label, 'functions', x.functions,
            'unitPriceYen', x.unit_price_yen, 'quantity', x.quantity, 'amountYen', x.unit_price_yen * x.quantity,
            'position', x.position, 'version', x.version) ORDER BY x.position) AS lines
          FROM cost_line x WHERE x.consortium_id = m.consortium_id AND x.member_id = m.id
        ) l ON true
        WHERE m.consortium_id = c.id),
      'pageInfo', json_build_object('hasNextPage', false))
  )))::text AS body
  FROM consortium c WHERE c.id = $1`;
