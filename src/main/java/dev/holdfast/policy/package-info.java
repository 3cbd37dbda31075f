/**
 * What the law or the company demands, as numbers: a retention <b>policy</b> says how long which
 * items are kept, from when, and what happens then.
 *
 * <p>Policies are YAML files under {@code policies/} (or a user's own folder), each with its
 * citation, the date its wording was read and worked examples. {@link
 * dev.holdfast.policy.PolicyReader} holds a file against {@code policies/policy.schema.json} and
 * refuses it by file, line and field; {@link dev.holdfast.policy.PolicyCheck} runs its examples; a
 * {@link dev.holdfast.policy.PolicyBook} is the set in force, named by its digest. {@link
 * dev.holdfast.policy.RetentionCalendar} does the calendar arithmetic, once for all.
 *
 * <p>A policy does not know which items it covers (that is a query for the index), nor what wins
 * over it (that is judgement, under {@code rules/}).
 */
@NullMarked
package dev.holdfast.policy;

import org.jspecify.annotations.NullMarked;
