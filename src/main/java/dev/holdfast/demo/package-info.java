/**
 * The sample archive of the main job, and the plan of what is done with it.
 *
 * <p>Nordlicht Kaltlogistik is an invented cold-store company. {@link
 * dev.holdfast.demo.DemoArchive} writes ten years of what its people left behind: mail as mbox,
 * Maildir and EML files, calendars, contacts, chats, documents and some files nobody can open.
 * Everything follows from a seed and a date, so two runs give the same bytes. One quarrel runs
 * through it, the control system "Polarstern" by the supplier Frostwerk: it lies six years back, so
 * its mail would be due if no hold froze it.
 *
 * <p>The wordings are in {@code demo/wording.txt}, the retention schedules in {@code
 * demo/policies}; {@link dev.holdfast.demo.DemoScript} names the matter, the hold and the users.
 * All addresses end in {@code .example} (RFC 2606).
 */
@NullMarked
package dev.holdfast.demo;

import org.jspecify.annotations.NullMarked;
