-- The two effect reports, how people are reached, and what deadlines follow from.

-- Effect figures ---------------------------------------------------------------------------------------------

-- Of one member for one period, as the member enters them. Yen are whole, hours are hundredths of an hour per employee.
CREATE TABLE effect_figure (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  member_id uuid NOT NULL,
  period text NOT NULL CHECK (period IN ('BASE', 'TARGET', 'YEAR_1', 'YEAR_2')),
  -- 営業利益 may be a loss
  operating_profit_yen bigint NOT NULL CHECK (operating_profit_yen BETWEEN -1000000000000000 AND 1000000000000000),
  personnel_cost_yen yen NOT NULL,
  depreciation_yen yen NOT NULL,
  employees integer NOT NULL CHECK (employees BETWEEN 0 AND 10000000),
  hours_hundredths integer NOT NULL CHECK (hours_hundredths BETWEEN 0 AND 878400),
  entered_by uuid NOT NULL REFERENCES app_user,
  entered_at timestamptz NOT NULL DEFAULT now(),
  version version_number NOT NULL DEFAULT 1,
  UNIQUE (consortium_id, member_id, period),
  UNIQUE (consortium_id, id),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id)
);

-- Which uploaded paper a figure was read from.
CREATE TABLE effect_figure_source (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  member_id uuid NOT NULL,
  figure_id uuid NOT NULL,
  field text NOT NULL CHECK (field IN ('OPERATING_PROFIT', 'PERSONNEL_COST', 'DEPRECIATION', 'EMPLOYEES', 'HOURS')),
  evidence_id uuid NOT NULL,
  noted_by uuid NOT NULL REFERENCES app_user,
  noted_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id),
  FOREIGN KEY (consortium_id, figure_id) REFERENCES effect_figure (consortium_id, id),
  FOREIGN KEY (consortium_id, evidence_id) REFERENCES evidence_file (consortium_id, id)
);
CREATE UNIQUE INDEX effect_figure_source_live ON effect_figure_source (figure_id, field, evidence_id) WHERE ended_at IS NULL;

CREATE TABLE effect_report (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  year smallint NOT NULL CHECK (year IN (1, 2)),
  status text NOT NULL DEFAULT 'DRAFT',
  portal_number text NOT NULL DEFAULT '' CHECK (char_length(portal_number) <= 100),
  submitted_at timestamptz CHECK (submitted_at = date_trunc('minute', submitted_at)),
  correction_due_at timestamptz CHECK (correction_due_at = date_trunc('minute', correction_due_at)),
  document jsonb,
  document_sha256 sha256,
  version version_number NOT NULL DEFAULT 1,
  created_by uuid NOT NULL REFERENCES app_user,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consortium_id, year),
  CHECK ((document IS NULL) = (document_sha256 IS NULL)),
  CHECK (status NOT IN ('SUBMITTED', 'ACCEPTED') OR (submitted_at IS NOT NULL AND document IS NOT NULL))
);
CALL guard_states('effect_report', 'EFFECT_REPORT');

-- What was filed stays: figures of a year that is filed change only after the report came back.
CREATE FUNCTION refuse_filed_figure() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM public.effect_report r
             WHERE r.consortium_id = NEW.consortium_id AND r.status IN ('SUBMITTED', 'ACCEPTED')
               AND (NEW.period IN ('BASE', 'TARGET') OR r.year = right(NEW.period, 1)::int)) THEN
    PERFORM public.refuse_with('ALREADY_FILED',
      'この年度の効果報告はもう提出されています。直すときは、代表事業者にご連絡ください。',
      'The effect report of this year is filed already. To correct a figure please contact the representative.');
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION refuse_filed_figure() FROM PUBLIC;
CREATE TRIGGER filed BEFORE INSERT OR UPDATE ON effect_figure FOR EACH ROW EXECUTE FUNCTION refuse_filed_figure();

-- The grant with the dates that hold now: an accepted change moves the milestones, the decision stays as it was notified.
CREATE VIEW standing_grant WITH (security_invoker = true) AS
  SELECT g.id, g.consortium_id, g.application_id, g.decided_at,
    coalesce(project_end.occurred_at, g.project_end_at) AS project_end_at,
    coalesce(report_due.occurred_at, g.report_due_at) AS report_due_at
  FROM grant_decision g
  LEFT JOIN consortium_milestone project_end
    ON project_end.consortium_id = g.consortium_id AND project_end.anchor = 'PROJECT_END'
  LEFT JOIN consortium_milestone report_due
    ON report_due.consortium_id = g.consortium_id AND report_due.anchor = 'PERFORMANCE_REPORT_DUE';

