/**
 * The whole under random fire, compared with a model: many threads take in, hold, release, change
 * policies, report events, plan, approve, execute and erase at once, and the process is killed in
 * the middle of it.
 *
 * <p>What must hold is kept apart from the product: {@link dev.holdfast.model.Letter} knows its own
 * words and date, {@link dev.holdfast.model.Scope} and {@link dev.holdfast.model.Rule} what they
 * cover, and the {@link dev.holdfast.model.Journal} which call was begun and which was answered,
 * and when. An answered call counts; one that was cut off may have had its effect or not. {@link
 * dev.holdfast.model.Checker} compares this history with what the register shows and names every
 * broken promise: a held item destroyed, a single person's word enough, an item gone without plan,
 * approvals and certificate, an accepted item lost.
 */
@NullMarked
package dev.holdfast.model;

import org.jspecify.annotations.NullMarked;
