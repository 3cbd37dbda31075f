/**
 * Holds the truth: which items there are, where their bytes lie, who had them, what was decided
 * about them. PostgreSQL.
 *
 * <p>The commit of a batch is the moment its items are accepted. The schema belongs to {@code
 * holdfast_owner}; the service works as {@code holdfast_service}, which can neither disable a
 * trigger nor change the audit log. Triggers refuse what must never happen, raw SQL included.
 */
@NullMarked
package dev.holdfast.register;

import org.jspecify.annotations.NullMarked;
