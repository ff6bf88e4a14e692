-- The path of a message. `bytea` columns named `body` and `address` are sealed (bot/privacy/seal.py).

CREATE TABLE people (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    pseudonym bytea NOT NULL UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE conversations (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id bigint NOT NULL UNIQUE REFERENCES people ON DELETE CASCADE,
    channel text NOT NULL,
    address bytea NOT NULL,
    language text,
    language_is_chosen boolean NOT NULL DEFAULT false,
    region text,
    region_is_told boolean NOT NULL DEFAULT false,
    handover text NOT NULL DEFAULT 'with_bot'
        CHECK (handover IN ('with_bot', 'offered', 'waiting', 'with_human', 'closing')),
    disclosed_at timestamptz,
    last_inbound_at timestamptz,
    stopped_at timestamptz,
    pauses_activity boolean NOT NULL DEFAULT false,
    open_question text,
    last_seq bigint NOT NULL DEFAULT 0
);

CREATE TABLE inbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation_id bigint NOT NULL REFERENCES conversations ON DELETE CASCADE,
    channel text NOT NULL,
    provider_id text NOT NULL,
    seq bigint NOT NULL,
    body bytea NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    done_at timestamptz,
    UNIQUE (channel, provider_id)
);
CREATE INDEX inbox_of_conversation ON inbox (conversation_id, seq);

CREATE TABLE turns (
    inbox_id bigint PRIMARY KEY REFERENCES inbox ON DELETE CASCADE,
    owner text NOT NULL,
    language jsonb NOT NULL,
    intent jsonb NOT NULL,
    entities jsonb NOT NULL DEFAULT '[]',
    ms real NOT NULL,
    finished_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE verdicts (
    inbox_id bigint PRIMARY KEY REFERENCES inbox ON DELETE CASCADE,
    conversation_id bigint NOT NULL REFERENCES conversations ON DELETE CASCADE,
    level smallint NOT NULL,
    category text NOT NULL,
    about text NOT NULL,
    confidence real NOT NULL,
    evidence text[] NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX verdicts_of_conversation ON verdicts (conversation_id, created_at DESC);

CREATE TABLE episodes (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation_id bigint NOT NULL REFERENCES conversations ON DELETE CASCADE,
    level smallint NOT NULL,
    category text NOT NULL,
    about text NOT NULL,
    opened_at timestamptz NOT NULL DEFAULT now(),
    last_danger_at timestamptz NOT NULL DEFAULT now(),
    closed_at timestamptz
);
CREATE UNIQUE INDEX one_open_episode ON episodes (conversation_id) WHERE closed_at IS NULL;

CREATE TABLE queue (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation_id bigint NOT NULL REFERENCES conversations ON DELETE CASCADE,
    episode_id bigint REFERENCES episodes ON DELETE CASCADE,
    reason text NOT NULL CHECK (reason IN ('risk', 'asked', 'data_request')),
    level smallint NOT NULL DEFAULT 0,
    waiting_since timestamptz NOT NULL DEFAULT now(),
    raised_at timestamptz NOT NULL DEFAULT now(),
    closed_at timestamptz
);
CREATE UNIQUE INDEX one_place_in_queue ON queue (conversation_id) WHERE closed_at IS NULL;
CREATE INDEX queue_order ON queue (level DESC, waiting_since) WHERE closed_at IS NULL;

CREATE TABLE shifts (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    languages text[] NOT NULL DEFAULT '{}'
);

CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    conversation_id bigint NOT NULL REFERENCES conversations ON DELETE CASCADE,
    inbox_id bigint NOT NULL REFERENCES inbox ON DELETE CASCADE,
    position smallint NOT NULL,
    seq bigint NOT NULL,
    lane text NOT NULL CHECK (lane IN ('danger', 'talk')),
    key text NOT NULL,
    body bytea NOT NULL,
    state text NOT NULL DEFAULT 'ready'
        CHECK (state IN ('ready', 'sending', 'sent', 'failed', 'unknown')),
    outcome text,
    detail text,
    attempts smallint NOT NULL DEFAULT 0,
    provider_id text,
    created_at timestamptz NOT NULL DEFAULT now(),
    sent_at timestamptz,
    UNIQUE (inbox_id, position)
);
CREATE INDEX outbox_of_conversation ON outbox (conversation_id, seq);
CREATE INDEX outbox_to_send ON outbox (conversation_id, lane, seq) WHERE state IN ('ready', 'sending');
CREATE INDEX outbox_by_provider ON outbox (provider_id) WHERE provider_id IS NOT NULL;

CREATE TABLE receipts (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    channel text NOT NULL,
    provider_id text NOT NULL,
    status text NOT NULL,
    code text,
    at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX receipts_by_provider ON receipts (provider_id);

CREATE TABLE trackers (
    sender text PRIMARY KEY,
    body bytea NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now()
);
