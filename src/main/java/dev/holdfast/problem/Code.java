package dev.holdfast.problem;

import java.util.Arrays;
import java.util.Optional;

/**
 * The stable error codes, by range: 1 home and input, 2 holds and disposition, 3 sources and
 * extraction, 4 search, 5 policies and rules, 6 vault, register and audit log, 7 access, 8 reports,
 * 9 Microsoft 365. A code is never reused for another meaning.
 */
public enum Code {
    // 1: home, settings, input
    NOT_FOUND("HF-1001", 404),
    INVALID_INPUT("HF-1002", 400),
    HOME_LOCKED("HF-1003", 409),
    PORT_IN_USE("HF-1004", 409),
    DISK_FULL("HF-1005", 507),
    SERVICE_UNREACHABLE("HF-1006", 503),
    WRONG_USAGE("HF-1007", 400),
    NOT_OFFERED("HF-1008", 501),
    NO_SUCH_TENANT("HF-1009", 404),
    /** Said by the launcher script, before there is a Java process. */
    NO_JDK("HF-1010", 500),
    /** Said by the launcher script, before there is a Java process. */
    BUILD_FAILED("HF-1011", 500),
    UNEXPECTED("HF-1999", 500),

    // 2: matters, holds, disposition
    MATTER_EXISTS("HF-2001", 409),
    MATTER_HAS_HOLDS("HF-2002", 409),
    HOLD_BLOCKS_DISPOSITION("HF-2003", 409),
    ITEM_NEVER_CHANGES("HF-2004", 409),
    KEY_STAYS("HF-2005", 409),
    HOLD_STAYS("HF-2006", 409),
    NO_APPROVED_PLAN("HF-2007", 409),
    PLAN_SEALED("HF-2008", 409),
    HOLD_RELEASED("HF-2009", 409),
    MATTER_CLOSED("HF-2010", 409),
    NOTHING_IN_SCOPE("HF-2011", 409),
    APPROVER_NOT_INDEPENDENT("HF-2020", 409),
    PLAN_NOT_READY("HF-2021", 409),
    NOTHING_DUE("HF-2022", 409),
    PLAN_SEAL_BROKEN("HF-2023", 409),
    ITEM_DESTROYED("HF-2024", 410),
    RELEASE_NEEDS_ANOTHER("HF-2030", 409),
    RELEASE_WITHOUT_REASON("HF-2031", 400),
    NO_RELEASE_ASKED("HF-2032", 409),
    BAD_NOTICE_TEXT("HF-2035", 400),
    MAIL_NOT_SET_UP("HF-2036", 409),
    NOBODY_TO_TELL("HF-2037", 409),
    CLOCK_DOUBTED("HF-2070", 409),
    CLOCK_STAYS("HF-2071", 409),
    MATTER_STAYS("HF-2072", 409),
    OLD_SNAPSHOT("HF-2073", 409),
    RESIDUE_KEEPS_WORDS("HF-2074", 409),
    POLICY_STAYS("HF-2076", 409),
    EVENT_STAYS("HF-2077", 409),
    ORDINAL_STAYS("HF-2078", 409),
    RECORD_STAYS("HF-2079", 409),
    ITEM_LIVES("HF-2080", 409),
    NAME_LOOKS_ALIKE("HF-2081", 409),
    REVIEW_NOT_YOURS("HF-2050", 403),
    REVIEW_CLASS_UNKNOWN("HF-2051", 404),
    REVIEW_NOTHING_WAITS("HF-2052", 409),
    REVIEW_STAGES("HF-2053", 400),
    TRANSFER_NEEDS_FOLDER("HF-2060", 400),
    TRANSFER_NOT_WHOLE("HF-2061", 500),
    ERASURE_NOT_READY("HF-2065", 409),
    ERASURE_PERSON("HF-2066", 400),
    ERASURE_CLASS("HF-2067", 400),
    ERASURE_EXTENSION("HF-2068", 409),

    // 3: sources and extraction
    PATH_NOT_FOUND("HF-3001", 404),
    CONTENT_DESTROYED_MEANWHILE("HF-3002", 409),
    EMPTY_FILE("HF-3003", 400),

    // 4: search
    BAD_QUERY("HF-4001", 400),
    INDEX_UNUSABLE("HF-4002", 500),

