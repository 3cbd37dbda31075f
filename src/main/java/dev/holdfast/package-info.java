/**
 * Holdfast: keeps backed-up items, finds them, decides them, holds them, destroys what may go, and
 * proves all of it.
 *
 * <p><b>The life of an item.</b> A {@code source} yields it: raw bytes and where they were. {@code
 * extract} reads it: people, dates, text, attachments; what cannot be read is kept all the same.
 * {@code ingest} seals its bytes into the {@code vault}, accepts it into the {@code register} (the
 * PostgreSQL commit is the moment of acceptance), and lets the {@code search} index and the
 * standing {@code hold}s follow. {@code decide} says what must happen to it, by the {@code policy}
 * files and the {@code rules}; {@code retention} is that decision as people work with it. {@code
 * disposition} destroys it, by plan, by two people, after a time to think; what no rule can settle
 * waits in a {@code review}; {@code transfer} hands an item over first, {@code erasure} answers a
 * person who wants it gone. {@code evidence} fills the {@code report}s that prove it, and {@code
 * audit} is the log behind every word of them.
 *
 * <p><b>Which</b> items: {@code search}. <b>What must happen</b> to them: {@code rules}. <b>Did it
 * happen, and who said so</b>: {@code register} and {@code audit}. A set of items is an {@link
 * dev.holdfast.item.ItemSet}, a bitmap of dense numbers, wherever it comes from: a scope, a hold, a
 * plan.
 *
 * <p><b>Who may import whom.</b> {@code cli} speaks HTTP to {@code api}; {@code api} and {@code
 * console} call use cases, classes named by a verb ({@link dev.holdfast.hold.PlaceHold}); use cases
 * work on stores. {@code service} puts the parts together, and nothing imports it but the command
 * line. Only {@code search} knows Lucene, {@code rules} Drools, {@code source.graph} the Graph
 * client, {@code report} OpenPDF. A test keeps it so.
 */
@NullMarked
package dev.holdfast;

import org.jspecify.annotations.NullMarked;
