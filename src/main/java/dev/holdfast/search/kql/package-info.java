/**
 * KQL, the query language officers and counsel know from Purview: text in, a syntax tree out.
 *
 * <p>{@link dev.holdfast.search.kql.Kql#parse} goes through three small steps. The {@link
 * dev.holdfast.search.kql.Lexer} cuts the query into tokens with their places; the {@link
 * dev.holdfast.search.kql.Parser} arranges them by precedence (NEAR, NOT, AND, OR); the {@link
 * dev.holdfast.search.kql.Restrictions} give {@code property:value} its meaning: a date becomes a
 * span of milliseconds in UTC, an address stays an address. The result is a tree of {@link
 * dev.holdfast.search.kql.Ast} records that knows nothing of Lucene. {@link
 * dev.holdfast.search.kql.Rendering} writes it back as canonical KQL that parses to the same tree,
 * and {@link dev.holdfast.search.kql.Explanation} says it in English, so that an officer sees what
 * was understood.
 *
 * <p>What a word is, is settled in one place, {@link dev.holdfast.search.kql.WordScanner}, for
 * queries, index and highlighting.
 */
@NullMarked
package dev.holdfast.search.kql;

import org.jspecify.annotations.NullMarked;
