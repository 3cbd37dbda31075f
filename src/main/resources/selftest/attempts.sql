-- Each block is one attempt: a line that says what is tried, then statements, of which one must be refused. {H} destroys.
-- Items: -1 held; -2 free, planned; -3 free, in no plan; -4 free, plan not approved; -5 hold released, in grace; {U} not matched.

-- destroy a held item under an executing plan
{destroy -1 under -1}

-- destroy a held item together with one that may go
UPDATE item SET state = 1, plan_id = -1, destroyed_at = now(), source_key = NULL, subject = NULL, text_sha256 = NULL WHERE ordinal IN (-1, -2)

-- destroy a held item by an insert that updates
INSERT INTO item (ordinal, source_id, custodian_id, ingest_id, bytes, version, kind, sha256, identity) VALUES (-1, -1, -1, -1, 1, 1, 0, '\x00', '\x00') ON CONFLICT (ordinal) DO UPDATE SET state = 1, plan_id = -1, destroyed_at = now(), source_key = NULL, subject = NULL, text_sha256 = NULL

-- destroy a held item by MERGE
MERGE INTO item i USING (SELECT 1) AS one ON i.ordinal = -1 WHEN MATCHED THEN UPDATE SET state = 1, plan_id = -1, destroyed_at = now(), source_key = NULL, subject = NULL, text_sha256 = NULL

-- destroy a held item on the way to an answer
WITH gone AS (UPDATE item SET state = 1, plan_id = -1, destroyed_at = now(), source_key = NULL, subject = NULL, text_sha256 = NULL WHERE ordinal = -1 RETURNING ordinal) SELECT count(*) FROM gone

-- destroy an item whose hold was released a moment ago
{destroy -5 under -1}

-- destroy an item that no hold has been matched for
{destroy {U} under -1}

-- destroy an item that is in no plan
{destroy -3 under -1}

-- destroy an item under another plan than its own
{destroy -4 under -1}

-- destroy an item under a plan that nobody approved
{destroy -4 under -2}

-- destroy an item without naming a plan
UPDATE item SET state = 1, destroyed_at = now(), source_key = NULL, subject = NULL, text_sha256 = NULL WHERE ordinal = -2

-- destroy an item and keep its subject in the residue
UPDATE item SET state = 1, plan_id = -1, destroyed_at = now(), text_sha256 = NULL WHERE ordinal = -2

-- bring a destroyed item back to other words
{destroy -2 under -1}
UPDATE item SET state = 0, subject = 'other' WHERE ordinal = -2

-- delete the row of a held item
DELETE FROM item WHERE ordinal = -1

-- empty the table of items
TRUNCATE item CASCADE

-- exchange the hash of a held item
UPDATE item SET sha256 = '\x00' WHERE ordinal = -1

-- give a held item another number
UPDATE item SET ordinal = -100 WHERE ordinal = -1

-- blank the subject of a held item
UPDATE item SET subject = NULL WHERE ordinal = -1

-- blank the subject of an item that merely lives
UPDATE item SET subject = NULL WHERE ordinal = -3

-- cut an item off from its text
UPDATE item SET text_sha256 = NULL WHERE ordinal = -3

-- give an item to another custodian
UPDATE item SET custodian_id = (SELECT min(id) FROM custodian WHERE id <> -1) WHERE ordinal = -3
UPDATE item SET custodian_id = 0 WHERE ordinal = -3

-- change the date an item is kept by
UPDATE item SET sent = '1970-01-01' WHERE ordinal = -3

-- accept an item over a held one
INSERT INTO item (ordinal, source_id, custodian_id, ingest_id, bytes, version, kind, sha256, identity) VALUES (-1, -1, -1, -1, 1, 1, 0, '\x00', '\x00') ON CONFLICT (ordinal) DO UPDATE SET sha256 = excluded.sha256

-- accept an item that arrives destroyed
INSERT INTO item (ordinal, source_id, custodian_id, ingest_id, bytes, version, kind, sha256, identity, state) VALUES (-50, -1, -1, -1, 1, 1, 0, '\x00', '\x00', 1)

-- delete the key of a held item
DELETE FROM content WHERE sha256 = (SELECT sha256 FROM item WHERE ordinal = -1)

-- delete the keys of a held item and of others in one go
DELETE FROM content c USING item i WHERE i.sha256 = c.sha256 AND i.ordinal < 0

