-- What a decision rests on besides the items and the holds: an execution that is under way decides again when any of it was changed.
-- Labels leave with their destroyed items; that changes no decision on another.

CREATE FUNCTION count_unlabelled() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM gone g JOIN item i USING (ordinal) WHERE i.state = 0) THEN
        INSERT INTO change_count AS c VALUES ('decision', pg_backend_pid(), 1)
            ON CONFLICT (subject, slot) DO UPDATE SET changes = c.changes + 1;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER zz_unlabelled AFTER DELETE ON item_label REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION count_unlabelled();

DO $$
DECLARE
    basis text;
BEGIN
    FOREACH basis IN ARRAY ARRAY['item_label', 'policy_version', 'retention_event', 'proceeding', 'retention_order',
            'review_decision', 'erasure_decision', 'directory_statement', 'rule_activation'] LOOP
        EXECUTE format('CREATE TRIGGER zz_decision_changed AFTER INSERT OR UPDATE ON %I'
                       ' FOR EACH STATEMENT EXECUTE FUNCTION count_change(''decision'')', basis);
    END LOOP;
END $$;
CREATE TRIGGER zz_decision_changed AFTER UPDATE OF keeper ON archive
    FOR EACH STATEMENT EXECUTE FUNCTION count_change('decision');
