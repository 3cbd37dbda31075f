/**
 * Finding and looking at items: what an officer sees of the archive. Every search and every look is
 * written to the audit log.
 *
 * <p>Properties the index does not know ({@code label}, {@code hold}, {@code matter}, {@code
 * outcome}) are looked up in the register and join the query as item sets.
 */
@NullMarked
package dev.holdfast.find;

import org.jspecify.annotations.NullMarked;
