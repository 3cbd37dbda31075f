-- Only the service writes the log, and what decides must be in the log: a password of the role holdfast_service is not enough to act
-- for two people. The reasons are in ADR 0015.

-- 1. The key. keys/seal.key in the home has it too; the service's role cannot read it here.

-- The pads of RFC 2104. Entries from from_seq on are sealed; those before were written before there was a key.
CREATE TABLE seal_key (
    only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    inner_pad   bytea NOT NULL CHECK (octet_length(inner_pad) = 64),
    outer_pad   bytea NOT NULL CHECK (octet_length(outer_pad) = 64),
    from_seq    bigint NOT NULL,
    from_seal   bytea NOT NULL
);
ALTER TABLE seal_key ALTER inner_pad SET STATISTICS 0, ALTER outer_pad SET STATISTICS 0;
GRANT SELECT (from_seq, from_seal) ON seal_key TO holdfast_service;

-- HMAC-SHA256 of RFC 2104: pgcrypto is not on every server. Null without a key.
CREATE FUNCTION seal_of(message text) RETURNS bytea LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT sha256(outer_pad || sha256(inner_pad || convert_to(message, 'UTF8'))) FROM seal_key
$$;

-- Hashes are compared, so that the time it takes says nothing about the seal.
CREATE FUNCTION seal_fits(message text, given bytea) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(sha256(seal_of(message)) = sha256(given), false)
$$;
-- who could ask for a seal, or try seals, would not need the key
REVOKE EXECUTE ON FUNCTION seal_of(text), seal_fits(text, bytea) FROM PUBLIC;

-- 2. The log.

ALTER TABLE audit_entry ADD COLUMN seal bytea;
CREATE INDEX audit_entry_decisive ON audit_entry (subject, seq)
    WHERE action IN ('disposition.plan', 'disposition.approve', 'disposition.execute', 'disposition.resume', 'disposition.stop',
                     'hold.release-request', 'hold.release');

-- As in V14, and: the service has sealed it.
CREATE OR REPLACE FUNCTION refuse_forged_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NEW.leaf_hash <> sha256('\x00'::bytea || convert_to(NEW.leaf, 'UTF8'))
       OR NEW.seq > 0 AND NOT EXISTS (SELECT FROM audit_entry WHERE seq = NEW.seq - 1) THEN
        RAISE EXCEPTION 'HF-6014 entry % does not continue the log', NEW.seq;
    END IF;
    IF NOT seal_fits('entry ' || NEW.seq || ' ' || encode(NEW.leaf_hash, 'hex'), NEW.seal) THEN
        RAISE EXCEPTION 'HF-6014 entry % is not sealed by the service', NEW.seq;
    END IF;
    RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION refuse_forged_entry() FROM PUBLIC;

CREATE FUNCTION log_size() RETURNS bigint LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce(max(seq) + 1, 0) FROM audit_entry
$$;

-- 3. Plans. Entry and act commit together, so what the log must know is tested at the commit, and again where items are destroyed.

