-- One person is one person when a hold is released, as when a plan is approved; and destruction takes its locks in one order.

-- Whoever asked for a release cannot confirm it under another spelling of the same name.
CREATE FUNCTION refuse_release_by_one() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'HF-2030 % asked for the release of hold % and cannot confirm it as %', OLD.requested_by, OLD.hold_id, NEW.ended_by;
END $$;
CREATE TRIGGER z_release_by_one BEFORE UPDATE ON hold_release FOR EACH ROW
    WHEN (NEW.state = 'confirmed' AND (one_name(NEW.ended_by) = '' OR one_name(NEW.ended_by) = one_name(NEW.requested_by)))
    EXECUTE FUNCTION refuse_release_by_one();

-- As in V14, but the archive first and the clock then, as a batch that is destroyed takes them: two in opposite order would
-- wait for each other, and the one that is ended may be the batch.
CREATE OR REPLACE FUNCTION destroy_alone() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'HF-2073 nothing is destroyed on an old view of the holds: use READ COMMITTED';
    END IF;
    PERFORM pg_advisory_xact_lock(x'686F6C6466617374'::bigint);
    PERFORM FROM hold_progress FOR SHARE;
    PERFORM clock_beat();
    RETURN NULL;
END $$;
