-- Enforcement in depth: what the register refuses whoever asks, raw SQL included. The reasons are in ADR 0006 and ADR 0012.

-- 1. The clock. Cooling, grace and retention end when time has passed, so a clock that was set must be seen.

-- The latest time anybody saw. Moved by clock_beat() only.
CREATE TABLE clock_watch (
    only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    seen        timestamptz NOT NULL
);
INSERT INTO clock_watch (seen) SELECT greatest(clock_timestamp(), max(at)) FROM audit_entry;

-- Time nobody watched: the service was off, or the clock was set. It counts as not having passed until a person confirms it.
CREATE TABLE clock_jump (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    from_time       timestamptz NOT NULL,
    to_time         timestamptz NOT NULL,
    noticed_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    confirmed_by    text,
    confirmed_at    timestamptz
);
CREATE INDEX clock_jump_doubted ON clock_jump (to_time) WHERE confirmed_at IS NULL;

-- Sees the clock. Fifteen minutes unwatched are a restart; more is a jump. A clock more than two minutes behind was set back.
CREATE FUNCTION clock_beat() RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    before timestamptz;
    t      timestamptz;
BEGIN
    SELECT seen INTO before FROM clock_watch FOR UPDATE;
    t := clock_timestamp();
    IF t > before + interval '15 minutes' THEN
        INSERT INTO clock_jump (from_time, to_time) VALUES (before, t);
    ELSIF t < before - interval '2 minutes'
          AND NOT EXISTS (SELECT FROM clock_jump WHERE confirmed_at IS NULL AND to_time < from_time) THEN
        INSERT INTO clock_jump (from_time, to_time) VALUES (before, t);
    END IF;
    UPDATE clock_watch SET seen = t WHERE seen < t;
END $$;

-- A person answers for the clock as it stands: what was doubted has passed, and a clock set back is right.
CREATE FUNCTION clock_confirm(who text) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    answered bigint;
BEGIN
    IF btrim(coalesce(who, '')) = '' THEN
        RAISE EXCEPTION 'HF-2071 somebody with a name answers for the clock';
    END IF;
    PERFORM clock_beat();
    UPDATE clock_jump SET confirmed_by = who, confirmed_at = clock_timestamp() WHERE confirmed_at IS NULL;
    GET DIAGNOSTICS answered = ROW_COUNT;
    IF answered > 0 THEN
        UPDATE clock_watch SET seen = clock_timestamp();
    END IF;
    RETURN answered;
END $$;

-- How much of the time since then nobody watched.
CREATE FUNCTION doubted_since(since timestamptz) RETURNS interval LANGUAGE sql STABLE AS $$
    SELECT coalesce(sum(to_time - from_time), interval '0') FROM clock_jump
    WHERE confirmed_at IS NULL AND to_time > from_time AND to_time > since
$$;

-- The time to count from: never before a time that was seen already.
CREATE FUNCTION latest_time() RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN seen > clock_timestamp() THEN seen ELSE now() END FROM clock_watch
$$;

CREATE FUNCTION refuse_clock_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'HF-2071 what was seen of the clock stays';
END $$;
CREATE TRIGGER clock_watch_loss BEFORE DELETE OR TRUNCATE ON clock_watch FOR EACH STATEMENT EXECUTE FUNCTION refuse_clock_rewrite();
CREATE TRIGGER clock_jump_loss BEFORE DELETE OR TRUNCATE ON clock_jump FOR EACH STATEMENT EXECUTE FUNCTION refuse_clock_rewrite();
GRANT SELECT ON clock_watch TO holdfast_service;
-- more doubt may be recorded by anybody; only clock_confirm() ends it
GRANT SELECT, INSERT (from_time, to_time) ON clock_jump TO holdfast_service;

-- 2. Holds: the grace time counts from a time nobody can put in the past, and only time that was watched.