CREATE FUNCTION log_knows_plan(plan disposition_plan) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM audit_entry e
                    WHERE e.action = 'disposition.plan' AND e.subject = 'plan/' || plan.id AND e.actor = plan.planned_by
                      AND e.leaf::jsonb #>> '{detail,seal}' = encode(plan.seal, 'hex')
                      AND (e.leaf::jsonb #>> '{detail,items}')::bigint = plan.item_count)
$$;

CREATE FUNCTION logged_approvals(plan disposition_plan) RETURNS bigint LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT count(DISTINCT one_name(a.by_user)) FROM disposition_approval a
     WHERE a.plan_id = plan.id AND NOT plan_author(plan, a.by_user)
       AND EXISTS (SELECT FROM audit_entry e
                    WHERE e.action = 'disposition.approve' AND e.subject = 'plan/' || plan.id AND e.actor = a.by_user)
$$;

-- Whether somebody said that the plan be executed, and nobody stopped it since.
CREATE FUNCTION log_says_execute(plan bigint) RETURNS boolean LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT coalesce((SELECT e.action <> 'disposition.stop' FROM audit_entry e
                      WHERE e.action IN ('disposition.execute', 'disposition.resume', 'disposition.stop') AND e.subject = 'plan/' || plan
                      ORDER BY e.seq DESC LIMIT 1), false)
$$;

CREATE FUNCTION refuse_unlogged_plan() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT log_knows_plan(NEW) THEN
        RAISE EXCEPTION 'HF-2007 plan % is not in the audit log as it is', NEW.id;
    END IF;
    IF NEW.state IN ('approved', 'executing') AND logged_approvals(NEW) < 2 THEN
        RAISE EXCEPTION 'HF-2007 plan % has an approval that the audit log does not know', NEW.id;
    END IF;
    IF NEW.state = 'executing' AND NOT log_says_execute(NEW.id) THEN
        RAISE EXCEPTION 'HF-2007 the audit log does not know that plan % is executed', NEW.id;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER plan_unlogged AFTER INSERT OR UPDATE OF state ON disposition_plan
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unlogged_plan();

CREATE FUNCTION refuse_unlogged_approval() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM audit_entry e WHERE e.action = 'disposition.approve' AND e.subject = 'plan/' || NEW.plan_id
                      AND e.actor = NEW.by_user) THEN
        RAISE EXCEPTION 'HF-2007 plan % has an approval that the audit log does not know', NEW.plan_id;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER approval_unlogged AFTER INSERT ON disposition_approval
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unlogged_approval();

-- 4. Destruction: what went, by statement, until the log has told it.

CREATE TABLE destruction (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plan_id     bigint NOT NULL REFERENCES disposition_plan,
    items       bigint NOT NULL,
    log_from    bigint NOT NULL
);

CREATE FUNCTION refuse_unlogged_destruction() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    one     record;
    plan    disposition_plan;
BEGIN
    FOR one IN SELECT plan_id, count(*) AS items FROM changed WHERE state = 1 GROUP BY plan_id LOOP
        SELECT * INTO plan FROM disposition_plan WHERE id = one.plan_id;
        IF plan.id IS NULL OR NOT log_knows_plan(plan) OR logged_approvals(plan) < 2 OR NOT log_says_execute(plan.id) THEN
            RAISE EXCEPTION 'HF-2007 plan % is not approved and executed by what the audit log knows', one.plan_id;
        END IF;
        INSERT INTO destruction (plan_id, items, log_from) VALUES (one.plan_id, one.items, log_size());
    END LOOP;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION refuse_unlogged_destruction() FROM PUBLIC;
CREATE TRIGGER ac_item_unlogged AFTER UPDATE ON item REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_unlogged_destruction();

CREATE FUNCTION refuse_silent_destruction() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM audit_entry e WHERE e.seq >= NEW.log_from AND e.action = 'disposition.destroy'
                      AND e.subject = 'plan/' || NEW.plan_id AND (e.leaf::jsonb #>> '{detail,items}')::bigint >= NEW.items) THEN
        RAISE EXCEPTION 'HF-2007 the audit log does not know that plan % destroyed % items', NEW.plan_id, NEW.items;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER destruction_silent AFTER INSERT ON destruction
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_silent_destruction();

-- 5. Holds: a release takes two people whom the log knows, and only the service says how far items were matched.

CREATE FUNCTION refuse_unlogged_release() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM hold_release r
          JOIN audit_entry asked ON asked.action = 'hold.release-request' AND asked.subject = 'hold/' || NEW.id
               AND asked.actor = r.requested_by
          JOIN audit_entry agreed ON agreed.action = 'hold.release' AND agreed.subject = 'hold/' || NEW.id
               AND agreed.actor = NEW.released_by
         WHERE r.hold_id = NEW.id AND r.state = 'confirmed' AND r.ended_by = NEW.released_by
           AND one_name(r.requested_by) <> one_name(NEW.released_by))
    THEN
        RAISE EXCEPTION 'HF-2030 the audit log does not know two people who release hold %', NEW.id;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER hold_release_unlogged AFTER UPDATE ON hold DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.released_at IS NOT NULL) EXECUTE FUNCTION refuse_unlogged_release();

