package dev.holdfast.selftest;

import java.util.List;

/**
 * Something the service's role may try without the seal key.
 *
 * @param code that refuses it
 * @param statements of one transaction, which commits
 */
record Forgery(String what, String code, List<String> statements) {
    private static final String DESTROY =
            "UPDATE item SET state = 1, plan_id = %d, destroyed_at = now(), text_sha256 = NULL,"
                + " source_key = NULL, path = NULL, media_type = NULL, subject = NULL, sender ="
                + " NULL, recipients = NULL, message_id = NULL, attachments = NULL, properties ="
                + " NULL WHERE ordinal > 5";
    private static final String OWN_PLAN =
            "INSERT INTO disposition_plan (id, as_of, evaluation_id, rule_book, items, item_count,"
                + " bytes, seal, classes, policy_authors, planned_by, planned_at, state) OVERRIDING"
                + " SYSTEM VALUE SELECT 99, as_of, evaluation_id, rule_book, items, item_count,"
                + " bytes, seal, '[]', '{}', 'olga', now(), 'planned' FROM disposition_plan WHERE"
                + " id = 1";
    private static final String OWN_CHUNKS =
            "INSERT INTO plan_chunk SELECT 99, chunk, ~bits FROM plan_chunk WHERE plan_id = 1";

    Forgery(String what, String code, String... statements) {
        this(what, code, List.of(statements));
    }

    static List<Forgery> all(long waiting, long approved, long stopped) {
        return List.of(
                new Forgery(
                        "own plan, own approvals, own entries of the log",
                        "HF-6014",
                        OWN_PLAN,
                        OWN_CHUNKS,
                        entry("olga", "disposition.plan", "plan/99"),
                        approvals(99)),
                new Forgery("own plan without the log", "HF-2007", OWN_PLAN, OWN_CHUNKS),
                new Forgery(
                        "own plan, approved, executed and destroyed in one go",
                        "HF-2007",
                        OWN_PLAN,
                        OWN_CHUNKS,
                        approvals(99),
                        state(99, "approved', cooling_ends = 'now"),
                        state(99, "executing"),
                        DESTROY.formatted(99)),
                new Forgery(
                        "entries for a plan of the service",
                        "HF-6014",
                        approvals(waiting),
                        entry("anna", "disposition.approve", "plan/" + waiting)),
                new Forgery("approvals without the log", "HF-2007", approvals(waiting)),
                new Forgery(
                        "approvals without the log, and the state",
                        "HF-2007",
                        approvals(waiting),
                        state(waiting, "approved', cooling_ends = 'now")),
                new Forgery("execution that nobody began", "HF-2007", state(approved, "executing")),
                new Forgery(
                        "destruction in the transaction of an execution that nobody began",
                        "HF-2007",
                        state(approved, "executing"),
                        DESTROY.formatted(approved)),
                new Forgery("what was stopped", "HF-2007", state(stopped, "executing")),
                new Forgery(
                        "destruction of what was stopped",
                        "HF-2007",
                        state(stopped, "executing"),
                        DESTROY.formatted(stopped)),
                new Forgery(
                        "a release by two people",
                        "HF-2030",
                        release("ben", "carla"),
                        "UPDATE hold SET released_by = 'carla', released_at = now(), protects_until"
                                + " = now() WHERE id = 1"),
                new Forgery(
                        "a release by one person under two spellings",
                        "HF-2030",
                        release("ben", "Ｂen"),
                        "UPDATE hold SET released_by = 'Ｂen', released_at = now(), protects_until ="
                                + " now() WHERE id = 1"),
                new Forgery(
                        "the clock",
                        "HF-2071",
                        "INSERT INTO clock_jump (from_time, to_time) VALUES (now(), now())",
                        "SELECT clock_confirm('administrator')"),
                new Forgery(
                        "how far holds were matched",
                        "HF-2006",
                        "UPDATE archive SET last_ordinal = last_ordinal + 1",
                        "UPDATE hold_progress SET matched_through = matched_through + 1"),
                new Forgery(
                        "a session",
                        "HF-7007",
                        "INSERT INTO web_session VALUES (sha256('guess'), 'adam', now(), now())"),
                new Forgery(
                        "a session under the seal of a link",
                        "HF-7007",
                        "INSERT INTO web_session SELECT token_sha256, 'adam', now(), now(), seal"
                                + " FROM one_time_link WHERE person = 'adam'"),
                new Forgery(
                        "a link to the first administrator",
                        "HF-7007",
                        "UPDATE one_time_link SET person = 'adam' WHERE person = 'rita'"),
                new Forgery(
                        "a password",
                        "HF-7007",
                        "UPDATE person SET version = version + 1, password_hash = 'known' WHERE"
                                + " name = 'adam'"),
                new Forgery(
                        "a role",
                        "HF-7007",
                        "UPDATE person SET version = version + 1, roles = roles ||"
                                + " '{administrator}' WHERE name = 'rita'"),
                new Forgery(
                        "a person",
                        "HF-7007",
                        "INSERT INTO person (name, roles, added_at, added_by, version, seal) SELECT"
                                + " 'eve', roles, added_at, added_by, version, seal FROM person"
                                + " WHERE name = 'adam'"));
    }

    private static String entry(String who, String action, String subject) {
        String leaf = "{}";
        return "INSERT INTO audit_entry (seq, at, actor, action, subject, leaf, leaf_hash, seal)"
                + " SELECT seq + 1, now(), '%s', '%s', '%s', '%s', sha256('\\x00'::bytea || '%s'),"
                        .formatted(who, action, subject, leaf, leaf)
                + " seal FROM audit_entry ORDER BY seq DESC LIMIT 1";
    }

    private static String approvals(long plan) {
        return "INSERT INTO disposition_approval VALUES (%d, 'anna', now()), (%d, 'ben', now())"
                .formatted(plan, plan);
    }

    private static String state(long plan, String state) {
        return "UPDATE disposition_plan SET state = '" + state + "' WHERE id = " + plan;
    }

    private static String release(String asks, String confirms) {
        return "INSERT INTO hold_release (hold_id, requested_by, requested_at, reason, impact,"
                + " state, ended_by, ended_at) VALUES (1, '%s', now(), 'x', '{}', 'confirmed', '%s',"
                        .formatted(asks, confirms)
                + " now())";
    }
}
