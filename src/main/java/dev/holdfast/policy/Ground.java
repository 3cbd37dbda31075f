package dev.holdfast.policy;

import java.util.Locale;

/** On what ground a policy keeps, which is what a request for erasure is weighed against. */
public enum Ground {
    /** A statute or a rule under it obliges to keep. */
    LEGAL_OBLIGATION,
    /** A task in the public interest, or official authority, laid down by law. */
    PUBLIC_TASK,
    /** Claims that may yet come: a limitation period, not a duty. */
    LEGAL_CLAIMS,
    /** A contract with the person or with somebody else. */
    CONTRACT,
    /** The keeper's own wish. */
    OWN_INTEREST,
    /** The policy does not say, and nothing in it tells. */
    UNSTATED;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