ALTER TABLE hold_progress ADD COLUMN seal bytea;
CREATE FUNCTION refuse_forged_progress() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT seal_fits('matched ' || NEW.matched_through, NEW.seal) THEN
        RAISE EXCEPTION 'HF-2006 only the service says up to which item holds have been matched';
    END IF;
    RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION refuse_forged_progress() FROM PUBLIC;
-- named to fire after what says why the number itself is wrong
CREATE TRIGGER z_progress_forged BEFORE UPDATE ON hold_progress FOR EACH ROW
    WHEN ((NEW.matched_through, NEW.seal) IS DISTINCT FROM (OLD.matched_through, OLD.seal)) EXECUTE FUNCTION refuse_forged_progress();

-- 6. The clock: whoever confirms it is in the log, each time.

ALTER TABLE clock_jump ADD COLUMN log_from bigint;
CREATE OR REPLACE FUNCTION clock_confirm(who text) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    answered bigint;
BEGIN
    IF btrim(coalesce(who, '')) = '' THEN
        RAISE EXCEPTION 'HF-2071 somebody with a name answers for the clock';
    END IF;
    PERFORM clock_beat();
    UPDATE clock_jump SET confirmed_by = who, confirmed_at = clock_timestamp(), log_from = log_size() WHERE confirmed_at IS NULL;
    GET DIAGNOSTICS answered = ROW_COUNT;
    IF answered > 0 THEN
        UPDATE clock_watch SET seen = clock_timestamp();
    END IF;
    RETURN answered;
END $$;

CREATE FUNCTION refuse_unlogged_confirmation() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM audit_entry e WHERE e.seq >= NEW.log_from AND e.action = 'clock.confirm' AND e.actor = NEW.confirmed_by) THEN
        RAISE EXCEPTION 'HF-2071 the audit log does not know that % answered for the clock', NEW.confirmed_by;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER clock_confirmation_unlogged AFTER UPDATE ON clock_jump DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.confirmed_at IS NOT NULL) EXECUTE FUNCTION refuse_unlogged_confirmation();

-- 7. People: who could write a session, a link or a password would speak as somebody else. What was there before needs no seal
-- until it changes. A person's version keeps an older state, with the seal it had, from coming back.

ALTER TABLE person ADD COLUMN version int NOT NULL DEFAULT 0, ADD COLUMN seal bytea;
ALTER TABLE web_session ADD COLUMN seal bytea;
ALTER TABLE one_time_link ADD COLUMN seal bytea;

CREATE FUNCTION refuse_forged_person() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    next int := CASE TG_OP WHEN 'INSERT' THEN 1 ELSE OLD.version + 1 END;
BEGIN
    IF NEW.version <> next
       OR NOT seal_fits('person ' || NEW.version || ' ' || NEW.name || ' ' || array_to_string(NEW.roles, ',') || ' '
                        || coalesce(NEW.password_hash, '-') || ' ' || (NEW.disabled_at IS NULL), NEW.seal) THEN
        RAISE EXCEPTION 'HF-7007 only the service says who % is and may do', NEW.name;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER person_forged BEFORE INSERT OR UPDATE ON person FOR EACH ROW EXECUTE FUNCTION refuse_forged_person();

CREATE FUNCTION refuse_forged_token() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF NOT seal_fits(TG_ARGV[0] || ' ' || encode(NEW.token_sha256, 'hex') || ' ' || coalesce(NEW.person, ''), NEW.seal) THEN
        RAISE EXCEPTION 'HF-7007 only the service lets somebody in';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER session_forged BEFORE INSERT OR UPDATE OF token_sha256, person, seal ON web_session
    FOR EACH ROW EXECUTE FUNCTION refuse_forged_token('session');
CREATE TRIGGER link_forged BEFORE INSERT OR UPDATE OF token_sha256, person, seal ON one_time_link
    FOR EACH ROW EXECUTE FUNCTION refuse_forged_token('link');
REVOKE EXECUTE ON FUNCTION refuse_forged_person(), refuse_forged_token() FROM PUBLIC;