-- delete the key of an item that merely lives
DELETE FROM content WHERE sha256 = (SELECT sha256 FROM item WHERE ordinal = -3)

-- delete a key by MERGE
MERGE INTO content c USING item i ON i.ordinal = -1 AND i.sha256 = c.sha256 WHEN MATCHED THEN DELETE

-- delete every key
DELETE FROM content

-- empty the table of keys
TRUNCATE content

-- exchange the key of a held item
UPDATE content SET wrapped_key = '\x01' WHERE sha256 = (SELECT sha256 FROM item WHERE ordinal = -1)

-- say that a held content lies somewhere else
UPDATE content SET pack_offset = 4711 WHERE sha256 = (SELECT sha256 FROM item WHERE ordinal = -1)

-- say that a key belongs to other bytes
UPDATE content SET sha256 = '\x01' WHERE sha256 = (SELECT sha256 FROM item WHERE ordinal = -1)

-- clear the bit of a held item
UPDATE hold_chunk SET bits = repeat('0', 8192)::bit(8192) WHERE hold_id = -1

-- clear the bit by an insert that updates
INSERT INTO hold_chunk VALUES (-1, -1, repeat('0', 8192)::bit(8192)) ON CONFLICT (chunk, hold_id) DO UPDATE SET bits = excluded.bits

-- clear the bit by MERGE
MERGE INTO hold_chunk c USING (SELECT 1) AS one ON c.hold_id = -1 WHEN MATCHED THEN UPDATE SET bits = repeat('0', 8192)::bit(8192)

-- delete the bits of a hold
DELETE FROM hold_chunk WHERE hold_id = -1

-- move the bits of a hold to another run of items
UPDATE hold_chunk SET chunk = -77 WHERE hold_id = -1

-- move the bits to a hold that is released
UPDATE hold_chunk SET hold_id = -3 WHERE hold_id = -1

-- delete a hold
DELETE FROM hold WHERE id = -1

-- empty the table of holds
TRUNCATE hold CASCADE

-- narrow the scope of a hold
UPDATE hold SET custodians = '{}' WHERE id = -1

-- release a hold in the past, so that its grace is over
UPDATE hold SET released_by = 'x', released_at = '2001-01-01', protects_until = '2001-01-31' WHERE id = -1
{destroy -1 under -1}

-- shorten the grace of a released hold
UPDATE hold SET protects_until = now() - interval '1 day' WHERE id = -2

-- date the release of a hold back
UPDATE hold SET released_at = '2001-01-01' WHERE id = -2

-- destroy what was released and then held again
UPDATE hold SET released_by = 'x', released_at = now(), protects_until = now() WHERE id = -1
INSERT INTO hold_chunk SELECT chunk, -3, bits FROM hold_chunk WHERE hold_id = -1
{destroy -1 under -1}

-- use a released hold again, to release it anew
UPDATE hold SET released_at = NULL, released_by = NULL, protects_until = NULL WHERE id = -2

-- say that holds were matched for items that have not arrived
UPDATE hold_progress SET matched_through = 9000000000000000000

-- set back how far holds were matched
UPDATE hold_progress SET matched_through = matched_through - 1

-- close a matter that has holds
UPDATE matter SET state = 'closed', closed_at = now() WHERE id = -1

-- delete a matter
DELETE FROM matter WHERE id = -1

-- hide the holds behind a temporary table of the same name
CREATE TEMPORARY TABLE hold_chunk (chunk int, hold_id bigint, bits bit(8192))
{destroy -1 under -1}

-- hide the approvals behind a temporary table of the same name
CREATE TEMPORARY TABLE disposition_approval (plan_id bigint, by_user text, at timestamptz, comment text)
INSERT INTO pg_temp.disposition_approval VALUES (-2, 'a', now()), (-2, 'b', now())
UPDATE disposition_plan SET state = 'executing', cooling_ends = now() WHERE id = -2

-- put a search path before the real tables
SET LOCAL search_path = pg_temp, public
CREATE TEMPORARY TABLE hold (id bigint, protects_until timestamptz, released_at timestamptz)
{destroy -1 under -1}

-- replace the function that knows what is held
CREATE OR REPLACE FUNCTION public.held(item_ordinal bigint) RETURNS boolean LANGUAGE sql AS 'SELECT false'

