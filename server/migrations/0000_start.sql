-- What was told of each call and engagement, and the record that it amounts to.
CREATE TABLE records (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL,
  account text,
  started_at timestamptz NOT NULL,
  state text NOT NULL,
  direction text,
  users text[] NOT NULL,
  numbers text[] NOT NULL,
  record jsonb NOT NULL,
  followed boolean NOT NULL DEFAULT false,
  changed xid8 NOT NULL DEFAULT pg_current_xact_id(),
  changed_at timestamptz NOT NULL DEFAULT now()
);
--> statement-breakpoint
CREATE INDEX records_newest ON records (kind, started_at DESC, id DESC);
--> statement-breakpoint
CREATE INDEX records_changed ON records (changed, id);
--> statement-breakpoint
CREATE INDEX records_users ON records USING gin (users);
--> statement-breakpoint
CREATE INDEX records_numbers ON records USING gin (numbers);
--> statement-breakpoint
CREATE INDEX records_state ON records (kind, state, started_at DESC, id DESC);
--> statement-breakpoint
-- Which calls are gone, for those who watch. Nothing of them is kept but the number.
CREATE TABLE departures (
  record_id bigint PRIMARY KEY,
  changed xid8 NOT NULL DEFAULT pg_current_xact_id(),
  at timestamptz NOT NULL DEFAULT now()
);
--> statement-breakpoint
CREATE INDEX departures_changed ON departures (changed, record_id);
--> statement-breakpoint
CREATE FUNCTION zoom_embed_tell_departures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO departures (record_id) SELECT id FROM gone WHERE kind = 'call';
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER records_departures AFTER DELETE ON records
  REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION zoom_embed_tell_departures();
--> statement-breakpoint
CREATE TABLE identifiers (
  record_id bigint NOT NULL REFERENCES records ON DELETE CASCADE,
  name text NOT NULL,
  value text NOT NULL,
  space text NOT NULL,
  norm text NOT NULL,
  PRIMARY KEY (record_id, name, value)
);
--> statement-breakpoint
CREATE INDEX identifiers_norm ON identifiers (space, norm);
--> statement-breakpoint
CREATE TABLE observations (
  key text PRIMARY KEY,
  record_id bigint NOT NULL REFERENCES records ON DELETE CASCADE,
  body jsonb NOT NULL,
  raw jsonb
);
--> statement-breakpoint
CREATE INDEX observations_record ON observations (record_id);
--> statement-breakpoint
-- What Zoom has deleted: it must not come back with a late delivery.
CREATE TABLE forgotten (
  space text NOT NULL,
  norm text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (space, norm)
);
--> statement-breakpoint
CREATE TABLE deliveries (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key text NOT NULL UNIQUE,
  event text NOT NULL,
  account text,
  body text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  done_at timestamptz,
  attempts integer NOT NULL DEFAULT 0,
  next_at timestamptz NOT NULL DEFAULT now()
);
--> statement-breakpoint
CREATE INDEX deliveries_waiting ON deliveries (next_at) WHERE done_at IS NULL;
--> statement-breakpoint
-- What outboxes posted: the answer by key, and the newest revision of each record.
CREATE TABLE posts (
  "user" text NOT NULL,
  key text NOT NULL,
  digest text NOT NULL,
  answer jsonb NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY ("user", key)
);
--> statement-breakpoint
CREATE TABLE logs (
  "user" text NOT NULL,
  kind text NOT NULL,
  id text NOT NULL,
  source text NOT NULL,
  revision integer NOT NULL,
  record jsonb NOT NULL,
  told text,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY ("user", kind, id, source)
);
--> statement-breakpoint
CREATE INDEX logs_told ON logs (told);
--> statement-breakpoint
CREATE TABLE tokens (
  owner text PRIMARY KEY,
  account text,
  zoom_user text,
  secrets text,
  scope text,
  expires_at timestamptz,
  refreshing_since timestamptz,
  state text NOT NULL DEFAULT 'granted'
);
--> statement-breakpoint
CREATE TABLE grants (
  state text PRIMARY KEY,
  owner text NOT NULL,
  verifier text NOT NULL,
  cookie text NOT NULL,
  expires_at timestamptz NOT NULL
);
--> statement-breakpoint
CREATE TABLE rates (
  name text PRIMARY KEY,
  next_at timestamptz NOT NULL DEFAULT '-infinity',
  paused_until timestamptz NOT NULL DEFAULT '-infinity',
  day date NOT NULL DEFAULT current_date,
  used integer NOT NULL DEFAULT 0
);
--> statement-breakpoint
CREATE TABLE reconciliations (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  request jsonb NOT NULL,
  state text NOT NULL DEFAULT 'waiting',
  found integer NOT NULL DEFAULT 0,
  problem text,
  at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz
);
