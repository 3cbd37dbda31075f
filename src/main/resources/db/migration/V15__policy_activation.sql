-- What was shown before a policy was put in force, and the lock that lets it only become stricter.

ALTER TABLE policy_version
    ADD COLUMN difference text,
    ADD COLUMN accepted_draft boolean NOT NULL DEFAULT false,
    ADD COLUMN locked_by text,
    ADD COLUMN locked_at timestamptz;

-- A lock is never taken off, and what was shown is never rewritten; V14 guards the rest of the row.
CREATE FUNCTION refuse_policy_unlock() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF OLD.locked_at IS NOT NULL AND (NEW.locked_at, NEW.locked_by) IS DISTINCT FROM (OLD.locked_at, OLD.locked_by) THEN
        RAISE EXCEPTION 'HF-5021 the policy % is locked: nobody unlocks it', OLD.policy;
    END IF;
    IF (NEW.difference, NEW.accepted_draft) IS DISTINCT FROM (OLD.difference, OLD.accepted_draft) THEN
        RAISE EXCEPTION 'HF-5021 what was shown for version % of the policy % does not change', OLD.version, OLD.policy;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER policy_unlock BEFORE UPDATE ON policy_version FOR EACH ROW EXECUTE FUNCTION refuse_policy_unlock();

-- A locked policy stays in force: at the end of every transaction a version of it is active, and locked.
CREATE FUNCTION refuse_locked_retirement() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.locked_at IS NOT NULL AND NOT EXISTS (
        SELECT FROM policy_version
        WHERE policy = NEW.policy AND retired_at IS NULL AND locked_at IS NOT NULL) THEN
        RAISE EXCEPTION 'HF-5021 the policy % is locked: it cannot be retired', NEW.policy;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER locked_retirement AFTER UPDATE ON policy_version
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_locked_retirement();