-- put a function of the same name beside it
CREATE FUNCTION public.held(item_ordinal int) RETURNS boolean LANGUAGE sql AS 'SELECT false'

-- make a schema of one's own
CREATE SCHEMA canary

-- drop the trigger that refuses
DROP TRIGGER aa_item_held ON item

-- disable the triggers
ALTER TABLE item DISABLE TRIGGER ALL

-- act as a replica, for which no trigger fires
SET LOCAL session_replication_role = replica

-- become the owner of the tables
SET LOCAL ROLE holdfast_owner

-- sign in as the owner within the session
SET LOCAL SESSION AUTHORIZATION holdfast_owner

-- make the owner's rights one's own
GRANT holdfast_owner TO holdfast_service

-- become a superuser
ALTER ROLE holdfast_service SUPERUSER

-- take over a table
ALTER TABLE item OWNER TO holdfast_service

-- grant oneself what was withheld
GRANT DELETE ON item TO holdfast_service
DELETE FROM item WHERE ordinal = -1

-- drop a table
DROP TABLE hold_chunk CASCADE

-- drop a column
ALTER TABLE content DROP COLUMN wrapped_key

-- rewrite what an update means
CREATE RULE canary AS ON UPDATE TO hold DO INSTEAD NOTHING

-- let a server program run
COPY (SELECT 1) TO PROGRAM 'true'

-- write a server file
COPY (SELECT 1) TO '/tmp/holdfast-canary'

-- read a server file
SELECT pg_read_file('PG_VERSION')

-- load a file into the server
SELECT lo_import('/etc/hostname')

-- install an extension
CREATE EXTENSION file_fdw

-- have every later session act as a replica
ALTER ROLE holdfast_service SET session_replication_role = replica

-- end a grace time by another time zone
SET LOCAL TIME ZONE '+15'
{destroy -5 under -1}

-- say that the clock was seen later
UPDATE clock_watch SET seen = now() + interval '10 years'

-- make a jump of the clock undone
DELETE FROM clock_jump

-- confirm a jump of the clock in its table
INSERT INTO clock_jump (from_time, to_time, confirmed_by, confirmed_at) VALUES (now(), now(), 'x', now())

-- confirm the clock as nobody
SELECT clock_confirm(' ')

-- date approvals back, so that the cooling time is over
INSERT INTO disposition_plan (id, as_of, evaluation_id, rule_book, items, item_count, bytes, seal, classes, policy_authors, planned_by, planned_at, state) OVERRIDING SYSTEM VALUE SELECT -7, as_of, evaluation_id, rule_book, items, item_count, bytes, seal, classes, policy_authors, planned_by, planned_at, 'planned' FROM disposition_plan WHERE id = -2
INSERT INTO disposition_approval VALUES (-7, 'canary-one', now() - interval '2 days'), (-7, 'canary-two', now() - interval '2 days')
UPDATE disposition_plan SET state = 'executing', cooling_ends = now() - interval '1 day' WHERE id = -7

-- date the cooling time before the approval
INSERT INTO disposition_plan (id, as_of, evaluation_id, rule_book, items, item_count, bytes, seal, classes, policy_authors, planned_by, planned_at, state) OVERRIDING SYSTEM VALUE SELECT -7, as_of, evaluation_id, rule_book, items, item_count, bytes, seal, classes, policy_authors, planned_by, planned_at, 'planned' FROM disposition_plan WHERE id = -2
INSERT INTO disposition_approval VALUES (-7, 'canary-one', now()), (-7, 'canary-two', now())
UPDATE disposition_plan SET state = 'executing', cooling_ends = now() - interval '1 day' WHERE id = -7

-- execute after the clock moved while nobody watched
INSERT INTO disposition_plan (id, as_of, evaluation_id, rule_book, items, item_count, bytes, seal, classes, policy_authors, planned_by, planned_at, state) OVERRIDING SYSTEM VALUE SELECT -7, as_of, evaluation_id, rule_book, items, item_count, bytes, seal, classes, policy_authors, planned_by, planned_at, 'planned' FROM disposition_plan WHERE id = -2
INSERT INTO disposition_approval VALUES (-7, 'canary-one', now()), (-7, 'canary-two', now())
UPDATE disposition_plan SET state = 'approved', cooling_ends = now() WHERE id = -7
INSERT INTO clock_jump (from_time, to_time) VALUES (now(), now() + interval '1 day')
UPDATE disposition_plan SET state = 'executing' WHERE id = -7

