/**
 * Tries, on a canary, every way in which a held item could go, and reports what refused each.
 *
 * <p>The canary lives in one transaction that is always rolled back: an item under a hold, named in
 * a plan that two people approved, whose cooling time is over. So nothing stands between it and its
 * destruction but the hold, and nobody ever sees it: it is in no count, no search and no report. A
 * second item of the same plan, not held, is destroyed first, to show that the plan is good. Then
 * each attempt is made as the service itself makes its statements, and undone.
 */
@NullMarked
package dev.holdfast.selftest;

import org.jspecify.annotations.NullMarked;
