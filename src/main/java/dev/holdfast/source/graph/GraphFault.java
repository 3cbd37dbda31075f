package dev.holdfast.source.graph;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * An answer that is not the one asked for; the message never quotes the body, only status and code.
 */
final class GraphFault extends IOException {
    private static final long serialVersionUID = 1L;

    /** What a fault means for the run. */
    enum Meaning {
        /** The token is refused: nothing more can be read at all. */
        SIGNED_OUT,
        /** Forbidden here; perhaps allowed elsewhere. */
        REFUSED,
        /** The delta link is no longer good: enumerate the folder from the start. */
        RESYNC,
        /** The service says that this item or folder does not exist (any more). */
        GONE,
        /** The user has no mailbox that this API reaches. */
        NO_MAILBOX,
        /** Documented as never healing. */
        DAMAGED,
        /** Delta does not work while the mailbox is over its quota; plain listing does. */
        OVER_QUOTA,
        /** Slow down and ask again. */
        THROTTLED,
        /** Ask again. */
        TRANSIENT,
        /** Everything else: makes the run incomplete. */
        UNKNOWN
    }

    private static final Set<String> RESYNC =
            Set.of("syncstatenotfound", "syncstateinvalid", "resyncrequired");
    private static final Set<String> GONE = Set.of("erroritemnotfound", "errorfoldernotfound");
    private static final Set<String> NO_MAILBOX =
            Set.of(
                    "mailboxnotenabledforrestapi",
                    "errorinvaliduser",
                    "request_resourcenotfound",
                    "resourcenotfound");
    private static final Set<String> DAMAGED =
            Set.of("errorcorruptdata", "errorinvalidrecipients", "errorcannotopenfileattachment");

    private final int status;
    private final String code;
    private final Meaning meaning;
    private final @Nullable String retryAfter;

    private GraphFault(
            int status,
            String code,
            Meaning meaning,
            @Nullable String retryAfter,
            @Nullable Throwable cause) {
        super(
                "Microsoft Graph answered "
                        + (status == 0 ? "nothing" : "HTTP " + status)
                        + " "
                        + code,
                cause);
        this.status = status;
        this.code = code;
        this.meaning = meaning;
        this.retryAfter = retryAfter;
    }

    /**
     * @param code of the OData error, or empty when the body was not one
     */
    static GraphFault answered(int status, String code, @Nullable String retryAfter) {
        return new GraphFault(
                status,
                code.isEmpty() ? "HTTP" + status : code,
                meaning(status, code),
                retryAfter,
                null);
    }

    /** The connection failed, or the answer broke off or made no sense: worth asking again. */
    static GraphFault broken(String code, @Nullable Throwable cause) {
        return new GraphFault(0, code, Meaning.TRANSIENT, null, cause);
    }

    /** Something that asking again will not change. */
    static GraphFault unknown(String code, @Nullable Throwable cause) {
        return new GraphFault(0, code, Meaning.UNKNOWN, null, cause);
    }

    static GraphFault signedOut(Throwable cause) {
        return new GraphFault(0, "SignInFailed", Meaning.SIGNED_OUT, null, cause);
    }

    /** Documentation and service disagree on upper and lower case of codes. */
    private static Meaning meaning(int status, String code) {
        String plain = code.toLowerCase(Locale.ROOT);
        if (status == 410 || RESYNC.contains(plain) || plain.startsWith("resyncchanges")) {
            return Meaning.RESYNC;
        } else if (DAMAGED.contains(plain)) {
            return Meaning.DAMAGED;
        } else if (plain.equals("errorquotaexceeded")) {
            return Meaning.OVER_QUOTA;
        } else if (status == 404 && NO_MAILBOX.contains(plain)) {
            return Meaning.NO_MAILBOX;
        } else if (status == 404 && GONE.contains(plain)) {
            return Meaning.GONE;
        }
        return switch (status) {
            case 401 -> Meaning.SIGNED_OUT;
            case 403 -> Meaning.REFUSED;
            case 429, 503, 504, 509 -> Meaning.THROTTLED;
            case 408, 500, 502 -> Meaning.TRANSIENT;
            default -> Meaning.UNKNOWN;
        };
    }

    int status() {
        return status;
    }

    /** The service's own code, or {@code HTTP502} and the like. */
    String code() {
        return code;
    }

    Meaning meaning() {
        return meaning;
    }

    @Nullable String retryAfter() {
        return retryAfter;
    }
}
