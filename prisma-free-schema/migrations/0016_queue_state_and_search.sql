-- How the work behind the product stands, for the administrator; and how names are looked for.

-- Every kind of work that is there or was done within a day: how much and since when, never whose.
CREATE FUNCTION queue_state()
RETURNS TABLE (topic text, waiting integer, oldest_waiting_at timestamptz, in_hand integer, oldest_in_hand_at timestamptz,
  failed integer, done_in_a_day integer, last_relayed_at timestamptz, last_done_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT w.topic,
    (count(*) FILTER (WHERE w.relayed_at IS NULL AND w.done_at IS NULL AND w.failed_at IS NULL))::integer,
    min(w.created_at) FILTER (WHERE w.relayed_at IS NULL AND w.done_at IS NULL AND w.failed_at IS NULL),
    (count(*) FILTER (WHERE w.relayed_at IS NOT NULL AND w.done_at IS NULL AND w.failed_at IS NULL))::integer,
    min(w.created_at) FILTER (WHERE w.relayed_at IS NOT NULL AND w.done_at IS NULL AND w.failed_at IS NULL),
    (count(*) FILTER (WHERE w.failed_at IS NOT NULL))::integer,
    (count(*) FILTER (WHERE w.done_at IS NOT NULL))::integer, max(w.relayed_at), max(w.done_at)
  FROM public.outbox w
  WHERE (w.done_at IS NULL OR w.done_at > now() - interval '1 day') AND public.actor_is_platform_admin()
  GROUP BY w.topic ORDER BY w.topic
$$;
REVOKE ALL ON FUNCTION queue_state() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION queue_state() TO app_api;

-- What two texts are compared by when somebody looks for one: full and half width, capital and small letters, katakana and
-- hiragana and the variants of common kanji in names are alike, spaces do not count. For finding only: 髙 and 高 stay two
-- names everywhere else.
CREATE FUNCTION search_fold(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT translate(lower(regexp_replace(normalize(value, NFKC), '\s', '', 'g')),
    'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶ髙﨑𠮷濵濱邉邊齋齊斉澤廣櫻德',
    'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖ高崎吉浜浜辺辺斎斎斎沢広桜徳')
$$;
GRANT EXECUTE ON FUNCTION search_fold(text) TO app_api;
