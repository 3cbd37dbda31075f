/**
 * Decides the archive: what is kept, held, to be reviewed, or due, and why.
 *
 * <p>An {@link dev.holdfast.decide.Archive} says what is known of the items: the sets that
 * policies, labels, events and holds cover, and the items' own dates. {@link
 * dev.holdfast.decide.Terms} says by what to decide: policies, calendar, keeper. The {@link
 * dev.holdfast.decide.Evaluator} goes through the archive once: items in exactly the same sets form
 * a class, the rules decide each class once, and every policy has one cutoff, so that deciding an
 * item is comparing its dates with cutoffs. The result, an {@link dev.holdfast.decide.Evaluation},
 * is a dated fact that never changes; {@link dev.holdfast.decide.WhatIf} compares two.
 *
 * <p>{@link dev.holdfast.decide.WhyItem} replays one item with the same {@link
 * dev.holdfast.decide.ClassPlan} that decided the whole, and works its days out step by step.
 * Nothing here reads a clock or a database, and nothing here acts.
 */
@NullMarked
package dev.holdfast.decide;

import org.jspecify.annotations.NullMarked;