-- destroy after a grace time that nobody watched
UPDATE hold SET released_by = 'x', released_at = now() - interval '2 days', protects_until = now() - interval '2 days' WHERE id = -1
INSERT INTO clock_jump (from_time, to_time) VALUES (now() - interval '1 day', now())
{destroy -1 under -1}

-- make a plan that is approved from the start
INSERT INTO disposition_plan (id, as_of, evaluation_id, rule_book, items, item_count, bytes, seal, classes, policy_authors, planned_by, planned_at, state, cooling_ends) OVERRIDING SYSTEM VALUE SELECT -8, as_of, evaluation_id, rule_book, items, item_count, bytes, seal, classes, policy_authors, planned_by, planned_at, 'executing', now() FROM disposition_plan WHERE id = -2

-- execute a plan that nobody approved
UPDATE disposition_plan SET state = 'executing', cooling_ends = now() WHERE id = -2

-- change the items of a sealed plan
UPDATE disposition_plan SET items = '\x00' WHERE id = -1

-- change the seal of a plan
UPDATE disposition_plan SET seal = '\x00' WHERE id = -1

-- take the author of a policy out of the plan
UPDATE disposition_plan SET policy_authors = '{}' WHERE id = -2

-- end the cooling time of a plan early
UPDATE disposition_plan SET cooling_ends = cooling_ends - interval '1 day' WHERE id = -1

-- put another item into an approved plan
INSERT INTO plan_chunk VALUES (-1, -99, repeat('1', 8192)::bit(8192))

-- change the items of a plan in place
UPDATE plan_chunk SET bits = repeat('1', 8192)::bit(8192) WHERE plan_id = -1

-- approve one's own plan
INSERT INTO disposition_approval VALUES (-2, 'Canary-Planner ', now())

-- approve a plan that rests on one's own policy
INSERT INTO disposition_approval VALUES (-2, 'CANARY-AUTHOR', now())

-- approve twice under two spellings of one name
INSERT INTO disposition_approval VALUES (-2, 'ben', now())
INSERT INTO disposition_approval VALUES (-2, 'Ｂen ', now())

-- approve twice under one name
INSERT INTO disposition_approval VALUES (-2, 'ben', now())
INSERT INTO disposition_approval VALUES (-2, 'ben', now())

-- approve a plan that is being executed
INSERT INTO disposition_approval VALUES (-1, 'ben', now())

-- replay the approvals of one plan for another
INSERT INTO disposition_approval SELECT -2, by_user, at, comment FROM disposition_approval WHERE plan_id = -1
UPDATE disposition_plan SET state = 'executing', cooling_ends = now() WHERE id = -2

-- change an approval
UPDATE disposition_approval SET by_user = 'x' WHERE plan_id = -1

-- delete a refusal
DELETE FROM disposition_refusal

-- change an evaluation
UPDATE evaluation SET due = 0

-- change the text of an active policy
UPDATE policy_version SET source_yaml = 'y' WHERE id = -1

-- date the activation of a policy back
UPDATE policy_version SET activated_at = '2001-01-01' WHERE id = -1

-- delete a policy
DELETE FROM policy_version WHERE id = -1

-- move a retention event
UPDATE retention_event SET on_date = '1970-01-01' WHERE id = -1

-- delete a retention event
DELETE FROM retention_event WHERE id = -1

-- take the label off a regulatory record
DELETE FROM item_label WHERE ordinal = -3

-- give a regulatory record a label that ends sooner
UPDATE item_label SET label = 'canary-short' WHERE ordinal = -3

-- close a proceeding earlier than it was closed
INSERT INTO proceeding (id, name, key, opened, closed, reason, by_user, at) OVERRIDING SYSTEM VALUE VALUES (-1, 'canary', 'subject:canary', '2020-01-01', '2021-01-01', 'x', 'system', now())
UPDATE proceeding SET closed = '2020-02-01' WHERE id = -1

-- shorten what an authority ordered
INSERT INTO retention_order (id, policy, key, on_date, by_period, authority, by_user, at) OVERRIDING SYSTEM VALUE VALUES (-1, 'canary', 'subject:canary', '2020-01-01', 'P2Y', 'x', 'system', now())
UPDATE retention_order SET by_period = 'P1D' WHERE id = -1