    // 5: policies and rules
    BAD_POLICY("HF-5001", 400),
    POLICY_WITHOUT_CITATION("HF-5002", 400),
    POLICY_UNKNOWN_FIELD("HF-5003", 400),
    POLICY_BAD_PERIOD("HF-5004", 400),
    POLICY_UNKNOWN_TRIGGER("HF-5005", 400),
    POLICY_BAD_QUERY("HF-5006", 400),
    DUPLICATE_POLICY("HF-5007", 409),
    POLICY_EXAMPLE_FAILS("HF-5008", 400),
    BAD_RULES("HF-5010", 400),
    NOTHING_TO_IMPORT("HF-5030", 400),
    SCHEDULE_REFUSED("HF-5031", 400),
    PLAN_ROW_REFUSED("HF-5032", 400),
    IMPORT_FOLDER_NOT_EMPTY("HF-5033", 409),
    IMPORT_NOT_WRITTEN("HF-5034", 500),
    POLICY_IS_DRAFT("HF-5020", 409),
    POLICY_LOCKED("HF-5021", 409),
    POLICY_UNKNOWN_KEEPER("HF-5022", 400),
    POLICY_WHAT_IF_MISSING("HF-5023", 409),
    POLICIES_CHANGED_MEANWHILE("HF-5024", 409),
    UNKNOWN_GROUP("HF-5040", 400),
    BAD_DIRECTORY_FILE("HF-5041", 400),
    NOT_IN_DIRECTORY("HF-5042", 404),
    UNKNOWN_SCHEDULE("HF-5050", 404),
    BAD_SCHEDULE("HF-5051", 400),
    BEYOND_THE_RULE("HF-5060", 409),
    RECORD_LABEL("HF-5061", 409),
    EVALUATION_NOT_REPLAYABLE("HF-5062", 409),
    /** A rule tries what rules may not do. */
    RULE_NOT_ALLOWED("HF-5011", 400),
    RULE_UNCITED("HF-5012", 400),
    RULE_NAME_TAKEN("HF-5013", 409),
    RULE_RUNS_AWAY("HF-5014", 400),
    NO_SUCH_RULE_BOOK("HF-5015", 404),
    RULES_UNREADABLE("HF-5016", 400),
    RULE_BOOK_BROKEN("HF-5017", 500),

    // 6: vault, register, audit log
    DATABASE_DOWN("HF-6001", 503),
    VAULT_CORRUPT("HF-6002", 500),
    KEYS_MISSING("HF-6010", 500),
    KEYS_UNREADABLE("HF-6011", 500),
    VAULT_WRITE_FAILED("HF-6012", 500),
    AUDIT_ENTRY_NOT_FOUND("HF-6013", 404),
    PROMISES_BROKEN("HF-6014", 500),
    /** Said by the verb when the self-test found a way. */
    NOT_REFUSED("HF-6015", 500),
    PACK_IN_USE("HF-6016", 409),
    COMPACTION_CHANGED("HF-6017", 500),
    COMPACTION_RUNS("HF-6018", 409),
    SEAL_KEY_DIFFERS("HF-6019", 500),
    SERVICE_LOGIN("HF-6020", 500),

    // 7: access
    NOT_ALLOWED("HF-7001", 403),
    NOT_SIGNED_IN("HF-7002", 401),
    WEAK_PASSWORD("HF-7003", 400),
    TOO_MANY_ATTEMPTS("HF-7004", 429),
    STALE_PAGE("HF-7005", 403),
    USER_EXISTS("HF-7006", 409),
    FORGED_ACCESS("HF-7007", 403),

    // 8: reports
    UNKNOWN_REPORT("HF-8001", 404),
    REPORT_NOT_WRITTEN("HF-8002", 500),
    EXPORT_NOT_WRITTEN("HF-8010", 500),
    EXPORT_FOLDER_NOT_EMPTY("HF-8011", 409),
    EXPORT_FORMAT("HF-8012", 400),

    // 9: Microsoft 365
    GRAPH_REFUSED("HF-9001", 502),
    M365_CREDENTIAL("HF-9002", 400),
    M365_SIGN_IN("HF-9003", 502),
    M365_SOURCE_UNKNOWN("HF-9004", 404),
    M365_SOURCE_EXISTS("HF-9005", 409);

    private final String text;
    private final int httpStatus;

    Code(String text, int httpStatus) {
        this.text = text;
        this.httpStatus = httpStatus;
    }

    /** The code whose published form the text contains. */
    public static Optional<Code> in(String text) {
        int at = text.indexOf("HF-");
        return Arrays.stream(values())
                .filter(code -> at >= 0 && text.startsWith(code.text, at))
                .findFirst();
    }

    /** The published form, such as {@code HF-2003}. */
    public String text() {
        return text;
    }

    /** The HTTP status a problem with this code is answered with. */
    public int httpStatus() {
        return httpStatus;
    }
}
