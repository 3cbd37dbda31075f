package dev.holdfast.problem;

import org.jspecify.annotations.Nullable;

/** A refusal or failure a user can act on: what happened, and what to do about it. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String remedy;

    /**
     * @param what one line that names the thing refused and why, without a full stop
     * @param remedy one line that says what to do
     */
    public Problem(Code code, String what, String remedy) {
        this(code, what, remedy, null);
    }

    public Problem(Code code, String what, String remedy, @Nullable Throwable cause) {
        super(what, cause);
        this.code = code;
        this.remedy = remedy;
    }

    public Code code() {
        return code;
    }

    public String remedy() {
        return remedy;
    }

    /** Code, what happened and what to do, on one line. */
    public String line() {
        return code.text() + " " + getMessage() + ": " + remedy;
    }
}
