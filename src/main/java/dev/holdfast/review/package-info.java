/**
 * Reviews: people look at what no rule can settle before it goes.
 *
 * <p>Items wait in classes: covered by exactly the same policies, for the same reason. A class goes
 * through the stages its policies ask for, one after the other, and nobody decides at two of them.
 * What is approved at the last stage is due and can be planned; what is rejected or extended is
 * kept for a time; what gets another label is decided anew. Nothing is ever approved by waiting:
 * there is no time-out that would decide in a person's place.
 */
@NullMarked
package dev.holdfast.review;

import org.jspecify.annotations.NullMarked;