CREATE OR REPLACE FUNCTION held(item_ordinal bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM hold_chunk c JOIN hold h ON h.id = c.hold_id
        WHERE c.chunk = (item_ordinal >> 13)::int
          AND (h.protects_until IS NULL OR h.protects_until > now() OR h.protects_until + doubted_since(h.released_at) > now())
          AND get_bit(c.bits, (item_ordinal & 8191)::int) = 1)
$$;

CREATE FUNCTION rebase_grace() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM clock_beat();
    NEW.protects_until := greatest(NEW.protects_until, latest_time() + (NEW.protects_until - NEW.released_at));
    RETURN NEW;
END $$;
CREATE TRIGGER z_hold_grace BEFORE UPDATE ON hold FOR EACH ROW
    WHEN (OLD.protects_until IS NULL AND NEW.protects_until IS NOT NULL) EXECUTE FUNCTION rebase_grace();

CREATE FUNCTION refuse_unmatched_progress() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.matched_through > (SELECT last_ordinal FROM archive) THEN
        RAISE EXCEPTION 'HF-2006 holds cannot have been matched for items that have not arrived';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER progress_unmatched BEFORE UPDATE ON hold_progress FOR EACH ROW EXECUTE FUNCTION refuse_unmatched_progress();

CREATE FUNCTION refuse_matter_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.opened_by, NEW.opened_at) IS DISTINCT FROM (OLD.id, OLD.opened_by, OLD.opened_at) THEN
        RAISE EXCEPTION 'HF-2072 who opened matter % and when does not change', OLD.id;
    END IF;
    IF NEW.state = 'closed' AND OLD.state <> 'closed'
       AND EXISTS (SELECT FROM hold WHERE matter_id = OLD.id AND released_at IS NULL) THEN
        RAISE EXCEPTION 'HF-2002 matter % has holds that are not released', OLD.id;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER matter_rewrite BEFORE UPDATE ON matter FOR EACH ROW EXECUTE FUNCTION refuse_matter_rewrite();

-- 3. Items. An old snapshot would not see a hold placed meanwhile, so destruction runs on what is committed now, alone.

CREATE FUNCTION destroy_alone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'HF-2073 nothing is destroyed on an old view of the holds: use READ COMMITTED';
    END IF;
    PERFORM clock_beat();
    PERFORM pg_advisory_xact_lock(x'686F6C6466617374'::bigint);
    PERFORM FROM hold_progress FOR SHARE;
    RETURN NULL;
END $$;
CREATE TRIGGER a_item_alone BEFORE UPDATE OF state ON item FOR EACH STATEMENT EXECUTE FUNCTION destroy_alone();
CREATE TRIGGER a_content_alone BEFORE DELETE ON content FOR EACH STATEMENT EXECUTE FUNCTION destroy_alone();

CREATE FUNCTION accept_beside_others() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(x'686F6C6466617374'::bigint);
    RETURN NULL;
END $$;
CREATE TRIGGER a_item_beside BEFORE INSERT ON item FOR EACH STATEMENT EXECUTE FUNCTION accept_beside_others();

CREATE FUNCTION refuse_forged_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'HF-2004 item % cannot arrive destroyed', NEW.ordinal;
END $$;
CREATE TRIGGER item_forged BEFORE INSERT ON item FOR EACH ROW
    WHEN (NEW.state <> 0 OR NEW.plan_id IS NOT NULL OR NEW.destroyed_at IS NOT NULL) EXECUTE FUNCTION refuse_forged_item();

-- A living item is what it was when it came; a destroyed one keeps no word.
CREATE FUNCTION refuse_changed_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state = 0 THEN
        RAISE EXCEPTION 'HF-2004 what is known of item % does not change while it lives', OLD.ordinal;
    END IF;
    RAISE EXCEPTION 'HF-2074 the residue of item % would keep words, or not say by which plan it went', OLD.ordinal;
