/**
 * Retention as people work with it: which policies are active, what the archive was decided to be,
 * why, and what if.
 *
 * <p>Gathers what the register and the index know ({@link dev.holdfast.retention.ArchiveFacts}) and
 * hands it to {@code decide}, which knows neither. Policies become active only through {@link
 * dev.holdfast.retention.ActivatePolicies}; every version stays on record.
 */
@NullMarked
package dev.holdfast.retention;

import org.jspecify.annotations.NullMarked;