-- Deadlines ------------------------------------------------------------------------------------------------------

-- A deadline somebody was given by notice follows from no anchor of the schedule.
ALTER TABLE obligation ALTER COLUMN anchor DROP NOT NULL;

-- What is done, from the steps themselves: nobody ticks a deadline off. Asked by the derivation, as the worker.
CREATE VIEW done_fact WITH (security_invoker = true) AS
  SELECT a.consortium_id, 'GROUP_APPLICATION' AS kind, NULL::uuid AS member_id, max(s.submitted_at) AS at
  FROM application a JOIN submission s ON s.application_id = a.id
  WHERE a.status IN ('SUBMITTED', 'GRANTED') GROUP BY a.consortium_id
UNION ALL
  SELECT f.consortium_id, CASE f.kind WHEN 'COSTS_CONFIRMED' THEN 'MEMBER_COSTS' ELSE 'MEMBER_EVIDENCE' END, f.member_id,
    f.reached_at
  FROM member_fact f
UNION ALL
  SELECT r.consortium_id, done.kind, NULL, done.at
  FROM performance_report r
  CROSS JOIN LATERAL (VALUES ('GROUP_PERFORMANCE_REPORT', r.submitted_at),
    ('PROJECT_END', r.completed_on::timestamp AT TIME ZONE 'Asia/Tokyo')) AS done (kind, at)
  WHERE r.status IN ('SUBMITTED', 'FIXED')
UNION ALL
  SELECT f.consortium_id, 'MEMBER_EFFECT_FIGURES_' || right(f.period, 1), f.member_id, f.entered_at
  FROM effect_figure f WHERE f.period IN ('YEAR_1', 'YEAR_2')
UNION ALL
  SELECT r.consortium_id, 'GROUP_EFFECT_REPORT_' || r.year, NULL, r.submitted_at
  FROM effect_report r WHERE r.status IN ('SUBMITTED', 'ACCEPTED');

-- Dates given by notice: a correction asked for, money claimed back.
CREATE VIEW given_deadline WITH (security_invoker = true) AS
  SELECT consortium_id, 'APPLICATION_CORRECTION' AS kind, NULL::uuid AS member_id, id AS subject_id, correction_due_at AS due_at,
    status IN ('SUBMITTED', 'GRANTED', 'REJECTED') AS fulfilled
  FROM application WHERE correction_due_at IS NOT NULL AND status <> 'WITHDRAWN'
UNION ALL
  SELECT consortium_id, 'PERFORMANCE_REPORT_CORRECTION', NULL, id, correction_due_at, status IN ('SUBMITTED', 'FIXED')
  FROM performance_report WHERE correction_due_at IS NOT NULL
UNION ALL
  SELECT consortium_id, 'EFFECT_REPORT_CORRECTION_' || year, NULL, id, correction_due_at, status IN ('SUBMITTED', 'ACCEPTED')
  FROM effect_report WHERE correction_due_at IS NOT NULL
UNION ALL
  -- the end of that day in Japan
  SELECT consortium_id, 'REPAYMENT', member_id, id, (due_on + time '23:59') AT TIME ZONE 'Asia/Tokyo', status = 'PAID'
  FROM repayment WHERE status <> 'CANCELLED';

-- How people are reached ---------------------------------------------------------------------------------------------

CREATE TABLE delivery_preference (
  user_id uuid PRIMARY KEY REFERENCES app_user,
  -- IMMEDIATE: a letter when something comes; DAILY: one a day; NONE: only in the product
  mail text NOT NULL DEFAULT 'IMMEDIATE' CHECK (mail IN ('IMMEDIATE', 'DAILY', 'NONE')),
  -- minutes of the day in Japan between which nothing is sent; equal: no quiet hours
  quiet_from smallint NOT NULL DEFAULT 1200 CHECK (quiet_from BETWEEN 0 AND 1439),
  quiet_until smallint NOT NULL DEFAULT 480 CHECK (quiet_until BETWEEN 0 AND 1439),
  version version_number NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL DEFAULT now()
);

