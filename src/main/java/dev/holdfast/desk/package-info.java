/**
 * What the console's pages show, filled from the archive.
 *
 * <p>Each class answers one desk of {@link dev.holdfast.console}: it asks the use cases, puts their
 * answers into the words and numbers of a page, and decides nothing by itself. What several desks
 * need at once, the archive decided as of today, is remembered by {@link
 * dev.holdfast.desk.TakeStock} for a few seconds.
 */
@NullMarked
package dev.holdfast.desk;

import org.jspecify.annotations.NullMarked;
