-- How often something was changed that decisions rest on. What was read before may be remembered as long as its count stands.

-- A count is the sum of its slots. A slot that another transaction is counting on is passed over, so that counting never waits.
CREATE TABLE change_count (
    subject     text NOT NULL,
    slot        int NOT NULL,
    changes     bigint NOT NULL,
    PRIMARY KEY (subject, slot)
) WITH (fillfactor = 50);

-- Runs as its owner: nobody else may count, or count back.
CREATE FUNCTION count_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    free int;
BEGIN
    SELECT slot INTO free FROM change_count WHERE subject = TG_ARGV[0] LIMIT 1 FOR UPDATE SKIP LOCKED;
    IF free IS NULL THEN
        INSERT INTO change_count AS c VALUES (TG_ARGV[0], pg_backend_pid(), 1)
            ON CONFLICT (subject, slot) DO UPDATE SET changes = c.changes + 1;
    ELSE
        UPDATE change_count SET changes = changes + 1 WHERE subject = TG_ARGV[0] AND slot = free;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER zz_label_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON item_label
    FOR EACH STATEMENT EXECUTE FUNCTION count_change('label');
CREATE TRIGGER zz_hold_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON hold
    FOR EACH STATEMENT EXECUTE FUNCTION count_change('hold');
CREATE TRIGGER zz_hold_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON hold_chunk
    FOR EACH STATEMENT EXECUTE FUNCTION count_change('hold');
CREATE TRIGGER zz_item_destroyed AFTER UPDATE OF state ON item
    FOR EACH STATEMENT EXECUTE FUNCTION count_change('destroyed');

-- Those that are gone are few among those there were.
CREATE INDEX item_destroyed ON item (ordinal) WHERE state = 1;

GRANT SELECT ON change_count TO holdfast_service;