-- A letter of the product's own to one person. Its row is committed before it is sent, its Message-ID is the row's.
CREATE TABLE mail_delivery (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid REFERENCES consortium, -- null: about several groups
  recipient_id uuid NOT NULL REFERENCES app_user,
  kind text NOT NULL CHECK (kind IN ('NOTIFICATIONS', 'PAPERS_ASKED')),
  -- what it is about; a second run finds the row and stops
  cause_id uuid NOT NULL,
  -- NOT_NEEDED: when its turn came there was nothing left to tell, or nobody to tell it to
  status text NOT NULL DEFAULT 'WAITING' CHECK (status IN ('WAITING', 'SENT', 'BOUNCED', 'GAVE_UP', 'NOT_NEEDED')),
  attempts integer NOT NULL DEFAULT 0,
  -- the server's reply when it refused, without the address
  reply_code text NOT NULL DEFAULT '' CHECK (char_length(reply_code) <= 20),
  created_at timestamptz NOT NULL DEFAULT now(),
  settled_at timestamptz,
  UNIQUE (kind, cause_id, recipient_id),
  CHECK ((status = 'WAITING') = (settled_at IS NULL))
);
CREATE INDEX mail_delivery_recipient ON mail_delivery (recipient_id, created_at DESC, id DESC);

ALTER TABLE notification ADD COLUMN letter_id uuid REFERENCES mail_delivery;
-- by time: what nobody ever reads or is written about does not slow down the search for what is new
CREATE INDEX notification_unmailed ON notification (created_at) WHERE letter_id IS NULL AND read_at IS NULL;
CREATE INDEX notification_letter ON notification (letter_id) WHERE letter_id IS NOT NULL;

-- What a letter tells, one line for each deadline: what is unread, open and its reader's still when it is sent. The
-- worker sees no names across groups; these it may, and only for a letter of the person they are told to.
CREATE FUNCTION letter_lines(letter uuid)
RETURNS TABLE (kind text, group_id uuid, group_name text, member_name text, title_ja text, title_en text,
               due_at timestamptz, previous_due_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT DISTINCT ON (o.due_at, o.id) n.kind, c.id, c.name::text, b.name::text, o.title_ja, o.title_en, o.due_at, n.previous_due_at
  FROM public.notification n
  JOIN public.obligation o ON o.id = n.obligation_id AND o.status = 'OPEN'
  JOIN public.consortium c ON c.id = n.consortium_id AND c.closed_at IS NULL
  LEFT JOIN public.member m ON m.id = o.member_id
  LEFT JOIN public.business b ON b.id = m.business_id
  WHERE n.letter_id = letter AND n.read_at IS NULL AND public.worker_is_sweeping()
    AND EXISTS (SELECT FROM public.assignment a
                WHERE a.user_id = n.recipient_id AND a.consortium_id = n.consortium_id AND a.ended_at IS NULL
                  AND (a.role = 'COORDINATOR' OR (a.role = 'MEMBER_USER' AND a.member_id = o.member_id)))
  -- that it moved says more than another reminder
  ORDER BY o.due_at, o.id, n.kind, n.created_at
$$;

-- A colleague's machine that wants to know. The secret that signs is sealed.
CREATE TABLE webhook (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  url text NOT NULL CHECK (char_length(url) BETWEEN 10 AND 500 AND url ~ '^https?://'),
  machines text[] NOT NULL CHECK (cardinality(machines) >= 1),
  key_id text NOT NULL,
  wrapped_key bytea NOT NULL,
  sealed bytea NOT NULL,
  enabled boolean NOT NULL DEFAULT true,
  version version_number NOT NULL DEFAULT 1,
  created_by uuid NOT NULL REFERENCES app_user,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consortium_id, id)
);

CREATE TABLE webhook_delivery (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  webhook_id uuid NOT NULL,
  event_id uuid NOT NULL,
  status text NOT NULL DEFAULT 'WAITING' CHECK (status IN ('WAITING', 'DELIVERED', 'GAVE_UP')),
  attempts integer NOT NULL DEFAULT 0,
  response_status integer,
  error_code text NOT NULL DEFAULT '' CHECK (char_length(error_code) <= 60),
  created_at timestamptz NOT NULL DEFAULT now(),
  settled_at timestamptz,
  UNIQUE (webhook_id, event_id),
  CHECK ((status = 'WAITING') = (settled_at IS NULL)),
  FOREIGN KEY (consortium_id, webhook_id) REFERENCES webhook (consortium_id, id),
  FOREIGN KEY (consortium_id, event_id) REFERENCES procedure_event (consortium_id, id)
);
CREATE INDEX webhook_delivery_list ON webhook_delivery (webhook_id, created_at DESC, id DESC);

-- As the owner: whoever moves the procedure need not see the webhooks.
CREATE FUNCTION tell_webhooks() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  WITH told AS (
    INSERT INTO public.webhook_delivery (consortium_id, webhook_id, event_id)
    SELECT w.consortium_id, w.id, NEW.id FROM public.webhook w
    WHERE w.consortium_id = NEW.consortium_id AND w.enabled AND NEW.machine = ANY (w.machines)
    RETURNING id)
  INSERT INTO public.outbox (consortium_id, topic, subject_id) SELECT NEW.consortium_id, 'webhook.deliver', id FROM told;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION tell_webhooks() FROM PUBLIC;
