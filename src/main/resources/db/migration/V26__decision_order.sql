-- While a batch is destroyed, and while a plan is approved, nobody changes what decisions rest on: whoever does waits here
-- (dev.holdfast.register.ArchiveLock), and comes before or after, never in between.

CREATE FUNCTION await_decision() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(x'6465636964656421'::bigint);
    RETURN NULL;
END $$;

DO $$
DECLARE
    basis text;
BEGIN
    FOREACH basis IN ARRAY ARRAY['item_label', 'policy_version', 'retention_event', 'proceeding', 'retention_order',
            'review_decision', 'erasure_decision', 'directory_statement', 'rule_activation'] LOOP
        EXECUTE format('CREATE TRIGGER aa_decision_waits BEFORE INSERT OR UPDATE OR DELETE ON %I'
                       ' FOR EACH STATEMENT EXECUTE FUNCTION await_decision()', basis);
    END LOOP;
END $$;
CREATE TRIGGER aa_decision_waits BEFORE UPDATE OF keeper ON archive
    FOR EACH STATEMENT EXECUTE FUNCTION await_decision();

-- Labels that come with new items change no decision on those a plan has: a sync that brings labels must not overtake every batch.
DROP TRIGGER zz_decision_changed ON item_label;
CREATE TRIGGER zz_decision_changed AFTER UPDATE ON item_label
    FOR EACH STATEMENT EXECUTE FUNCTION count_change('decision');

CREATE FUNCTION count_labelled() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM come c JOIN item i USING (ordinal) WHERE i.xmin <> pg_current_xact_id()::xid) THEN
        INSERT INTO change_count AS c VALUES ('decision', pg_backend_pid(), 1)
            ON CONFLICT (subject, slot) DO UPDATE SET changes = c.changes + 1;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER zz_labelled AFTER INSERT ON item_label REFERENCING NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION count_labelled();
