package dev.holdfast.problem;

/**
 * The stable error codes, by range: 1 home and input, 2 holds and disposition, 3 sources and extraction, 4 search, 5 policies and
 * rules, 6 vault, register and audit log, 7 access, 8 reports, 9 Microsoft 365. A code is never reused for another meaning.
 */
public enum Code {
    // 1: home, settings, input
    NOT_FOUND("HF-1001", 404),
    INVALID_INPUT("HF-1002", 400),
    HOME_LOCKED("HF-1003", 409),
    PORT_IN_USE("HF-1004", 409),
    DISK_FULL("HF-1005", 507),
    SERVICE_UNREACHABLE("HF-1006", 503),
    UNEXPECTED("HF-1999", 500),

    // 2: matters, holds, disposition
    HOLD_BLOCKS_DISPOSITION("HF-2003", 409),

    // 3: sources and extraction
    PATH_NOT_FOUND("HF-3001", 404),

    // 4: search
    BAD_QUERY("HF-4001", 400),

    // 5: policies and rules
    BAD_POLICY("HF-5001", 400),

    // 6: vault, register, audit log
    DATABASE_DOWN("HF-6001", 503),
    VAULT_CORRUPT("HF-6002", 500),

    // 7: access
    NOT_ALLOWED("HF-7001", 403),
    NOT_SIGNED_IN("HF-7002", 401),
    WEAK_PASSWORD("HF-7003", 400),
    TOO_MANY_ATTEMPTS("HF-7004", 429),
    STALE_PAGE("HF-7005", 403),

    // 8: reports
    UNKNOWN_REPORT("HF-8001", 404),

    // 9: Microsoft 365
    GRAPH_REFUSED("HF-9001", 502);

    private final String text;
    private final int httpStatus;

    Code(String text, int httpStatus) {
        this.text = text;
        this.httpStatus = httpStatus;
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
