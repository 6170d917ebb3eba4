import { Injectable } from '@nestjs/common';
import { TenantTransaction, tidyLine, type Viewer } from '@renkei/platform';
import { SEARCH_KINDS, type SearchArgs, type SearchHitType } from './search.type.ts';

/** Names of files are many; the newest are looked through. */
const NEWEST_FILES = 10_000;

/**
 * What is looked through, as (id, consortium_id, member_id, title, context, found): `found` are the texts that may hold
 * what is asked for. All of it is SQL of ours, and row-level security leaves what is this person's to see.
 */
const SOURCES: Readonly<Record<(typeof SEARCH_KINDS)[number], string>> = {
  GROUP: `SELECT c.id, c.id AS consortium_id, NULL::uuid AS member_id, c.name AS title, NULL::text AS context,
      ARRAY[c.name::text] AS found FROM consortium c`,
  MEMBER: `SELECT m.id, m.consortium_id, m.id, b.name, c.name,
      ARRAY[b.name::text, b.name_kana, b.corporate_number::text, b.invoice_number::text]
    FROM member m JOIN business b ON b.id = m.business_id JOIN consortium c ON c.id = m.consortium_id`,
  TOOL: `SELECT t.id, t.consortium_id, NULL::uuid, t.name, concat_ws('・', v.name, c.name), ARRAY[t.name::text]
    FROM tool t JOIN consortium c ON c.id = t.consortium_id LEFT JOIN vendor v ON v.id = t.vendor_id`,
  EVIDENCE: `SELECT f.id, f.consortium_id, f.member_id, f.file_name, concat_ws('・', b.name, c.name), ARRAY[f.file_name]
    FROM (SELECT * FROM evidence_file ORDER BY uploaded_at DESC LIMIT ${NEWEST_FILES}) f
    JOIN consortium c ON c.id = f.consortium_id
    LEFT JOIN member m ON m.id = f.member_id LEFT JOIN business b ON b.id = m.business_id`,
};

/** Of each kind the best: the very text, then what begins with it, then what holds it. */
const hitsOf = (kind: keyof typeof SOURCES): string => `
  (SELECT '${kind}' AS kind, x.*, row_number() OVER (ORDER BY x.rank, x.title, x.id) AS place FROM (
     SELECT s.id, s.consortium_id, s.member_id, s.title, s.context, min(CASE
       WHEN one = asked.folded THEN 0 WHEN one LIKE asked.escaped || '%' THEN 1 ELSE 2 END) AS rank
     FROM asked, (${SOURCES[kind]}) s (id, consortium_id, member_id, title, context, found), unnest(s.found) AS written,
       LATERAL (SELECT search_fold(written) AS one OFFSET 0) each -- OFFSET 0: each is folded once
     WHERE asked.folded <> '' AND one LIKE '%' || asked.escaped || '%'
     GROUP BY s.id, s.consortium_id, s.member_id, s.title, s.context
   ) x ORDER BY place LIMIT $2)`;

/** In turns, so that many of one kind do not push out the others; then by kind again. */
const SEARCH = `
  WITH asked AS MATERIALIZED (
    SELECT search_fold($1) AS folded, regexp_replace(search_fold($1), '([\\\\%_])', '\\\\\\1', 'g') AS escaped)
  SELECT kind, id, consortium_id AS "consortiumId", member_id AS "memberId", title, nullif(context, '') AS context
  FROM (SELECT * FROM (${SEARCH_KINDS.map(hitsOf).join(' UNION ALL ')}) every
        ORDER BY place, array_position($3::text[], kind) LIMIT $2) best
  ORDER BY array_position($3::text[], kind), place`;

/** Finds by name, across everything a person may see in the role they act in. */
@Injectable()
export class SearchService {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  /** At most `first` hits in one statement, by kind, the best of each first. */
  async search(viewer: Viewer, { text, first }: SearchArgs): Promise<readonly SearchHitType[]> {
    const asked = tidyLine(text);
    if (asked === '') return [];
    return this.#transactions.read(viewer, (tx) =>
      tx.query<SearchHitType>(SEARCH, [asked, first, SEARCH_KINDS]),
    );
  }
}
