/**
 * Retention as others publish it: record schedules of public archives as JSON, and the file plan of
 * Microsoft Purview as CSV, turned into policy files of ours, and our labels back into a file plan.
 *
 * <p>An import changes nothing in the archive: it hands back policy files ({@link
 * dev.holdfast.fileplan.ImportFilePlan}), which are then checked, simulated and activated like any
 * other. Every record series becomes one policy of level label. What a machine read from a
 * publication is never more than {@code described}, and never lets anything go by itself: what the
 * schedule destroys goes to review.
 *
 * <p>Nothing is guessed and nothing is lost. A file is imported or refused by name and reason; a
 * series of it is mapped, or needs a person (with the reason and the words of its publisher), or
 * repeats another. The counts add up.
 */
@NullMarked
package dev.holdfast.fileplan;

import org.jspecify.annotations.NullMarked;
