-- A group moves between installations as one file (libs/office/src/group-file): made for its coordinator in the background,
-- or by the operator; taken in by the operator only.

-- FORCE hides the rows from the owner too; restoring a group is what the owner is for here. session_user: a function that
-- runs as the owner for somebody else sees and writes no more than before. A later migration calls it for what it adds to
-- GROUP_TABLES.
CREATE PROCEDURE let_operator_move(moved text[])
LANGUAGE plpgsql AS $$
DECLARE named text;
BEGIN
  FOREACH named IN ARRAY moved LOOP
    EXECUTE format('CREATE POLICY operator_reads ON %I FOR SELECT TO CURRENT_USER USING (session_user = current_user)', named);
    EXECUTE format('CREATE POLICY operator_restores ON %I FOR INSERT TO CURRENT_USER WITH CHECK (session_user = current_user)',
                   named);
  END LOOP;
END $$;
DO $$
DECLARE moved text[]; unread text[];
BEGIN
  SELECT array_agg(c.relname::text ORDER BY c.relname) INTO moved
  FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
    AND (EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'consortium_id')
         OR c.relname IN ('consortium', 'schedule', 'schedule_revision', 'schedule_anchor', 'support_body'))
    -- secrets, and the machinery of requests and letters
    AND c.relname NOT IN ('sealed_paper', 'sealed_paper_content', 'payout_account', 'webhook', 'webhook_delivery', 'invitation',
                          'outbox', 'notification', 'mail_delivery', 'calendar_feed', 'output_job');
  CALL let_operator_move(moved);
  -- of these, what came after 0017
  SELECT array_agg(name) INTO unread FROM unnest(moved) AS name WHERE NOT has_any_column_privilege('app_reader', name, 'SELECT');
  IF unread IS NOT NULL THEN CALL let_reader_read(unread); END IF;
END $$;

-- A report as it was filed, for the coordinator's file too: it asks who asks.
GRANT EXECUTE ON FUNCTION filed_report(uuid) TO app_reader;
