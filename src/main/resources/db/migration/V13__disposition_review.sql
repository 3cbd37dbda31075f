-- Disposition in depth: what a plan may become, whose approval counts, which items are in it; and reviews in stages.

-- Plans of before this version do not have their items where the database can test them: they are drawn up again.
UPDATE disposition_plan SET state = 'rejected', rejected_by = 'system', rejected_at = now(),
       comment = 'drawn up before the database knew the items of a plan: draw it up again'
 WHERE state IN ('planned', 'approved');
UPDATE disposition_plan SET state = 'executed', executed_at = now(),
       destroyed = (SELECT count(*) FROM item WHERE plan_id = disposition_plan.id)
 WHERE state = 'executing';

ALTER TABLE disposition_plan
    ADD COLUMN kind text NOT NULL DEFAULT 'destruction' CHECK (kind IN ('destruction', 'transfer', 'erasure')),
    ADD COLUMN request_id bigint,
    ADD COLUMN stopped_by text,
    ADD COLUMN stopped_at timestamptz,
    ADD COLUMN bag_folder text,
    ADD COLUMN bag_manifest bytea,
    DROP CONSTRAINT disposition_plan_state_check,
    ADD CONSTRAINT disposition_plan_state_check
        CHECK (state IN ('planned', 'approved', 'executing', 'stopped', 'executed', 'rejected'));

-- The items of a plan: a bit an item, as in a hold, so that a trigger can test membership.
CREATE TABLE plan_chunk (
    plan_id     bigint NOT NULL REFERENCES disposition_plan,
    chunk       int NOT NULL,
    bits        bit(8192) NOT NULL,
    PRIMARY KEY (plan_id, chunk)
);
ALTER TABLE plan_chunk ALTER COLUMN bits SET STORAGE PLAIN;

-- Of one person's names there is one: without case, white space and compatibility forms.
CREATE FUNCTION one_name(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT lower(regexp_replace(normalize(name, NFKC), '\s+', '', 'g'))
$$;

-- Whether somebody drew the plan up, or wrote one of the policies that decide its items.
CREATE FUNCTION plan_author(plan disposition_plan, person text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT one_name(person) = one_name(plan.planned_by)
        OR EXISTS (SELECT FROM unnest(plan.policy_authors) author WHERE one_name(author) = one_name(person))
        OR EXISTS (SELECT FROM policy_version v
                    WHERE v.retired_at IS NULL AND one_name(v.activated_by) = one_name(person)
                      AND v.policy IN (SELECT jsonb_array_elements_text(c -> 'policies')
                                         FROM jsonb_array_elements(plan.classes) c))
$$;

-- An item is destroyed only as a member of a plan that is being executed, past its cooling time, and that two different people
-- approved, neither of whom drew it up or wrote a policy it relies on. Tested once a statement, for all its rows.
DROP TRIGGER ab_item_unapproved ON item;
CREATE OR REPLACE FUNCTION refuse_unapproved_destruction() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    bad bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM changed WHERE state = 1) THEN
        RETURN NULL;
    END IF;
    SELECT c.ordinal INTO bad FROM changed c
     WHERE c.state = 1 AND NOT EXISTS (
           SELECT FROM plan_chunk d
            WHERE d.plan_id = c.plan_id AND d.chunk = (c.ordinal >> 13)::int
              AND get_bit(d.bits, (c.ordinal & 8191)::int) = 1)
     LIMIT 1;
    IF bad IS NULL THEN
        SELECT c.ordinal INTO bad FROM changed c
         WHERE c.state = 1 AND c.plan_id IN (
               SELECT p.id FROM disposition_plan p
                WHERE p.id IN (SELECT DISTINCT plan_id FROM changed WHERE state = 1)
                  AND (p.state <> 'executing' OR p.cooling_ends IS NULL OR p.cooling_ends > now()
                       OR (SELECT count(DISTINCT one_name(a.by_user)) FROM disposition_approval a
                            WHERE a.plan_id = p.id AND NOT plan_author(p, a.by_user)) < 2))
         LIMIT 1;
    END IF;
    IF bad IS NOT NULL THEN
        RAISE EXCEPTION 'HF-2007 item % is in no plan that is approved by two people and past its cooling time', bad;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER ab_item_unapproved AFTER UPDATE ON item REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_unapproved_destruction();

-- What was planned stays as it was sealed, and a plan goes its way step by step.
CREATE OR REPLACE FUNCTION refuse_plan_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'planned' OR NEW.cooling_ends IS NOT NULL OR NEW.executed_at IS NOT NULL OR NEW.destroyed <> 0 THEN
            RAISE EXCEPTION 'HF-2008 a plan begins as planned';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
        RAISE EXCEPTION 'HF-2008 a plan is never deleted';
    END IF;
    IF (NEW.id, NEW.as_of, NEW.evaluation_id, NEW.rule_book, NEW.items, NEW.item_count, NEW.bytes, NEW.seal, NEW.classes,
        NEW.policy_authors, NEW.planned_by, NEW.planned_at, NEW.kind, NEW.request_id)
       IS DISTINCT FROM
       (OLD.id, OLD.as_of, OLD.evaluation_id, OLD.rule_book, OLD.items, OLD.item_count, OLD.bytes, OLD.seal, OLD.classes,
        OLD.policy_authors, OLD.planned_by, OLD.planned_at, OLD.kind, OLD.request_id)
    THEN
        RAISE EXCEPTION 'HF-2008 a sealed plan does not change';
    END IF;
    IF OLD.bag_manifest IS NOT NULL AND NEW.bag_manifest IS DISTINCT FROM OLD.bag_manifest THEN
        RAISE EXCEPTION 'HF-2008 the package of a plan was checked and does not change';
    END IF;
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
        ('planned', 'approved'), ('planned', 'rejected'), ('approved', 'rejected'), ('approved', 'executing'),
        ('executing', 'stopped'), ('executing', 'executed'), ('stopped', 'executing'), ('stopped', 'executed'))
    THEN
        RAISE EXCEPTION 'HF-2008 plan % is %', OLD.id, OLD.state;
    END IF;
    IF NEW.state = 'approved' AND OLD.state = 'planned' THEN
        IF NEW.cooling_ends IS NULL
           OR (SELECT count(DISTINCT one_name(a.by_user)) FROM disposition_approval a WHERE a.plan_id = NEW.id AND NOT plan_author(NEW, a.by_user)) < 2
           OR NEW.cooling_ends < (SELECT max(a.at) FROM disposition_approval a WHERE a.plan_id = NEW.id)
        THEN
            RAISE EXCEPTION 'HF-2008 plan % is not approved by two independent people', NEW.id;
        END IF;
    ELSIF NEW.cooling_ends IS DISTINCT FROM OLD.cooling_ends THEN
        RAISE EXCEPTION 'HF-2008 the cooling time of a plan does not change';
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER plan_rewrite ON disposition_plan;
CREATE TRIGGER plan_rewrite BEFORE INSERT OR UPDATE OR DELETE ON disposition_plan
    FOR EACH ROW EXECUTE FUNCTION refuse_plan_rewrite();
