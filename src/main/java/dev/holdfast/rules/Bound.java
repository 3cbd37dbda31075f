package dev.holdfast.rules;

import org.drools.model.Variable;

/**
 * A name that a condition binds.
 *
 * @param name as written, such as {@code $policy}
 * @param type of its values
 */
record Bound(String name, Class<?> type, Variable<Object> variable) {}
