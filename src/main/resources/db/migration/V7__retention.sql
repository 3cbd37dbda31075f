-- Retention in depth: proceedings and orders that lengthen periods, what the keeper states to be, records, and evaluations that can be replayed.

-- A stretch of time in which something is pending for the items its key finds. It is closed or withdrawn, never deleted.
CREATE TABLE proceeding (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name            text NOT NULL,
    key             text NOT NULL,
    opened          date NOT NULL,
    closed          date CHECK (closed >= opened),
    reason          text NOT NULL,
    state           text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn')),
    by_user         text NOT NULL,
    at              timestamptz NOT NULL,
    closed_by       text,
    closed_at       timestamptz
);

-- An authority's word: one policy lasts longer for the items its key finds.
CREATE TABLE retention_order (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    policy          text NOT NULL,
    key             text NOT NULL,
    on_date         date NOT NULL,
    by_period       text NOT NULL,
    authority       text NOT NULL,
    state           text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'withdrawn')),
    by_user         text NOT NULL,
    at              timestamptz NOT NULL
);

-- What the keeper states to be; rules that bind others do not apply.
ALTER TABLE archive ADD COLUMN keeper text[] NOT NULL DEFAULT '{}';

-- How a label came to its item, and how firmly it sits.
ALTER TABLE item_label ADD COLUMN how text NOT NULL DEFAULT 'hand' CHECK (how IN ('hand', 'query', 'default'));
ALTER TABLE item_label ADD COLUMN record text NOT NULL DEFAULT 'none' CHECK (record IN ('none', 'record', 'regulatory'));

CREATE FUNCTION refuse_label_loss() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.record = 'regulatory' AND EXISTS (SELECT FROM item WHERE ordinal = OLD.ordinal AND state = 0) THEN
            RAISE EXCEPTION 'HF-5061 item % is a regulatory record: nobody takes its label away', OLD.ordinal;
        END IF;
        RETURN OLD;
    END IF;
    IF OLD.record = 'regulatory' AND (NEW.ordinal, NEW.label, NEW.at, NEW.record) IS DISTINCT FROM (OLD.ordinal, OLD.label, OLD.at, OLD.record) THEN
        RAISE EXCEPTION 'HF-5061 item % is a regulatory record: nobody changes its label', OLD.ordinal;
    END IF;
    IF OLD.record = 'record' AND NEW.how <> 'hand' THEN
        RAISE EXCEPTION 'HF-5061 item % is a record: its label is never changed automatically', OLD.ordinal;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER label_loss BEFORE UPDATE OR DELETE ON item_label FOR EACH ROW EXECUTE FUNCTION refuse_label_loss();

-- Up to which item, and by which label policies, labels have been put on automatically.
CREATE TABLE label_progress (
    only_row        boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    labelled_through bigint NOT NULL DEFAULT 0,
    policies        text NOT NULL DEFAULT ''
);
INSERT INTO label_progress DEFAULT VALUES;

-- What an evaluation knew: sets of items by their content, so that what did not change is stored once.
CREATE TABLE item_set (
    digest          bytea PRIMARY KEY,
    bits            bytea NOT NULL
);
ALTER TABLE item_set ALTER COLUMN bits SET STORAGE EXTERNAL;

CREATE TABLE evaluation_set (
    evaluation_id   bigint NOT NULL REFERENCES evaluation,
    place           int NOT NULL,
    role            text NOT NULL,
    detail          jsonb NOT NULL,
    item_set        bytea NOT NULL REFERENCES item_set,
    PRIMARY KEY (evaluation_id, place)
);

ALTER TABLE evaluation ADD COLUMN rules text;
ALTER TABLE evaluation ADD COLUMN policies text;
ALTER TABLE evaluation ADD COLUMN policy_versions bigint[];
ALTER TABLE evaluation ADD COLUMN zone text;
ALTER TABLE evaluation ADD COLUMN financial_year_end text;
ALTER TABLE evaluation ADD COLUMN keeper text[];

GRANT SELECT, INSERT, UPDATE ON proceeding, retention_order TO holdfast_service;
GRANT SELECT, UPDATE ON label_progress TO holdfast_service;
GRANT SELECT, INSERT ON item_set, evaluation_set TO holdfast_service;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO holdfast_service;