CREATE TRIGGER plan_truncate BEFORE TRUNCATE ON disposition_plan
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_plan_rewrite();

-- Items join a plan while it is drawn up and at no other time.
CREATE FUNCTION refuse_late_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' OR NOT EXISTS (
        SELECT FROM disposition_plan p
         WHERE p.id = NEW.plan_id AND p.state = 'planned' AND p.xmin = pg_current_xact_id()::xid)
    THEN
        RAISE EXCEPTION 'HF-2008 the items of a sealed plan do not change';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER late_member BEFORE INSERT OR UPDATE OR DELETE ON plan_chunk
    FOR EACH ROW EXECUTE FUNCTION refuse_late_member();

CREATE FUNCTION refuse_dependent_approval() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    plan disposition_plan;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        RAISE EXCEPTION 'HF-2008 an approval is given once';
    END IF;
    SELECT * INTO plan FROM disposition_plan WHERE id = NEW.plan_id;
    IF plan.state <> 'planned' OR plan_author(plan, NEW.by_user) THEN
        RAISE EXCEPTION 'HF-2020 % cannot approve plan %', NEW.by_user, NEW.plan_id;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER dependent_approval BEFORE INSERT OR UPDATE OR DELETE ON disposition_approval
    FOR EACH ROW EXECUTE FUNCTION refuse_dependent_approval();

-- Who reviews the items of a policy, in which order. A policy without rows has one stage, for the role reviewer.
CREATE TABLE review_stage (
    policy      text NOT NULL,
    stage       smallint NOT NULL CHECK (stage BETWEEN 1 AND 5),
    name        text NOT NULL,
    reviewers   text[] NOT NULL,
    role        text,
    set_by      text NOT NULL,
    set_at      timestamptz NOT NULL,
    PRIMARY KEY (policy, stage),
    CHECK (cardinality(reviewers) > 0 OR role IS NOT NULL)
);

-- What reviewers decided, each time for a set of items. The class key names the rule book, the policies and the reason for the
-- review; where one of them has changed since, an approval no longer fits and is void.
CREATE TABLE review_decision (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    class_key   text NOT NULL,
    reason      text NOT NULL,
    policies    text[] NOT NULL,
    action      text NOT NULL CHECK (action IN ('approve', 'reject', 'extend', 'relabel')),
    stage       smallint NOT NULL,
    stage_name  text NOT NULL,
    last_stage  boolean NOT NULL,
    items       bytea NOT NULL,
    item_count  bigint NOT NULL,
    keep_until  date,
    label       text,
    comment     text NOT NULL CHECK (comment <> ''),
    by_user     text NOT NULL,
    at          timestamptz NOT NULL,
    CHECK ((keep_until IS NOT NULL) = (action IN ('reject', 'extend'))),
    CHECK ((label IS NOT NULL) = (action = 'relabel'))
);
CREATE FUNCTION refuse_review_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'HF-2050 a review decision is never changed or deleted';
END $$;
CREATE TRIGGER review_rewrite BEFORE UPDATE OR DELETE OR TRUNCATE ON review_decision
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_review_rewrite();

GRANT SELECT, INSERT ON plan_chunk, review_decision TO holdfast_service;
GRANT SELECT, INSERT, DELETE ON review_stage TO holdfast_service;
GRANT UPDATE ON disposition_refusal TO holdfast_service;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO holdfast_service;