-- give a number again
UPDATE archive SET last_ordinal = last_ordinal - 1

-- delete from the audit log
DELETE FROM audit_entry

-- change the audit log
UPDATE audit_entry SET actor = 'x'

-- empty the audit log
TRUNCATE audit_entry, audit_node, audit_checkpoint

-- append an entry that does not hash to itself
INSERT INTO audit_entry SELECT max(seq) + 1, now(), 'x', 'x', 'x', '{}', sha256('forged') FROM audit_entry

-- append an entry that leaves a gap
INSERT INTO audit_entry SELECT max(seq) + 9, now(), 'x', 'x', 'x', '{}', sha256('\x00'::bytea || '{}'::bytea) FROM audit_entry

-- append an approval that the service has not sealed
INSERT INTO audit_entry (seq, at, actor, action, subject, leaf, leaf_hash) SELECT max(seq) + 1, now(), 'ben', 'disposition.approve', 'plan/-2', '{}', sha256('\x00'::bytea || '{}'::bytea) FROM audit_entry

-- append an approval under the seal of another entry
INSERT INTO audit_entry (seq, at, actor, action, subject, leaf, leaf_hash, seal) SELECT seq + 1, now(), 'ben', 'disposition.approve', 'plan/-2', '{}', sha256('\x00'::bytea || '{}'::bytea), seal FROM audit_entry ORDER BY seq DESC LIMIT 1

-- append an approval under a seal of one's own
INSERT INTO audit_entry (seq, at, actor, action, subject, leaf, leaf_hash, seal) SELECT max(seq) + 1, now(), 'ben', 'disposition.approve', 'plan/-2', '{}', sha256('\x00'::bytea || '{}'::bytea), sha256('guess') FROM audit_entry

-- append a copy of the last entry
INSERT INTO audit_entry SELECT seq + 1, at, actor, action, subject, leaf, leaf_hash, seal FROM audit_entry ORDER BY seq DESC LIMIT 1

-- read the key that seals
SELECT inner_pad, outer_pad FROM seal_key

-- exchange the key that seals
UPDATE seal_key SET inner_pad = outer_pad

-- delete the key that seals
DELETE FROM seal_key

-- bring a key of one's own
INSERT INTO seal_key VALUES (true, decode(repeat('36', 64), 'hex'), decode(repeat('5c', 64), 'hex'), 0, '\x00')

-- have the register make a seal
SELECT seal_of('entry 0 00')

-- try seals until one fits
SELECT seal_fits('entry 0 00', sha256('guess'))

-- hide the key behind a temporary table of the same name
CREATE TEMPORARY TABLE seal_key AS SELECT decode(repeat('36', 64), 'hex') AS inner_pad, decode(repeat('5c', 64), 'hex') AS outer_pad
INSERT INTO audit_entry (seq, at, actor, action, subject, leaf, leaf_hash, seal) SELECT max(seq) + 1, now(), 'ben', 'disposition.approve', 'plan/-2', '{}', sha256('\x00'::bytea || '{}'::bytea), sha256(decode(repeat('5c', 64), 'hex') || sha256(decode(repeat('36', 64), 'hex') || convert_to('entry ' || (max(seq) + 1) || ' ' || encode(sha256('\x00'::bytea || '{}'::bytea), 'hex'), 'UTF8'))) FROM audit_entry

-- try seals in a table of one's own
CREATE TEMPORARY TABLE canary_entry (LIKE audit_entry)
CREATE TRIGGER canary BEFORE INSERT ON canary_entry FOR EACH ROW EXECUTE FUNCTION refuse_forged_entry()

-- approve for two people behind the log's back
INSERT INTO disposition_approval VALUES (-2, 'ben', now()), (-2, 'carla', now())
SET CONSTRAINTS ALL IMMEDIATE

-- approve for two people and let the cooling time begin
INSERT INTO disposition_approval VALUES (-2, 'ben', now()), (-2, 'carla', now())
UPDATE disposition_plan SET state = 'approved', cooling_ends = now() WHERE id = -2
SET CONSTRAINTS ALL IMMEDIATE

