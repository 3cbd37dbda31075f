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
 * <p><b>A tenant's own rules</b> stand beside ours in the same book and see the same facts. They
 * may find {@code Held}, {@code KeepOn} and {@code AskPeople} and nothing else, so a tenant's rule
 * never shortens: with it, no item comes nearer to destruction. {@code src/docs/own-rules.md} is
 * their author's handbook.
 *
 * <p><b>No rule becomes code.</b> Drools would translate DRL to Java, compile and load that, and
 * leave to the author what to call there. {@link dev.holdfast.rules.RuleBook} takes the parser of
 * Drools and its engine, and nothing in between: {@code BookText}, {@code RuleText}, {@code
 * Conditions}, {@code Expressions} and {@code Consequences} turn the syntax tree of each rule into
 * Drools' executable model, node by node, from a list of what may be said ({@code Vocabulary},
 * {@code Calls}). A file, a class, a thread or a clock cannot be named. It is quicker besides: no
 * compiler runs. Tests hold the result against Drools' own generated code.
 *
 * <p>{@link dev.holdfast.rules.RuleBooks} has several books at once, each compiled once for the
 * digest of its files; a {@link dev.holdfast.rules.RuleShelf} keeps the texts of all that ever
 * decided.
 */
@NullMarked
package dev.holdfast.rules;

import org.jspecify.annotations.NullMarked;
