-- Tries the four verbs on a table as somebody, and undoes each. Runs as the superuser in a transaction with triggers off:
-- what is refused is refused by privileges and policies alone.

CREATE SCHEMA rls_test;

-- Every seeded row: whose it is, where it lies (until somebody changes it), and what is in it.
CREATE TABLE rls_test.tagged (source text NOT NULL, tag text NOT NULL, place tid, described jsonb NOT NULL);

-- One statement in a context, and what became of it: refused, or passed with the rows it changed or removed. A violated
-- constraint is a pass: policies are asked first.
CREATE FUNCTION rls_test.attempt(context jsonb, source text, statement text, OUT passed boolean, OUT touched text[])
LANGUAGE plpgsql AS $$
BEGIN
  -- an assignment comes with an invitation accepted in the same transaction
  IF source = 'assignment' THEN
    UPDATE public.invitation SET accepted_at = now() WHERE accepted_by IS NOT NULL;
  END IF;
  PERFORM set_config(s.key, s.value, true) FROM jsonb_each_text(context -> 'settings') s;
  PERFORM set_config('role', context ->> 'role', true);
  EXECUTE statement;
  PERFORM set_config('role', 'none', true);
  EXECUTE format('SELECT coalesce(array_agg(t.tag), ''{}'') FROM rls_test.tagged t
    WHERE t.source = %L AND t.place IS NOT NULL AND NOT EXISTS (SELECT FROM public.%I r WHERE r.ctid = t.place)',
    source, source) INTO touched;
  RAISE SQLSTATE 'RLS01';
EXCEPTION
  WHEN SQLSTATE 'RLS01' THEN passed := true;
  WHEN integrity_constraint_violation THEN passed := true;
  WHEN insufficient_privilege THEN passed := false;
END $$;

CREATE FUNCTION rls_test.columns_of(context jsonb, source text, privilege text) RETURNS text[]
LANGUAGE sql AS $$
  SELECT array_agg(quote_ident(attname) ORDER BY attnum) FROM pg_attribute
  WHERE attrelid = format('public.%I', source)::regclass AND attnum > 0 AND NOT attisdropped
    AND (attgenerated = '' OR privilege = 'SELECT')
    AND has_column_privilege(context ->> 'role', attrelid, attnum, privilege)
$$;

CREATE FUNCTION rls_test.seen(context jsonb, source text) RETURNS text[]
LANGUAGE plpgsql AS $$
DECLARE
  columns text[] := rls_test.columns_of(context, source, 'SELECT');
  visible jsonb;
  tags text[];
BEGIN
  IF columns IS NULL THEN RETURN '{}'; END IF;
  BEGIN
    PERFORM set_config(s.key, s.value, true) FROM jsonb_each_text(context -> 'settings') s;
    PERFORM set_config('role', context ->> 'role', true);
    EXECUTE format('SELECT coalesce(jsonb_agg(to_jsonb(v)), ''[]'') FROM (SELECT %s FROM public.%I) v',
      array_to_string(columns, ', '), source) INTO visible;
    RAISE SQLSTATE 'RLS01';
  EXCEPTION WHEN SQLSTATE 'RLS01' THEN NULL;
  END;
  SELECT array_agg(DISTINCT t.tag) INTO tags FROM rls_test.tagged t, jsonb_array_elements(visible) v
  WHERE t.source = seen.source AND t.place IS NOT NULL AND t.described @> v;
  RETURN coalesce(tags, '{}');
END $$;

-- Which rows somebody may add: copies of the seeded ones, signed by themselves where a policy asks who signs.
CREATE FUNCTION rls_test.added(context jsonb, source text, signature text) RETURNS text[]
LANGUAGE plpgsql AS $$
DECLARE
  columns text[] := rls_test.columns_of(context, source, 'INSERT');
  actor text := context -> 'settings' ->> 'renkei.actor_id';
  candidate record;
  tags text[] := '{}';
BEGIN
  IF columns IS NULL THEN RETURN tags; END IF;
  FOR candidate IN SELECT t.tag, CASE WHEN t.place IS NOT NULL AND signature IS NOT NULL AND actor IS NOT NULL
      THEN jsonb_set(t.described, ARRAY[signature], to_jsonb(actor))
      ELSE replace(t.described::text, '$actor', coalesce(actor, (t.described ->> 'id'), gen_random_uuid()::text))::jsonb
      END AS described
    FROM rls_test.tagged t WHERE t.source = added.source
  LOOP
    IF (SELECT a.passed FROM rls_test.attempt(context, source, format(
      'INSERT INTO public.%1$I (%2$s) SELECT %2$s FROM jsonb_populate_record(NULL::public.%1$I, %3$L)',
      source, array_to_string(columns, ', '), candidate.described)) a)
    THEN tags := tags || candidate.tag; END IF;
  END LOOP;
  RETURN tags;
END $$;

-- The columns that say whose a row is.
CREATE FUNCTION rls_test.is_owning(name text, source text) RETURNS boolean
LANGUAGE sql AS $$
  SELECT name IN ('consortium_id', 'member_id', 'user_id', 'actor_id', 'recipient_id', 'chain_id')
    OR (name = 'id' AND source IN ('consortium', 'app_user'))
$$;

-- To whom somebody may give the rows they can change: its owning columns set to another row's.
CREATE FUNCTION rls_test.given_to(context jsonb, source text) RETURNS text[]
LANGUAGE plpgsql AS $$
DECLARE
  owning text[] := ARRAY(SELECT c FROM unnest(rls_test.columns_of(context, source, 'UPDATE')) c
    WHERE rls_test.is_owning(c, source));
  target record;
  attempted record;
  tags text[] := '{}';
BEGIN
  IF owning = '{}' THEN RETURN tags; END IF;
  FOR target IN SELECT t.tag, string_agg(format('%s = %L', c, t.described ->> c), ', ') AS assignments
    FROM rls_test.tagged t, unnest(owning) c
    WHERE t.source = given_to.source AND t.place IS NOT NULL GROUP BY t.tag
  LOOP
    SELECT * INTO attempted FROM rls_test.attempt(context, source,
      format('UPDATE public.%I SET %s', source, target.assignments));
    -- touched is null when a constraint ended it, which needs a row
    IF attempted.passed AND attempted.touched IS DISTINCT FROM '{}' THEN tags := tags || target.tag; END IF;
  END LOOP;
  RETURN tags;
END $$;

-- A change without a condition: nothing but the policies of UPDATE and DELETE decides about it.
CREATE FUNCTION rls_test.observe(context jsonb, source text, change text, signature text) RETURNS jsonb
LANGUAGE sql AS $$
  SELECT jsonb_build_object(
    'sees', rls_test.seen(context, source),
    'changes', CASE WHEN change IS NULL THEN '{}' ELSE
      (SELECT coalesce(touched, '{}') FROM rls_test.attempt(context, source, format('UPDATE public.%I SET %s', source, change))) END,
    'removes', (SELECT coalesce(touched, '{}') FROM rls_test.attempt(context, source, format('DELETE FROM public.%I', source))),
    'adds', rls_test.added(context, source, signature),
    'gives', rls_test.given_to(context, source))
$$;
