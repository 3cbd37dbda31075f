-- Requests for erasure: what a person decided where no law does, and the time that was added. Transfers: which items were handed over
-- is known for good only when the last of them was destroyed.

ALTER TABLE erasure_request
    ADD COLUMN narrowed_why text,
    ADD COLUMN extended_to date,
    ADD COLUMN extended_why text,
    ADD COLUMN extended_by text,
    ADD COLUMN extended_at timestamptz,
    -- GDPR Art 12(3): two further months, for a reason that the person is told
    ADD CONSTRAINT erasure_extension CHECK (
        (extended_to IS NULL) = (extended_why IS NULL)
        AND (extended_to IS NULL OR extended_to > received AND extended_to <= received + interval '3 months'));

-- What somebody decided for the items of a class that neither yields to a request nor outweighs it. The newest counts.
CREATE TABLE erasure_decision (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    request_id  bigint NOT NULL REFERENCES erasure_request,
    class_key   text NOT NULL,
    reasons     text[] NOT NULL CHECK (cardinality(reasons) > 0),
    choice      text NOT NULL CHECK (choice IN ('keep', 'erase')),
    item_count  bigint NOT NULL,
    comment     text NOT NULL CHECK (btrim(comment) <> ''),
    by_user     text NOT NULL,
    at          timestamptz NOT NULL
);
CREATE INDEX erasure_decision_request ON erasure_decision (request_id);

-- A decision is given before the answer, and stays as it was given.
CREATE FUNCTION refuse_late_erasure_decision() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM erasure_request r WHERE r.id = NEW.request_id AND r.answered_at IS NOT NULL) THEN
        RAISE EXCEPTION 'HF-2065 request % has been answered', NEW.request_id;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER erasure_decision_late BEFORE INSERT ON erasure_decision FOR EACH ROW EXECUTE FUNCTION refuse_late_erasure_decision();
CREATE TRIGGER zz_erasure_decision_loss BEFORE UPDATE OR DELETE OR TRUNCATE ON erasure_decision
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_loss();
GRANT SELECT, INSERT ON erasure_decision TO holdfast_service;

-- bag_staged: digest of the package as it was read back before anything was destroyed; bag_manifest: of the one that was handed over.
ALTER TABLE disposition_plan ADD COLUMN bag_staged bytea;

CREATE FUNCTION refuse_bag_rewrite() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    gone boolean;
BEGIN
    gone := EXISTS (SELECT FROM item i WHERE i.state = 1 AND i.plan_id = OLD.id);
    IF NEW.bag_staged IS DISTINCT FROM OLD.bag_staged AND gone THEN
        RAISE EXCEPTION 'HF-2008 the package of plan % has the only copy of what was destroyed: it is not staged again', OLD.id;
    END IF;
    IF NEW.state = 'executed' AND OLD.state <> 'executed' AND gone AND NEW.bag_manifest IS NULL THEN
        RAISE EXCEPTION 'HF-2008 plan % ends when its package is complete', OLD.id;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER plan_bag BEFORE UPDATE ON disposition_plan FOR EACH ROW WHEN (OLD.kind = 'transfer')
    EXECUTE FUNCTION refuse_bag_rewrite();
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO holdfast_service;
