-- Destroying a million items asks the same questions of each. What a row says of itself stays with the row, as a condition that the server
-- evaluates without calling anything; what needs holds or other items is asked once a statement, of all its rows. Refused is what was
-- refused before, and what is held is refused for that reason first.

-- Those of the items that are under a hold: as held(), for many at once.
CREATE FUNCTION held_among(ordinals bigint[]) RETURNS SETOF bigint LANGUAGE sql STABLE
    SET search_path = pg_catalog, public, pg_temp AS $$
    WITH frozen AS MATERIALIZED (
        SELECT c.chunk, bit_or(c.bits) AS bits FROM hold_chunk c JOIN hold h ON h.id = c.hold_id
        WHERE c.chunk = ANY (ARRAY(SELECT DISTINCT (n >> 13)::int FROM unnest(ordinals) AS n))
          AND (h.protects_until IS NULL OR h.protects_until > now() OR h.protects_until + doubted_since(h.released_at) > now())
        GROUP BY c.chunk)
    SELECT n FROM unnest(ordinals) AS n JOIN frozen f ON f.chunk = (n >> 13)::int
    WHERE get_bit(f.bits, (n & 8191)::int) = 1
$$;

CREATE OR REPLACE FUNCTION refuse_held_item() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    bad bigint;
BEGIN
    SELECT n INTO bad FROM held_among(ARRAY(SELECT ordinal FROM changed)) AS n LIMIT 1;
    IF bad IS NOT NULL THEN
        RAISE EXCEPTION 'HF-2003 item % is under legal hold', bad USING ERRCODE = 'HF003';
    END IF;
    SELECT ordinal INTO bad FROM changed WHERE state = 1 AND ordinal > (SELECT matched_through FROM hold_progress) LIMIT 1;
    IF bad IS NOT NULL THEN
        RAISE EXCEPTION 'HF-2003 holds have not been matched for item % yet', bad USING ERRCODE = 'HF003';
    END IF;
    RETURN NULL;
END $$;
DROP TRIGGER aa_item_held ON item;
-- the number of a row does not change in its update: item_rewrite sees to that
CREATE TRIGGER aa_item_held AFTER UPDATE ON item REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_held_item();

-- For those that refuse a row before the statement ends: its hold is the reason to tell.
CREATE FUNCTION refuse_if_held(item_ordinal bigint, going boolean) RETURNS void LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF held(item_ordinal) THEN
        RAISE EXCEPTION 'HF-2003 item % is under legal hold', item_ordinal USING ERRCODE = 'HF003';
    END IF;
    IF going AND item_ordinal > (SELECT matched_through FROM hold_progress) THEN
        RAISE EXCEPTION 'HF-2003 holds have not been matched for item % yet', item_ordinal USING ERRCODE = 'HF003';
    END IF;
END $$;

CREATE OR REPLACE FUNCTION refuse_item_rewrite() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
        RAISE EXCEPTION 'HF-2004 an item is never deleted from the register; disposition reduces it to its residue';
    END IF;
    PERFORM refuse_if_held(OLD.ordinal, NEW.state = 1);
    IF OLD.state = 1 THEN
        RAISE EXCEPTION 'HF-2004 item % is destroyed; its residue does not change', OLD.ordinal;
    END IF;
    RAISE EXCEPTION 'HF-2004 the number, hash, size, custodian, kind and dates of item % never change', OLD.ordinal;
END $$;
DROP TRIGGER item_rewrite ON item;
CREATE TRIGGER item_rewrite BEFORE UPDATE ON item FOR EACH ROW
    WHEN (OLD.state = 1
       OR (NEW.ordinal, NEW.sha256, NEW.bytes, NEW.custodian_id, NEW.ingest_id, NEW.kind, NEW.version)
          IS DISTINCT FROM (OLD.ordinal, OLD.sha256, OLD.bytes, OLD.custodian_id, OLD.ingest_id, OLD.kind, OLD.version)
       OR (NEW.sent, NEW.received, NEW.created, NEW.modified) IS DISTINCT FROM (OLD.sent, OLD.received, OLD.created, OLD.modified))
    EXECUTE FUNCTION refuse_item_rewrite();
CREATE TRIGGER item_delete BEFORE DELETE ON item FOR EACH ROW EXECUTE FUNCTION refuse_item_rewrite();

CREATE OR REPLACE FUNCTION refuse_changed_words() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM refuse_if_held(OLD.ordinal, NEW.state = 1);
    IF NEW.state = 0 THEN
        RAISE EXCEPTION 'HF-2004 what is known of item % does not change while it lives', OLD.ordinal;
    END IF;
    RAISE EXCEPTION 'HF-2074 the residue of item % would keep words, or not say by which plan it went', OLD.ordinal;
END $$;

-- Keys: as before for an update; a deletion looks for living items once it knows all the contents it takes.
CREATE OR REPLACE FUNCTION refuse_content_loss() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        RAISE EXCEPTION 'HF-2005 keys are destroyed one by one, by disposition only';
    END IF;
    IF (NEW.sha256, NEW.bytes, NEW.wrapped_key) IS DISTINCT FROM (OLD.sha256, OLD.bytes, OLD.wrapped_key) THEN
        RAISE EXCEPTION 'HF-2005 the key of content % never changes', encode(OLD.sha256, 'hex');
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER content_loss ON content;
CREATE TRIGGER content_loss BEFORE UPDATE ON content FOR EACH ROW EXECUTE FUNCTION refuse_content_loss();

-- An array, because the index is then walked once for all of them, whatever the planner believes of the table.
CREATE FUNCTION refuse_needed_content() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    contents bytea[] := ARRAY(SELECT sha256 FROM gone);
    bad bytea;
BEGIN
    SELECT sha256 INTO bad FROM item WHERE state = 0 AND sha256 = ANY (contents) LIMIT 1;
    IF bad IS NULL THEN
        SELECT text_sha256 INTO bad FROM item WHERE state = 0 AND text_sha256 = ANY (contents) LIMIT 1;
    END IF;
    IF bad IS NOT NULL THEN
        RAISE EXCEPTION 'HF-2005 content % belongs to an item that still lives', encode(bad, 'hex');
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER content_needed AFTER DELETE ON content REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_needed_content();
