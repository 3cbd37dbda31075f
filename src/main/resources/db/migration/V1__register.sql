-- The register: items, their contents, where they came from.

CREATE TABLE archive (
    only_row            boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    last_ordinal        bigint NOT NULL DEFAULT 0,
    zone                text   NOT NULL DEFAULT 'UTC',
    organisation        text   NOT NULL DEFAULT 'This organisation'
);
INSERT INTO archive DEFAULT VALUES;

CREATE TABLE custodian (
    id      int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name    text NOT NULL UNIQUE
);

CREATE TABLE source (
    id      int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name    text NOT NULL UNIQUE
);

-- One row a distinct content. Deleting a row destroys the content: the key is nowhere else.
CREATE TABLE content (
    sha256          bytea  PRIMARY KEY,
    bytes           bigint NOT NULL,
    pack            int    NOT NULL,
    pack_offset     bigint NOT NULL,
    sealed_bytes    bigint NOT NULL,
    wrapped_key     bytea  NOT NULL
);

CREATE TABLE ingest (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source      text NOT NULL,
    custodian   text NOT NULL,
    paths       text NOT NULL,
    by_user     text NOT NULL,
    started     timestamptz NOT NULL,
    ended       timestamptz,
    state       text NOT NULL CHECK (state IN ('running', 'done', 'failed', 'interrupted')),
    seen        bigint NOT NULL DEFAULT 0,
    stored      bigint NOT NULL DEFAULT 0,
    duplicates  bigint NOT NULL DEFAULT 0,
    unreadable  bigint NOT NULL DEFAULT 0,
    failed      bigint NOT NULL DEFAULT 0,
    bytes       bigint NOT NULL DEFAULT 0,
    problem     text
);

-- state: 0 live, 1 destroyed (only the residue is left: number, hash, kind, dates, custodian, plan).
CREATE TABLE item (
    ordinal         bigint PRIMARY KEY,
    source_id       int NOT NULL REFERENCES source,
    custodian_id    int NOT NULL REFERENCES custodian,
    ingest_id       bigint NOT NULL REFERENCES ingest,
    bytes           bigint NOT NULL,
    version         int NOT NULL,
    kind            smallint NOT NULL,
    state           smallint NOT NULL DEFAULT 0 CHECK (state IN (0, 1)),
    sent            timestamptz,
    received        timestamptz,
    created         timestamptz,
    modified        timestamptz,
    sha256          bytea NOT NULL,
    -- what a document reader found, kept as a content of its own so that re-indexing needs no parsing; null when cheap to read again
    text_sha256     bytea,
    -- first 16 bytes of SHA-256 over source, custodian and source key: the item through its versions
    identity        bytea NOT NULL,
    source_key      text,
    path            text,
    media_type      text,
    subject         text,
    sender          text,
    recipients      text,
    message_id      text,
    attachments     jsonb,
    properties      jsonb,
    unreadable      text,
    plan_id         bigint,
    destroyed_at    timestamptz
);
CREATE INDEX item_identity ON item (identity) WHERE state = 0;
CREATE INDEX item_sha256 ON item (sha256) WHERE state = 0;
CREATE INDEX item_text ON item (text_sha256) WHERE state = 0 AND text_sha256 IS NOT NULL;
CREATE INDEX item_unreadable ON item (ordinal) WHERE unreadable IS NOT NULL AND state = 0;

-- One label an item at most.
CREATE TABLE item_label (
    ordinal     bigint PRIMARY KEY REFERENCES item,
    label       text NOT NULL,
    by_user     text NOT NULL,
    at          timestamptz NOT NULL
);
CREATE INDEX item_label_label ON item_label (label);

CREATE TABLE retention_event (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    type        text NOT NULL,
    key         text NOT NULL,
    on_date     date NOT NULL,
    state       text NOT NULL CHECK (state IN ('active', 'corrected', 'cancelled')),
    replaces    bigint REFERENCES retention_event,
    by_user     text NOT NULL,
    at          timestamptz NOT NULL
);

-- A row of an item is never deleted, and what says which bytes it is never changes.
CREATE FUNCTION refuse_item_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
        RAISE EXCEPTION 'HF-2004 an item is never deleted from the register; disposition reduces it to its residue';
    END IF;
    IF OLD.state = 1 THEN
        RAISE EXCEPTION 'HF-2004 item % is destroyed; its residue does not change', OLD.ordinal;
    END IF;
    IF (NEW.ordinal, NEW.sha256, NEW.bytes, NEW.custodian_id, NEW.ingest_id, NEW.kind, NEW.version)
       IS DISTINCT FROM (OLD.ordinal, OLD.sha256, OLD.bytes, OLD.custodian_id, OLD.ingest_id, OLD.kind, OLD.version)
       OR (NEW.sent, NEW.received, NEW.created, NEW.modified) IS DISTINCT FROM (OLD.sent, OLD.received, OLD.created, OLD.modified)
    THEN
        RAISE EXCEPTION 'HF-2004 the number, hash, size, custodian, kind and dates of item % never change', OLD.ordinal;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER item_rewrite BEFORE UPDATE OR DELETE ON item FOR EACH ROW EXECUTE FUNCTION refuse_item_rewrite();
CREATE TRIGGER item_truncate BEFORE TRUNCATE ON item FOR EACH STATEMENT EXECUTE FUNCTION refuse_item_rewrite();

-- The key of a content cannot go while an item that still lives refers to it, and is never exchanged.
CREATE FUNCTION refuse_content_loss() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        RAISE EXCEPTION 'HF-2005 keys are destroyed one by one, by disposition only';
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF (NEW.sha256, NEW.bytes, NEW.wrapped_key) IS DISTINCT FROM (OLD.sha256, OLD.bytes, OLD.wrapped_key) THEN
            RAISE EXCEPTION 'HF-2005 the key of content % never changes', encode(OLD.sha256, 'hex');
        END IF;
        RETURN NEW;
    END IF;
    IF EXISTS (SELECT FROM item WHERE state = 0 AND sha256 = OLD.sha256)
       OR EXISTS (SELECT FROM item WHERE state = 0 AND text_sha256 = OLD.sha256) THEN
        RAISE EXCEPTION 'HF-2005 content % belongs to an item that still lives', encode(OLD.sha256, 'hex');
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER content_loss BEFORE UPDATE OR DELETE ON content FOR EACH ROW EXECUTE FUNCTION refuse_content_loss();
CREATE TRIGGER content_truncate BEFORE TRUNCATE ON content FOR EACH STATEMENT EXECUTE FUNCTION refuse_content_loss();

GRANT USAGE ON SCHEMA public TO holdfast_service;
GRANT SELECT, UPDATE ON archive TO holdfast_service;
GRANT SELECT, INSERT ON custodian, source TO holdfast_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON content TO holdfast_service;
GRANT SELECT, INSERT, UPDATE ON ingest, item, retention_event TO holdfast_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON item_label TO holdfast_service;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO holdfast_service;