END $$;
CREATE TRIGGER item_words BEFORE UPDATE ON item FOR EACH ROW
    WHEN (NEW.state = 0 AND ((NEW.source_id, NEW.identity, NEW.source_key, NEW.path, NEW.subject, NEW.sender, NEW.recipients,
                              NEW.message_id, NEW.plan_id, NEW.destroyed_at)
              IS DISTINCT FROM (OLD.source_id, OLD.identity, OLD.source_key, OLD.path, OLD.subject, OLD.sender, OLD.recipients,
                                OLD.message_id, OLD.plan_id, OLD.destroyed_at)
              OR (OLD.text_sha256 IS NOT NULL AND NEW.text_sha256 IS DISTINCT FROM OLD.text_sha256))
       OR NEW.state = 1 AND (coalesce(NEW.source_key, NEW.path, NEW.subject, NEW.sender, NEW.recipients, NEW.message_id,
                                      NEW.media_type, NEW.unreadable, NEW.attachments::text, NEW.properties::text) IS NOT NULL
              OR NEW.text_sha256 IS NOT NULL OR NEW.plan_id IS NULL OR NEW.destroyed_at IS NULL))
    EXECUTE FUNCTION refuse_changed_words();

-- Statistics would keep subjects and addresses of items long after their destruction.
ALTER TABLE item ALTER source_key SET STATISTICS 0, ALTER path SET STATISTICS 0, ALTER subject SET STATISTICS 0,
    ALTER sender SET STATISTICS 0, ALTER recipients SET STATISTICS 0, ALTER message_id SET STATISTICS 0,
    ALTER attachments SET STATISTICS 0, ALTER properties SET STATISTICS 0, ALTER unreadable SET STATISTICS 0;
ALTER TABLE content ALTER wrapped_key SET STATISTICS 0;

-- 4. Plans: two people who are two; a cooling time that was watched.

CREATE FUNCTION independent_approvals(plan disposition_plan) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT count(DISTINCT one_name(a.by_user)) FROM disposition_approval a
    WHERE a.plan_id = plan.id AND NOT plan_author(plan, a.by_user)
$$;

CREATE FUNCTION refuse_forged_plan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    approved timestamptz;
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state IN ('approved', 'executing', 'executed') OR NEW.cooling_ends IS NOT NULL OR NEW.executed_at IS NOT NULL
        THEN
            RAISE EXCEPTION 'HF-2007 a plan begins as planned';
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.policy_authors, NEW.classes) IS DISTINCT FROM (OLD.policy_authors, OLD.classes) THEN
        RAISE EXCEPTION 'HF-2008 a sealed plan does not change';
    END IF;
    IF NEW.state NOT IN ('approved', 'executing') AND NEW.cooling_ends IS NOT DISTINCT FROM OLD.cooling_ends THEN
        RETURN NEW;
    END IF;
    SELECT max(at) INTO approved FROM disposition_approval WHERE plan_id = OLD.id;
    IF independent_approvals(OLD) < 2 OR approved IS NULL THEN
        RAISE EXCEPTION 'HF-2007 plan % is not approved by two independent people', OLD.id;
    END IF;
    IF OLD.cooling_ends IS NULL AND NEW.cooling_ends IS NOT NULL THEN
        IF NEW.cooling_ends < approved THEN
            RAISE EXCEPTION 'HF-2007 the cooling time of plan % would end before its approval', OLD.id;
        END IF;
        PERFORM clock_beat();
        NEW.cooling_ends := greatest(NEW.cooling_ends, latest_time() + (NEW.cooling_ends - approved));
    END IF;
    IF NEW.state = 'executing' AND OLD.state <> 'executing' THEN
        PERFORM clock_beat();
        IF NEW.cooling_ends IS NULL OR NEW.cooling_ends > now() THEN
            RAISE EXCEPTION 'HF-2007 plan % is not past its cooling time', OLD.id;
        END IF;
        IF NEW.cooling_ends + doubted_since(approved) > now() THEN
            RAISE EXCEPTION 'HF-2070 the clock moved by % since plan % was approved, and nobody watched', doubted_since(approved), OLD.id;
        END IF;
        IF EXISTS (SELECT FROM disposition_approval a WHERE a.plan_id = OLD.id AND NOT EXISTS (
                SELECT FROM audit_entry e WHERE e.action = 'disposition.approve' AND e.subject = 'plan/' || OLD.id
                  AND e.actor = a.by_user)) THEN
            RAISE EXCEPTION 'HF-2007 plan % has an approval that the audit log does not know', OLD.id;
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER z_plan_forged BEFORE INSERT OR UPDATE ON disposition_plan FOR EACH ROW EXECUTE FUNCTION refuse_forged_plan();