-- approve for two people, execute and destroy before the commit
INSERT INTO disposition_approval VALUES (-2, 'ben', now()), (-2, 'carla', now())
UPDATE disposition_plan SET state = 'approved', cooling_ends = now() WHERE id = -2
UPDATE disposition_plan SET state = 'executing' WHERE id = -2
{destroy -4 under -2}

-- draw up a plan behind the log's back
INSERT INTO disposition_plan (id, as_of, evaluation_id, rule_book, items, item_count, bytes, seal, classes, policy_authors, planned_by, planned_at, state) OVERRIDING SYSTEM VALUE SELECT -7, as_of, evaluation_id, rule_book, items, item_count, bytes, seal, classes, policy_authors, planned_by, planned_at, 'planned' FROM disposition_plan WHERE id = -2
SET CONSTRAINTS ALL IMMEDIATE

-- draw up a plan, approve it for two people and execute it
INSERT INTO disposition_plan (id, as_of, evaluation_id, rule_book, items, item_count, bytes, seal, classes, policy_authors, planned_by, planned_at, state) OVERRIDING SYSTEM VALUE SELECT -7, as_of, evaluation_id, rule_book, items, item_count, bytes, seal, classes, policy_authors, planned_by, planned_at, 'planned' FROM disposition_plan WHERE id = -2
INSERT INTO disposition_approval VALUES (-7, 'ben', now()), (-7, 'carla', now())
UPDATE disposition_plan SET state = 'approved', cooling_ends = now() WHERE id = -7
UPDATE disposition_plan SET state = 'executing' WHERE id = -7

-- destroy what a plan allows and not tell the log
{destroy -2 under -1}
SET CONSTRAINTS ALL IMMEDIATE

-- take back the note that something was destroyed
{destroy -2 under -1}
DELETE FROM destruction

-- release a hold for two people behind the log's back
INSERT INTO hold_release (id, hold_id, requested_by, requested_at, reason, impact, state, ended_by, ended_at) OVERRIDING SYSTEM VALUE VALUES (-9, -1, 'ben', now(), 'x', '{}', 'confirmed', 'carla', now())
UPDATE hold SET released_by = 'carla', released_at = now(), protects_until = now() WHERE id = -1
SET CONSTRAINTS ALL IMMEDIATE

-- release a hold for two people and destroy before the commit
INSERT INTO hold_release (id, hold_id, requested_by, requested_at, reason, impact, state, ended_by, ended_at) OVERRIDING SYSTEM VALUE VALUES (-9, -1, 'ben', now(), 'x', '{}', 'confirmed', 'carla', now())
UPDATE hold SET released_by = 'carla', released_at = now(), protects_until = now() WHERE id = -1
{destroy -1 under -1}
SET CONSTRAINTS ALL IMMEDIATE

-- confirm a request for release in another's name
INSERT INTO hold_release (id, hold_id, requested_by, requested_at, reason, impact) OVERRIDING SYSTEM VALUE VALUES (-9, -1, 'canary-one', now(), 'x', '{}')
UPDATE hold_release SET state = 'confirmed', ended_by = 'carla', ended_at = now() WHERE id = -9
UPDATE hold SET released_by = 'carla', released_at = now(), protects_until = now() WHERE id = -1
SET CONSTRAINTS ALL IMMEDIATE

-- confirm the clock in another's name
INSERT INTO clock_jump (from_time, to_time) VALUES (now() - interval '1 day', now())
SELECT clock_confirm('administrator')
SET CONSTRAINTS ALL IMMEDIATE

-- say that holds were matched for what has just arrived
UPDATE archive SET last_ordinal = last_ordinal + 10
UPDATE hold_progress SET matched_through = matched_through + 10

-- say so without a seal
UPDATE archive SET last_ordinal = last_ordinal + 10
UPDATE hold_progress SET matched_through = matched_through + 10, seal = NULL

-- take the seal off how far holds were matched
UPDATE hold_progress SET seal = NULL

-- open a session as somebody else
INSERT INTO web_session VALUES (sha256('guess'), 'canary', now(), now())

-- let oneself in by a link
INSERT INTO one_time_link (token_sha256, person, issued, expires) VALUES (sha256('guess'), NULL, now(), now() + interval '1 day')

-- make a person who may approve
INSERT INTO person (name, roles, added_at, added_by, version) VALUES ('canary', '{approver}', now(), 'x', 1)