CREATE TRIGGER tell_webhooks AFTER INSERT ON procedure_event FOR EACH ROW EXECUTE FUNCTION tell_webhooks();

-- Work that is given up takes its letter or delivery with it. An administrator may run it again (retry_failed_work).
CREATE FUNCTION give_up_delivery() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.topic IN ('letter.send', 'papers.ask') THEN
    UPDATE public.mail_delivery SET status = 'GAVE_UP', settled_at = NEW.failed_at
    WHERE id = NEW.subject_id AND status = 'WAITING';
  ELSE
    UPDATE public.webhook_delivery SET status = 'GAVE_UP', settled_at = NEW.failed_at
    WHERE id = NEW.subject_id AND status = 'WAITING';
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION give_up_delivery() FROM PUBLIC;
CREATE TRIGGER give_up_delivery AFTER UPDATE OF failed_at ON outbox FOR EACH ROW
  WHEN (NEW.failed_at IS NOT NULL AND NEW.topic IN ('letter.send', 'papers.ask', 'webhook.deliver'))
  EXECUTE FUNCTION give_up_delivery();

-- A secret address calendars subscribe to: a person's deadlines, or those of one group of theirs.
CREATE TABLE calendar_feed (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES app_user,
  consortium_id uuid REFERENCES consortium,
  token_sha256 sha256 NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  revoked_at timestamptz
);
CREATE INDEX calendar_feed_user ON calendar_feed (user_id, created_at);

-- What a feed shows now: what its person is responsible for now, so that it ends with the responsibility.
CREATE FUNCTION calendar_of_token(presented_sha256 text)
RETURNS TABLE (locale text, obligation_id uuid, group_name text, member_name text, title_ja text, title_en text, clause text,
               due_at timestamptz, status text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT u.locale, o.id, c.name::text, b.name::text, o.title_ja, o.title_en, o.clause, o.due_at, o.status
  FROM public.calendar_feed f
  JOIN public.app_user u ON u.id = f.user_id AND u.disabled_at IS NULL
  LEFT JOIN public.assignment a ON a.user_id = u.id AND a.ended_at IS NULL AND a.role IN ('COORDINATOR', 'MEMBER_USER')
    AND (f.consortium_id IS NULL OR a.consortium_id = f.consortium_id)
  LEFT JOIN public.obligation o ON o.consortium_id = a.consortium_id AND o.status IN ('OPEN', 'FULFILLED')
    AND (a.role = 'COORDINATOR' OR o.member_id = a.member_id)
  LEFT JOIN public.consortium c ON c.id = o.consortium_id
  LEFT JOIN public.member m ON m.id = o.member_id
  LEFT JOIN public.business b ON b.id = m.business_id
  WHERE f.token_sha256 = presented_sha256 AND f.revoked_at IS NULL
  GROUP BY u.locale, o.id, c.name, b.name, o.title_ja, o.title_en, o.clause, o.due_at, o.status
  ORDER BY o.due_at, o.id
  LIMIT 5000
$$;

-- Work that was given up, for the administrator: what kind, since when, how often; never whose.
CREATE FUNCTION failed_work()
RETURNS TABLE (id uuid, topic text, created_at timestamptz, failed_at timestamptz, relay_count integer, last_error text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT w.id, w.topic, w.created_at, w.failed_at, w.relay_count, w.last_error
  FROM public.outbox w WHERE w.failed_at IS NOT NULL AND public.actor_is_platform_admin()
  ORDER BY w.failed_at DESC, w.id DESC
$$;

-- Runs it again. When the same work waits already there is nothing to repeat: the failed row is done with.
CREATE FUNCTION retry_failed_work(wanted uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  work public.outbox%ROWTYPE;
BEGIN
  IF NOT public.actor_is_platform_admin() THEN RETURN false; END IF;
  SELECT * INTO work FROM public.outbox w WHERE w.id = wanted AND w.failed_at IS NOT NULL FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO public.outbox (consortium_id, topic, subject_id) VALUES (work.consortium_id, work.topic, work.subject_id)
  ON CONFLICT (topic, subject_id) WHERE relayed_at IS NULL AND done_at IS NULL AND failed_at IS NULL DO NOTHING;
  DELETE FROM public.outbox w WHERE w.id = work.id;
  RETURN true;
END $$;
