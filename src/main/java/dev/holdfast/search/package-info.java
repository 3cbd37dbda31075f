/**
 * Answers <em>which</em>: a KQL query becomes a syntax tree, the tree becomes a Lucene query, the
 * query becomes an item set.
 *
 * <p>Only this package imports Lucene. The index follows the register by ordinal and can always be
 * rebuilt from it; its commits carry the ordinal up to which it is complete.
 */
@NullMarked
package dev.holdfast.search;

import org.jspecify.annotations.NullMarked;
