-- Matters, legal holds, disposition, and the triggers that stand between a held item and its destruction.

CREATE TABLE matter (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name        text NOT NULL UNIQUE,
    state       text NOT NULL CHECK (state IN ('open', 'closed')),
    opened_by   text NOT NULL,
    opened_at   timestamptz NOT NULL,
    closed_by   text,
    closed_at   timestamptz
);

-- protects_until is null while the hold is active; a release sets it to the end of the grace time.
CREATE TABLE hold (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    matter_id       bigint NOT NULL REFERENCES matter,
    custodians      text[] NOT NULL,
    query           text,
    from_date       date,
    to_date         date,
    placed_by       text NOT NULL,
    placed_at       timestamptz NOT NULL,
    released_by     text,
    released_at     timestamptz,
    release_reason  text,
    protects_until  timestamptz
);

-- Membership: a bit an item, in chunks of 8,192 numbers small enough to stay in line; only chunks with a bit set have a row.
CREATE TABLE hold_chunk (
    chunk       int NOT NULL,
    hold_id     bigint NOT NULL REFERENCES hold,
    bits        bit(8192) NOT NULL,
    PRIMARY KEY (chunk, hold_id)
);
ALTER TABLE hold_chunk ALTER COLUMN bits SET STORAGE PLAIN;

-- Holds have been matched for all items up to here; an item above has an unknown hold status and cannot be destroyed.
CREATE TABLE hold_progress (
    only_row        boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    matched_through bigint NOT NULL DEFAULT 0
);
INSERT INTO hold_progress DEFAULT VALUES;

CREATE FUNCTION held(item_ordinal bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM hold_chunk c JOIN hold h ON h.id = c.hold_id
        WHERE c.chunk = (item_ordinal >> 13)::int
          AND (h.protects_until IS NULL OR h.protects_until > now())
          AND get_bit(c.bits, (item_ordinal & 8191)::int) = 1)
$$;

CREATE FUNCTION refuse_held_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF held(OLD.ordinal) THEN
        RAISE EXCEPTION 'HF-2003 item % is under legal hold', OLD.ordinal USING ERRCODE = 'HF003';
    END IF;
    IF NEW.state = 1 AND OLD.ordinal > (SELECT matched_through FROM hold_progress) THEN
        RAISE EXCEPTION 'HF-2003 holds have not been matched for item % yet', OLD.ordinal USING ERRCODE = 'HF003';
    END IF;
    RETURN NEW;
END $$;
-- named to fire first: what is held is refused for that reason
CREATE TRIGGER aa_item_held BEFORE UPDATE ON item FOR EACH ROW EXECUTE FUNCTION refuse_held_item();

CREATE FUNCTION refuse_hold_weakening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
        RAISE EXCEPTION 'HF-2006 a hold is released, never deleted';
    END IF;
    IF TG_TABLE_NAME = 'hold_chunk' THEN
        IF (NEW.chunk, NEW.hold_id) IS DISTINCT FROM (OLD.chunk, OLD.hold_id) OR (NEW.bits & OLD.bits) <> OLD.bits THEN
            RAISE EXCEPTION 'HF-2006 no item leaves a hold';
        END IF;
    ELSIF TG_TABLE_NAME = 'hold' THEN
        IF (NEW.id, NEW.matter_id, NEW.custodians, NEW.query, NEW.from_date, NEW.to_date, NEW.placed_by, NEW.placed_at)
           IS DISTINCT FROM (OLD.id, OLD.matter_id, OLD.custodians, OLD.query, OLD.from_date, OLD.to_date, OLD.placed_by, OLD.placed_at)
           OR OLD.released_at IS NOT NULL
           OR NEW.released_at IS NULL OR NEW.released_by IS NULL OR NEW.protects_until IS NULL
           OR NEW.protects_until < NEW.released_at
        THEN
            RAISE EXCEPTION 'HF-2006 a hold changes once, when it is released';
        END IF;
    ELSE
        IF NEW.matched_through < OLD.matched_through THEN
            RAISE EXCEPTION 'HF-2006 what has been matched stays matched';
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER hold_weakening BEFORE UPDATE OR DELETE ON hold FOR EACH ROW EXECUTE FUNCTION refuse_hold_weakening();
CREATE TRIGGER hold_truncate BEFORE TRUNCATE ON hold FOR EACH STATEMENT EXECUTE FUNCTION refuse_hold_weakening();
CREATE TRIGGER chunk_weakening BEFORE UPDATE OR DELETE ON hold_chunk FOR EACH ROW EXECUTE FUNCTION refuse_hold_weakening();
CREATE TRIGGER chunk_truncate BEFORE TRUNCATE ON hold_chunk FOR EACH STATEMENT EXECUTE FUNCTION refuse_hold_weakening();
CREATE TRIGGER progress_weakening BEFORE UPDATE OR DELETE ON hold_progress FOR EACH ROW EXECUTE FUNCTION refuse_hold_weakening();

