/**
 * Turns an item's bytes into what can be searched and decided on: people, dates, text, attachments.
 *
 * <p>Mail is parsed in process; every other format is parsed in a process of its own, with limits,
 * because parsers of hostile files hang, exhaust memory and crash. Nothing that cannot be read
 * stops a run: the item comes back with the reason.
 */
@NullMarked
package dev.holdfast.extract;

import org.jspecify.annotations.NullMarked;
