package dev.holdfast.selftest;

import java.util.List;

/**
 * Something a superuser of the database may do.
 *
 * @param sql as superuser, with every trigger off
 * @param found what verify must say
 * @param undo what does not come back with the rows
 */
record Tampering(String what, String sql, String found, String undo) {
    static final List<Tampering> REGISTER =
            List.of(
                    of(
                            "an entry of the log changed",
                            "UPDATE audit_entry SET leaf = replace(leaf, 'olga', 'nora') WHERE seq"
                                    + " = 3",
                            "entry 3 has been changed"),
                    of(
                            "the column of an entry changed",
                            "UPDATE audit_entry SET actor = 'x' WHERE seq = 3",
                            "differ from its leaf"),
                    of(
                            "an entry of the log deleted",
                            "DELETE FROM audit_entry WHERE seq = 3",
                            "entry 3 is missing"),
                    of(
                            "the end of the log cut off",
                            "DELETE FROM audit_entry WHERE seq > 4; DELETE FROM audit_node WHERE"
                                    + " ((idx + 1) << level) > 5",
                            "signed checkpoint covers"),
                    of(
                            "the seal of an entry taken away",
                            "UPDATE audit_entry SET seal = NULL WHERE seq = 3",
                            "entry 3 was not written by the service"),
                    of(
                            "the log said to be sealed later than it is",
                            "UPDATE seal_key SET from_seq = 4",
                            "wrongly from which entry on the log is sealed"),
                    of(
                            "a node of the log changed",
                            "UPDATE audit_node SET hash = sha256('x') WHERE level = 1 AND idx = 0",
                            "is not the hash of the entries"),
                    of(
                            "a checkpoint changed",
                            "UPDATE audit_checkpoint SET root = sha256('x')",
                            "differs from its note"),
                    of(
                            "the row of an item deleted",
                            "DELETE FROM item WHERE ordinal = 2",
                            "no item has it"),
                    of(
                            "the hash of an item exchanged",
                            "UPDATE item SET sha256 = (SELECT sha256 FROM item WHERE ordinal = 3)"
                                    + " WHERE ordinal = 2",
                            "are not those that were accepted"),
                    of(
                            "an item called destroyed",
                            "UPDATE item SET state = 1, plan_id = 1 WHERE ordinal = 20",
                            "destroyed"),
                    of(
                            "the date of an item moved",
                            "UPDATE item SET sent = sent - interval '9 years' WHERE ordinal = 20",
                            "the date sent of item 20 differs"),
                    of(
                            "a key deleted",
                            "DELETE FROM content WHERE sha256 = (SELECT sha256 FROM item WHERE"
                                    + " ordinal = 20)",
                            "item 20 has lost its content"),
                    of(
                            "a key exchanged",
                            "UPDATE content SET wrapped_key = (SELECT wrapped_key FROM content"
                                + " ORDER BY sha256 LIMIT 1) WHERE sha256 <> (SELECT sha256 FROM"
                                + " content ORDER BY sha256 LIMIT 1)",
                            "key of this content does not fit"),
                    of(
                            "the place of a content moved",
                            "UPDATE content SET pack_offset = pack_offset + 1",
                            "there is no frame of this content"),
                    of(
                            "a hold deleted",
                            "DELETE FROM hold_chunk WHERE hold_id = 1; DELETE FROM hold WHERE id ="
                                    + " 1",
                            "hold 1 was placed and is not there"),
                    of(
                            "a hold's items cleared",
                            "UPDATE hold_chunk SET bits = repeat('0', 8192)::bit(8192)",
                            "hold 1 has 0 items, the log says"),
                    of(
                            "an item of a hold exchanged for another",
                            "UPDATE hold_chunk SET bits = set_bit(set_bit(bits, 7, 0), 8000, 1)",
                            "item 7 is in the scope of hold 1 and not in its membership"),
                    of(
                            "a hold released behind the log's back",
                            "UPDATE hold SET released_at = now(), released_by = 'x', protects_until"
                                    + " = now()",
                            "hold 1 is released and the log does not know it"),
                    of(
                            "a plan's items changed",
                            "UPDATE disposition_plan SET items = (SELECT items FROM"
                                + " disposition_plan WHERE id = 1), item_count = 5 WHERE id = 2",
                            "plan 2"),
                    of(
                            "a plan sealed anew",
                            "UPDATE disposition_plan SET seal = sha256('x') WHERE id = 2",
                            "the log has another seal"),
                    of(
                            "a plan's bits changed",
                            "UPDATE plan_chunk SET bits = ~bits WHERE plan_id = 2",
                            "the bits of plan 2"),
                    of(
                            "approvals added",
                            "INSERT INTO disposition_approval VALUES (2, 'a', now()), (2, 'b',"
                                    + " now())",
                            "an approval of a that the log does not know"),
                    of(
                            "a policy's text changed",
                            "UPDATE policy_version SET source_yaml = replace(source_yaml, 'P5Y',"
                                    + " 'P1D')",
                            "is not the one activated"),
                    of(
                            "a policy's digest changed too",
                            "UPDATE policy_version SET digest = 'x'",
                            "is not the one that was activated"),
                    of(
                            "a rule changed",
                            "UPDATE rule_book_file SET drl = drl || ' '",
                            "on record is not what decided"),
                    of(
                            "rules activated behind the log's back",
                            "INSERT INTO rule_activation (digest, activated_at, activated_by)"
                                    + " SELECT digest, now(), 'x' FROM rule_book LIMIT 1",
                            "are activated and the log does not know it"),
                    of(
                            "a policy retired behind the log's back",
                            "UPDATE policy_version SET retired_at = now(), retired_by = 'x'",
                            "is retired and the log does not know it"),
                    of(
                            "an event moved",
                            "UPDATE retention_event SET on_date = '1990-01-01'",
                            "event 1 is not the one that was reported"),
                    of(
                            "an evaluation changed",
                            "UPDATE evaluation SET due = due + 1 WHERE id = 1",
                            "evaluation 1 is not the one that was made"),
                    of(
                            "numbers set back",
                            "UPDATE archive SET last_ordinal = 3",
                            "above the last number"),
                    of(
                            "matching said to be further than it is",
                            "UPDATE hold_progress SET matched_through = 99999",
                            "holds are said to have been matched"),
                    of(
                            "matching said to be another than it is",
                            "UPDATE hold_progress SET matched_through = matched_through - 1",
                            "and the service has not said so"),
                    of(
                            "the clock confirmed by nobody",
                            "INSERT INTO clock_jump (from_time, to_time, confirmed_by,"
                                    + " confirmed_at) VALUES (now(), now(), 'x', now())",
                            "of the clock is confirmed and the log does not know it"),
                    new Tampering(
                            "a trigger switched off",
                            "ALTER TABLE item DISABLE TRIGGER aa_item_held",
                            "triggers, functions or rights",
                            "ALTER TABLE item ENABLE TRIGGER aa_item_held"),
                    new Tampering(
                            "a trigger dropped",
                            "DROP TRIGGER content_truncate ON content",
                            "triggers, functions or rights",
                            "CREATE TRIGGER content_truncate BEFORE TRUNCATE ON content FOR EACH"
                                    + " STATEMENT EXECUTE FUNCTION refuse_content_loss()"),
                    new Tampering(
                            "a function shadowed",
                            "CREATE FUNCTION held(item_ordinal int) RETURNS boolean LANGUAGE sql AS"
                                    + " 'SELECT false'",
                            "triggers, functions or rights",
                            "DROP FUNCTION held(int)"),
                    new Tampering(
                            "rights given to the service",
                            "GRANT DELETE ON hold TO holdfast_service",
                            "triggers, functions or rights",
                            "REVOKE DELETE ON hold FROM holdfast_service"));

    private static Tampering of(String what, String sql, String found) {
        return new Tampering(what, sql, found, "");
    }
}