-- A frozen list of items that may go, sealed by its root; only its state moves on.
CREATE TABLE disposition_plan (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    as_of           date NOT NULL,
    evaluation_id   bigint NOT NULL,
    rule_book       text NOT NULL,
    items           bytea NOT NULL,
    item_count      bigint NOT NULL,
    bytes           bigint NOT NULL,
    seal            bytea NOT NULL,
    classes         jsonb NOT NULL,
    policy_authors  text[] NOT NULL,
    planned_by      text NOT NULL,
    planned_at      timestamptz NOT NULL,
    state           text NOT NULL CHECK (state IN ('planned', 'approved', 'executing', 'executed', 'rejected')),
    cooling_ends    timestamptz,
    executed_by     text,
    executed_at     timestamptz,
    destroyed       bigint NOT NULL DEFAULT 0,
    rejected_by     text,
    rejected_at     timestamptz,
    comment         text,
    certificate     text
);

CREATE TABLE disposition_approval (
    plan_id     bigint NOT NULL REFERENCES disposition_plan,
    by_user     text NOT NULL,
    at          timestamptz NOT NULL,
    comment     text,
    PRIMARY KEY (plan_id, by_user)
);

CREATE TABLE disposition_refusal (
    plan_id     bigint NOT NULL REFERENCES disposition_plan,
    ordinal     bigint NOT NULL REFERENCES item,
    reason      text NOT NULL,
    PRIMARY KEY (plan_id, ordinal)
);

-- An item is destroyed only under a plan that two different people approved, other than its planner, after the cooling time.
CREATE FUNCTION refuse_unapproved_destruction() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    plan disposition_plan;
BEGIN
    IF NEW.state = 1 THEN
        SELECT * INTO plan FROM disposition_plan WHERE id = NEW.plan_id;
        IF plan.id IS NULL OR plan.state <> 'executing' OR plan.cooling_ends IS NULL OR plan.cooling_ends > now()
           OR (SELECT count(*) FROM disposition_approval a WHERE a.plan_id = plan.id AND a.by_user <> plan.planned_by) < 2
        THEN
            RAISE EXCEPTION 'HF-2007 item % is in no plan that is approved by two people and past its cooling time', OLD.ordinal;
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER ab_item_unapproved BEFORE UPDATE ON item FOR EACH ROW EXECUTE FUNCTION refuse_unapproved_destruction();

-- What was planned stays as it was sealed.
CREATE FUNCTION refuse_plan_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.as_of, NEW.evaluation_id, NEW.rule_book, NEW.items, NEW.item_count, NEW.bytes, NEW.seal, NEW.planned_by, NEW.planned_at)
       IS DISTINCT FROM
       (OLD.id, OLD.as_of, OLD.evaluation_id, OLD.rule_book, OLD.items, OLD.item_count, OLD.bytes, OLD.seal, OLD.planned_by, OLD.planned_at)
    THEN
        RAISE EXCEPTION 'HF-2008 a sealed plan does not change';
    END IF;
    IF OLD.state IN ('executed', 'rejected') AND NEW.state <> OLD.state THEN
        RAISE EXCEPTION 'HF-2008 plan % is %', OLD.id, OLD.state;
    END IF;
    IF OLD.cooling_ends IS NOT NULL AND NEW.cooling_ends IS DISTINCT FROM OLD.cooling_ends THEN
        RAISE EXCEPTION 'HF-2008 the cooling time of a plan does not change';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER plan_rewrite BEFORE UPDATE ON disposition_plan FOR EACH ROW EXECUTE FUNCTION refuse_plan_rewrite();

GRANT SELECT, INSERT, UPDATE ON matter, hold, hold_chunk, disposition_plan TO holdfast_service;
GRANT SELECT, UPDATE ON hold_progress TO holdfast_service;
GRANT SELECT, INSERT ON disposition_approval, disposition_refusal TO holdfast_service;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO holdfast_service;

-- Dead rows of destroyed keys are swept at once where the server knows the MAINTAIN privilege (PostgreSQL 17 and later).
DO $$
BEGIN
    IF current_setting('server_version_num')::int >= 170000 THEN
        EXECUTE 'GRANT MAINTAIN ON item, content, item_label TO holdfast_service';
    END IF;
    EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO holdfast_service', current_database());
END $$;