CREATE FUNCTION refuse_forged_approval() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    plan disposition_plan;
BEGIN
    SELECT * INTO plan FROM disposition_plan WHERE id = NEW.plan_id;
    IF plan.state IN ('approved', 'executing', 'executed', 'rejected') THEN
        RAISE EXCEPTION 'HF-2008 plan % is %: it waits for no approval', plan.id, plan.state;
    END IF;
    IF one_name(NEW.by_user) = '' OR plan_author(plan, NEW.by_user)
       OR EXISTS (SELECT FROM disposition_approval a WHERE a.plan_id = plan.id AND a.by_user <> NEW.by_user
                  AND one_name(a.by_user) = one_name(NEW.by_user))
    THEN
        RAISE EXCEPTION 'HF-2020 % is not independent of plan %', NEW.by_user, plan.id;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER approval_forged BEFORE INSERT ON disposition_approval FOR EACH ROW EXECUTE FUNCTION refuse_forged_approval();

-- Whether the database's files still hold words or keys of what was destroyed: while wanted is later than done.
CREATE TABLE scrub (
    only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    wanted      timestamptz,
    done        timestamptz
);
INSERT INTO scrub DEFAULT VALUES;
GRANT SELECT, UPDATE ON scrub TO holdfast_service;

CREATE FUNCTION want_scrub() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE scrub SET wanted = now() WHERE EXISTS (SELECT FROM gone WHERE state = 1);
    RETURN NULL;
END $$;
CREATE TRIGGER item_gone AFTER UPDATE ON item REFERENCING NEW TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION want_scrub();

-- 5. Policies, events, ordinals, the log.

CREATE FUNCTION refuse_policy_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.policy, NEW.version, NEW.digest, NEW.source_yaml, NEW.activated_by, NEW.activated_at)
       IS DISTINCT FROM (OLD.id, OLD.policy, OLD.version, OLD.digest, OLD.source_yaml, OLD.activated_by, OLD.activated_at)
       OR OLD.retired_at IS NOT NULL AND (NEW.retired_at, NEW.retired_by) IS DISTINCT FROM (OLD.retired_at, OLD.retired_by) THEN
        RAISE EXCEPTION 'HF-2076 version % of policy % is on record as it was activated', OLD.version, OLD.policy;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER policy_rewrite BEFORE UPDATE ON policy_version FOR EACH ROW EXECUTE FUNCTION refuse_policy_rewrite();

CREATE FUNCTION refuse_event_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.type, NEW.key, NEW.on_date, NEW.replaces, NEW.by_user, NEW.at)
       IS DISTINCT FROM (OLD.id, OLD.type, OLD.key, OLD.on_date, OLD.replaces, OLD.by_user, OLD.at)
       OR OLD.state <> 'active' THEN
        RAISE EXCEPTION 'HF-2077 event % is on record as it was reported', OLD.id;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER event_rewrite BEFORE UPDATE ON retention_event FOR EACH ROW EXECUTE FUNCTION refuse_event_rewrite();

