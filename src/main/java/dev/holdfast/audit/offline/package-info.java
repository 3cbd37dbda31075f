/**
 * The checker that trusts nothing: given the file of {@code audit prove} and the log's public key
 * from another hand, it says whether the entry is in the signed log. It shares no code with the log
 * it checks; {@code src/docs/verify_log.py} is the same in another language.
 */
@NullMarked
package dev.holdfast.audit.offline;

import org.jspecify.annotations.NullMarked;
