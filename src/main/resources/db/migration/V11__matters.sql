-- Matters with those who take part in them, holds by location, and releases that take two people.

ALTER TABLE matter DROP CONSTRAINT matter_state_check;
ALTER TABLE matter
    ADD CHECK (state IN ('open', 'on-appeal', 'closed')),
    ADD COLUMN description text NOT NULL DEFAULT '',
    ADD COLUMN parties text[] NOT NULL DEFAULT '{}',
    ADD COLUMN counsel text[] NOT NULL DEFAULT '{}';

CREATE TABLE matter_date (
    matter_id   bigint NOT NULL REFERENCES matter,
    on_date     date NOT NULL,
    what        text NOT NULL,
    PRIMARY KEY (matter_id, on_date, what)
);

-- Whom the matter concerns. A custodian who has left keeps the row: the items are theirs still.
CREATE TABLE matter_custodian (
    matter_id   bigint NOT NULL REFERENCES matter,
    custodian   text NOT NULL,
    mail        text,
    manager     text,
    left_on     date,
    successor   text,
    PRIMARY KEY (matter_id, custodian)
);

ALTER TABLE hold ADD COLUMN locations text[] NOT NULL DEFAULT '{}';

-- A release is asked for by one person and confirmed by another. Requests are never deleted; at most one of a hold is open.
CREATE TABLE hold_release (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hold_id         bigint NOT NULL REFERENCES hold,
    requested_by    text NOT NULL,
    requested_at    timestamptz NOT NULL,
    reason          text NOT NULL CHECK (btrim(reason) <> ''),
    impact          jsonb NOT NULL,
    state           text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'confirmed', 'cancelled')),
    ended_by        text,
    ended_at        timestamptz,
    comment         text,
    CHECK ((state = 'open') = (ended_by IS NULL)),
    CHECK (state <> 'confirmed' OR ended_by <> requested_by)
);
CREATE UNIQUE INDEX hold_release_open ON hold_release (hold_id) WHERE state = 'open';

CREATE FUNCTION refuse_release_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
        RAISE EXCEPTION 'HF-2030 the request of a release stays on record';
    END IF;
    IF OLD.state <> 'open'
       OR (NEW.id, NEW.hold_id, NEW.requested_by, NEW.requested_at, NEW.reason, NEW.impact)
          IS DISTINCT FROM (OLD.id, OLD.hold_id, OLD.requested_by, OLD.requested_at, OLD.reason, OLD.impact)
    THEN
        RAISE EXCEPTION 'HF-2030 the request of a release changes once, when it ends';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER release_rewrite BEFORE UPDATE OR DELETE ON hold_release FOR EACH ROW EXECUTE FUNCTION refuse_release_rewrite();
CREATE TRIGGER release_truncate BEFORE TRUNCATE ON hold_release FOR EACH STATEMENT EXECUTE FUNCTION refuse_release_rewrite();

-- As in V4, and: locations never change; a release needs a request by somebody else.
CREATE OR REPLACE FUNCTION refuse_hold_weakening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
        RAISE EXCEPTION 'HF-2006 a hold is released, never deleted';
    END IF;
    IF TG_TABLE_NAME = 'hold_chunk' THEN
        IF (NEW.chunk, NEW.hold_id) IS DISTINCT FROM (OLD.chunk, OLD.hold_id) OR (NEW.bits & OLD.bits) <> OLD.bits THEN
            RAISE EXCEPTION 'HF-2006 no item leaves a hold';
        END IF;
    ELSIF TG_TABLE_NAME = 'hold' THEN
        IF (NEW.id, NEW.matter_id, NEW.custodians, NEW.locations, NEW.query, NEW.from_date, NEW.to_date, NEW.placed_by, NEW.placed_at)
           IS DISTINCT FROM (OLD.id, OLD.matter_id, OLD.custodians, OLD.locations, OLD.query, OLD.from_date, OLD.to_date, OLD.placed_by, OLD.placed_at)
           OR OLD.released_at IS NOT NULL
           OR NEW.released_at IS NULL OR NEW.released_by IS NULL OR NEW.protects_until IS NULL
           OR NEW.protects_until < NEW.released_at
        THEN
            RAISE EXCEPTION 'HF-2006 a hold changes once, when it is released';
        END IF;
        IF NOT EXISTS (SELECT FROM hold_release r
                       WHERE r.hold_id = NEW.id AND r.state = 'confirmed' AND r.ended_by = NEW.released_by
                         AND r.requested_by <> NEW.released_by)
        THEN
            RAISE EXCEPTION 'HF-2030 hold % is released by two different people: one asks, another confirms', NEW.id;
        END IF;
    ELSE
        IF NEW.matched_through < OLD.matched_through THEN
            RAISE EXCEPTION 'HF-2006 what has been matched stays matched';
        END IF;
    END IF;
    RETURN NEW;
END $$;

-- A hold begins active, whoever writes it.
CREATE FUNCTION refuse_released_at_birth() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.released_at IS NOT NULL OR NEW.protects_until IS NOT NULL THEN
        RAISE EXCEPTION 'HF-2006 a hold begins active';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER hold_birth BEFORE INSERT ON hold FOR EACH ROW EXECUTE FUNCTION refuse_released_at_birth();

GRANT SELECT, INSERT, DELETE ON matter_date TO holdfast_service;
GRANT SELECT, INSERT, UPDATE ON matter_custodian, hold_release TO holdfast_service;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO holdfast_service;
