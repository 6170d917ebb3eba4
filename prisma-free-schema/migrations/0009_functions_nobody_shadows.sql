-- A search path that does not name pg_temp has it first for tables and types: whoever may make a temporary domain called
-- `text` would run their code as the owner of every function that says ::text. Named last, it shadows nothing. (Temporary
-- objects themselves stay allowed: the job queue's library makes some.)
DO $$
DECLARE pinned regprocedure;
BEGIN
  FOR pinned IN
    SELECT oid::regprocedure FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace
      AND EXISTS (SELECT FROM unnest(proconfig) AS setting WHERE setting LIKE 'search_path=%')
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, pg_temp', pinned);
  END LOOP;
END $$;
