/**
 * The judgement: what must happen to items, and why. The only package that knows Drools.
 *
 * <p>The rules are DRL files under {@code rules/}, one for each concern, written to be read by
 * counsel: a rule's name is a sentence, {@code @authority} says where it comes from and
 * {@code @level} which principle of retention it is (0 hold, 1 retention wins over deletion, 2 the
 * longest retention wins, 3 the explicit deletion wins, 4 the shortest deletion wins).
 *
 * <p>Facts ({@link dev.holdfast.rules.Fact}) go in, findings ({@link dev.holdfast.rules.Finding})
 * come out. Rules find; they never act, change a fact, or read a clock or a file. They see no dates
 * either: facts hold for a whole class of items, and what depends on an item's own dates ("the
 * longest decides") is a finding that {@code decide} carries out with calendar arithmetic.
 *
 * <p>A {@link dev.holdfast.rules.RuleBook} is compiled once for each digest of its files; several
 * may live at once.
 */
@NullMarked
package dev.holdfast.rules;

import org.jspecify.annotations.NullMarked;
