/**
 * What Holdfast says when it refuses: a stable {@code HF-NNNN} code, one line of what happened and
 * one of what to do.
 *
 * <p>Expected refusals inside a use case are outcomes (sealed types); a {@link
 * dev.holdfast.problem.Problem} is how any of them leaves the building, as RFC 9457 problem JSON or
 * as one line on standard error.
 */
@NullMarked
package dev.holdfast.problem;

import org.jspecify.annotations.NullMarked;
