-- What is owed until when, who is reminded of it, and how work leaves a transaction.

-- What really happened to this group; it goes before the schedule's expectation.
CREATE TABLE consortium_milestone (
  consortium_id uuid NOT NULL REFERENCES consortium,
  anchor schedule_anchor_code NOT NULL,
  occurred_at timestamptz NOT NULL CHECK (occurred_at = date_trunc('minute', occurred_at)),
  version version_number NOT NULL DEFAULT 1,
  recorded_by uuid NOT NULL REFERENCES app_user,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consortium_id, anchor)
);

-- A paper a member has handed in, as far as deadlines care: which, how old.
CREATE TABLE member_document (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  member_id uuid NOT NULL,
  requirement text NOT NULL CHECK (requirement ~ '^[A-Z0-9_]{3,60}$'),
  -- which of several accepted papers: a licence does not grow old, a 住民票 does after three months (K25 p.24)
  paper text CHECK (paper ~ '^[A-Z0-9_]{3,60}$'),
  issued_on date,
  valid_until date,
  received_on date NOT NULL,
  version version_number NOT NULL DEFAULT 1,
  recorded_by uuid NOT NULL REFERENCES app_user,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consortium_id, member_id, requirement),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id),
  CHECK (issued_on <= received_on)
);

-- An obligation whose date moves is superseded by a new one, so that what was promised stays readable and the
-- new date gets reminders of its own.
CREATE TABLE obligation (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  member_id uuid,
  key text NOT NULL CHECK (char_length(key) BETWEEN 3 AND 160),
  kind text NOT NULL CHECK (kind ~ '^[A-Z0-9_]{3,60}$'),
  anchor schedule_anchor_code NOT NULL,
  title_ja text NOT NULL,
  title_en text NOT NULL,
  clause text NOT NULL,
  due_at timestamptz NOT NULL CHECK (due_at = date_trunc('minute', due_at)),
  status text NOT NULL DEFAULT 'OPEN' CHECK (status IN ('OPEN', 'FULFILLED', 'SUPERSEDED', 'CANCELLED')),
  supersedes_id uuid,
  last_step text CHECK (last_step ~ '^[A-Z0-9_]{2,20}$'),
  next_reminder_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  UNIQUE (consortium_id, id),
  FOREIGN KEY (consortium_id, member_id) REFERENCES member (consortium_id, id),
  FOREIGN KEY (consortium_id, supersedes_id) REFERENCES obligation (consortium_id, id),
  CHECK ((status = 'OPEN') = (ended_at IS NULL)),
  CHECK (status = 'OPEN' OR next_reminder_at IS NULL)
);
CREATE UNIQUE INDEX obligation_open_once ON obligation (consortium_id, key, member_id) NULLS NOT DISTINCT
  WHERE status = 'OPEN';
-- The sweep's only way in: its cost follows what is due, not what exists.
CREATE INDEX obligation_due ON obligation (next_reminder_at, id) WHERE next_reminder_at IS NOT NULL;
CREATE INDEX obligation_list ON obligation (consortium_id, due_at, id);

-- Once for ever per obligation × step × recipient, whatever is retried, restarted or run twice.
CREATE TABLE reminder (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  obligation_id uuid NOT NULL,
  step text NOT NULL,
  recipient_id uuid NOT NULL REFERENCES app_user,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (obligation_id, step, recipient_id),
  UNIQUE (consortium_id, id),
  FOREIGN KEY (consortium_id, obligation_id) REFERENCES obligation (consortium_id, id)
);

CREATE TABLE notification (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid NOT NULL REFERENCES consortium,
  recipient_id uuid NOT NULL REFERENCES app_user,
  kind text NOT NULL CHECK (kind IN ('REMINDER', 'OBLIGATION_MOVED')),
  obligation_id uuid NOT NULL,
  step text,
  previous_due_at timestamptz,
  -- what it is about, said once: a second delivery of the same job finds the row and stops
  cause_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  read_at timestamptz,
  UNIQUE (cause_id, recipient_id),
  FOREIGN KEY (consortium_id, obligation_id) REFERENCES obligation (consortium_id, id)
);
CREATE INDEX notification_inbox ON notification (recipient_id, created_at DESC, id DESC);

-- A state change and the work it causes commit together. Rows carry ids only, never a name or an address.
CREATE TABLE outbox (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  consortium_id uuid REFERENCES consortium,
  topic text NOT NULL CHECK (topic IN ('obligations.derive', 'schedule.revised', 'reminder.deliver',
                                       'obligation.moved')),
  subject_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  relayed_at timestamptz,
  relay_count integer NOT NULL DEFAULT 0,
  done_at timestamptz,
  failed_at timestamptz,
  last_error text CHECK (char_length(last_error) <= 500)
);
-- Waiting work of one kind for one subject is one row. Writers lock it (ON CONFLICT DO UPDATE), the relay skips
-- locked rows: a change that is not committed yet can never be overtaken by its own job.
CREATE UNIQUE INDEX outbox_waiting ON outbox (topic, subject_id)
  WHERE relayed_at IS NULL AND done_at IS NULL AND failed_at IS NULL;
CREATE INDEX outbox_unrelayed ON outbox (created_at) WHERE relayed_at IS NULL AND done_at IS NULL AND failed_at IS NULL;
CREATE INDEX outbox_undone ON outbox (relayed_at) WHERE relayed_at IS NOT NULL AND done_at IS NULL AND failed_at IS NULL;
CREATE INDEX outbox_done ON outbox (done_at) WHERE done_at IS NOT NULL;

CREATE FUNCTION announce_outbox() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('renkei_outbox', '');
  RETURN NULL;
END $$;
CREATE TRIGGER outbox_announce AFTER INSERT ON outbox
  FOR EACH STATEMENT EXECUTE FUNCTION announce_outbox();