-- What was pending, and what an authority ordered: closed or withdrawn, never rewritten.
CREATE FUNCTION refuse_proceeding_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.name, NEW.key, NEW.opened, NEW.by_user, NEW.at) IS DISTINCT FROM (OLD.id, OLD.name, OLD.key, OLD.opened, OLD.by_user, OLD.at)
       OR OLD.closed IS NOT NULL AND NEW.closed IS DISTINCT FROM OLD.closed THEN
        RAISE EXCEPTION 'HF-2077 proceeding % is on record as it was opened', OLD.id;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER proceeding_rewrite BEFORE UPDATE ON proceeding FOR EACH ROW EXECUTE FUNCTION refuse_proceeding_rewrite();
CREATE FUNCTION refuse_order_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.policy, NEW.key, NEW.on_date, NEW.by_period, NEW.authority, NEW.by_user, NEW.at)
       IS DISTINCT FROM (OLD.id, OLD.policy, OLD.key, OLD.on_date, OLD.by_period, OLD.authority, OLD.by_user, OLD.at)
       OR OLD.state = 'withdrawn' THEN
        RAISE EXCEPTION 'HF-2077 order % is on record as it was given', OLD.id;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER order_rewrite BEFORE UPDATE ON retention_order FOR EACH ROW EXECUTE FUNCTION refuse_order_rewrite();

CREATE FUNCTION refuse_lower_ordinal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.last_ordinal < OLD.last_ordinal THEN
        RAISE EXCEPTION 'HF-2078 a number that was given is not given again';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER archive_ordinal BEFORE UPDATE ON archive FOR EACH ROW EXECUTE FUNCTION refuse_lower_ordinal();

-- An entry continues the log and hashes to what it says.
CREATE FUNCTION refuse_forged_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.leaf_hash <> sha256('\x00'::bytea || convert_to(NEW.leaf, 'UTF8'))
       OR NEW.seq > 0 AND NOT EXISTS (SELECT FROM audit_entry WHERE seq = NEW.seq - 1) THEN
        RAISE EXCEPTION 'HF-6014 entry % does not continue the log', NEW.seq;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER audit_entry_forged BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_forged_entry();

-- 6. Compaction: a content changes its place only by a move on record, from a pack that is being rewritten.

