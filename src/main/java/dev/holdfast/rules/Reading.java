package dev.holdfast.rules;

/**
 * A checked part of a rule: what it comes to, and how to read it off.
 *
 * @param fixed whether it is the same for all facts
 */
record Reading(Class<?> type, Value value, boolean fixed) {
    /** Reads the part off the fact under test and what was bound before. */
    @FunctionalInterface
    interface Value {
        /**
         * @param fact the fact under test; null in a consequence, which names no fields
         * @param bound values of the bound names this part uses, in the order of their first use
         */
        Object of(Object fact, Object[] bound);
    }

    Reading(Class<?> type, Value value) {
        this(type, value, false);
    }

    static Reading constant(Object value) {
        return new Reading(value.getClass(), (fact, bound) -> value, true);
    }

    static Reading truth(Value value) {
        return new Reading(Boolean.class, value);
    }

    static boolean isTrue(Value value, Object fact, Object[] bound) {
        return Boolean.TRUE.equals(value.of(fact, bound));
    }

    boolean is(Class<?> other) {
        return type.equals(other);
    }
}
