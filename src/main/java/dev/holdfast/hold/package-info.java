/**
 * Legal hold: until it is released, and for a grace time after, nothing in its scope may be
 * destroyed.
 *
 * <p>A {@link dev.holdfast.hold.Matter} is the dispute or investigation; a {@link
 * dev.holdfast.hold.Hold} freezes a scope of items for it. A scope is one KQL query, made of
 * custodians, dates and a query, so that the same query finds the items that are there and catches
 * those that arrive. Membership is kept in PostgreSQL, where a trigger refuses to reduce a held
 * item, whoever asks.
 */
@NullMarked
package dev.holdfast.hold;

import org.jspecify.annotations.NullMarked;
