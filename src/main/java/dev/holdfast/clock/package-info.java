/**
 * Watches the clock, because cooling, grace and retention end when time has passed.
 *
 * <p>The database notes the latest time it saw, once a minute and before every act that relies on
 * time. A step of more than fifteen minutes that nobody watched (the service was off, or somebody
 * set the clock) is a <em>jump</em>: until a person confirms it, it counts as not having passed.
 * ADR 0012 has the reasons.
 */
@NullMarked
package dev.holdfast.clock;

import org.jspecify.annotations.NullMarked;