-- state: copying (frames are copied), moved (rows point to the copies), proven (the log says so), done (the old packs are gone),
-- abandoned (a crash came before the rows moved; the copies are dead).
CREATE TABLE compaction (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    packs           int[] NOT NULL,
    state           text NOT NULL CHECK (state IN ('copying', 'moved', 'proven', 'done', 'abandoned')),
    by_user         text NOT NULL,
    started         timestamptz NOT NULL,
    moved           timestamptz,
    ended           timestamptz,
    contents        bigint,
    bytes           bigint,
    root_before     bytea,
    root_after      bytea,
    moved_contents  bigint NOT NULL DEFAULT 0,
    freed_bytes     bigint NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX compaction_one ON compaction ((true)) WHERE state IN ('copying', 'moved', 'proven');
CREATE TABLE content_move (
    compaction_id   bigint NOT NULL REFERENCES compaction,
    sha256          bytea  NOT NULL,
    from_pack       int    NOT NULL,
    from_offset     bigint NOT NULL,
    to_pack         int    NOT NULL,
    to_offset       bigint NOT NULL,
    PRIMARY KEY (compaction_id, sha256)
);
CREATE INDEX content_pack ON content (pack);

CREATE FUNCTION refuse_unproven_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.sealed_bytes <> OLD.sealed_bytes OR NOT EXISTS (
        SELECT FROM content_move m JOIN compaction k ON k.id = m.compaction_id
        WHERE m.sha256 = OLD.sha256 AND k.state = 'copying' AND OLD.pack = ANY (k.packs) AND NOT NEW.pack = ANY (k.packs)
          AND (m.from_pack, m.from_offset, m.to_pack, m.to_offset) = (OLD.pack, OLD.pack_offset, NEW.pack, NEW.pack_offset))
    THEN
        RAISE EXCEPTION 'HF-2005 no compaction moves content % there', encode(OLD.sha256, 'hex');
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER content_move_unproven BEFORE UPDATE ON content FOR EACH ROW
    WHEN ((NEW.pack, NEW.pack_offset, NEW.sealed_bytes) IS DISTINCT FROM (OLD.pack, OLD.pack_offset, OLD.sealed_bytes))
    EXECUTE FUNCTION refuse_unproven_move();

CREATE FUNCTION refuse_compaction_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'content_move' THEN
        IF EXISTS (SELECT FROM compaction WHERE id = OLD.compaction_id AND state NOT IN ('done', 'abandoned')) THEN
            RAISE EXCEPTION 'HF-2079 where a content lay is on record until its compaction is done';
        END IF;
        RETURN OLD;
    END IF;
    IF (NEW.id, NEW.packs, NEW.by_user, NEW.started) IS DISTINCT FROM (OLD.id, OLD.packs, OLD.by_user, OLD.started)
       OR OLD.root_before IS NOT NULL
          AND (NEW.root_before, NEW.root_after) IS DISTINCT FROM (OLD.root_before, OLD.root_after)
       OR OLD.state IN ('done', 'abandoned')
       OR NEW.root_before IS DISTINCT FROM NEW.root_after THEN
        RAISE EXCEPTION 'HF-6017 a compaction changes nothing but places';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER compaction_rewrite BEFORE UPDATE ON compaction FOR EACH ROW EXECUTE FUNCTION refuse_compaction_rewrite();
CREATE TRIGGER content_move_rewrite BEFORE DELETE ON content_move FOR EACH ROW EXECUTE FUNCTION refuse_compaction_rewrite();
GRANT SELECT, INSERT, UPDATE ON compaction TO holdfast_service;
GRANT SELECT, INSERT, DELETE ON content_move TO holdfast_service;

-- 7. What is never deleted, emptied or changed, by whomever.

CREATE FUNCTION refuse_loss() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'HF-2079 % is on record for good: % is refused', TG_TABLE_NAME, lower(TG_OP);
END $$;
DO $$
DECLARE
    guarded text;
BEGIN
    FOREACH guarded IN ARRAY ARRAY['matter', 'hold', 'hold_chunk', 'hold_progress', 'disposition_plan', 'disposition_approval',
            'disposition_refusal', 'plan_chunk', 'policy_version', 'evaluation', 'archive', 'retention_event', 'custodian',
            'source', 'ingest', 'compaction',
            'proceeding', 'retention_order', 'item_set', 'evaluation_set', 'label_progress'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_loss()',
                       'zz_' || guarded || '_loss', guarded);
    END LOOP;
    FOREACH guarded IN ARRAY ARRAY['disposition_approval', 'plan_chunk', 'evaluation', 'item_set', 'evaluation_set'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_loss()',
                       'zz_' || guarded || '_change', guarded);
    END LOOP;
    CREATE TRIGGER zz_label_truncate BEFORE TRUNCATE ON item_label FOR EACH STATEMENT EXECUTE FUNCTION refuse_loss();
END $$;

-- Which version of the schema this is; the fingerprint of all this is compared within one version.
CREATE FUNCTION schema_version() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER AS $$
    SELECT max(installed_rank)::text FROM flyway_schema_history WHERE success
$$;

-- 8. A temporary table named hold_chunk must not stand in for the real one, nor a schema of somebody's own.
DO $$
DECLARE
    ours regprocedure;
BEGIN
    FOR ours IN SELECT p.oid::regprocedure FROM pg_proc p
                WHERE p.pronamespace = 'public'::regnamespace
                  AND p.proowner = (SELECT oid FROM pg_roles WHERE rolname = current_user) LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, public, pg_temp', ours);
    END LOOP;
END $$;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION clock_beat(), clock_confirm(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION clock_beat(), clock_confirm(text) TO holdfast_service;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO holdfast_service;
