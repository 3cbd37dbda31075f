/**
 * Alarms on holds: a hold that freezes nothing, or no longer what it should, and nobody would
 * notice.
 *
 * <p>Four things are watched, every hour and whenever somebody asks.
 *
 * <ul>
 *   <li><b>matches-nothing</b>: an active hold without a single item.
 *   <li><b>custodian-without-items</b>: a custodian the hold names of whom the archive has nothing.
 *   <li><b>stopped-growing</b>: no item was caught for the time of {@code
 *       holdfast.hold.alarm-after} (14 days), while later runs brought items of its custodians and
 *       locations, so many that at the rate it caught before, so long a silence would come about
 *       less than once in a hundred times: with a share of p among all their items until its latest
 *       catch, and n items since, (1 − p)<sup>n</sup> &lt; 0.01. A hold on days that are over is
 *       not expected to grow.
 *   <li><b>lost-source</b>: a source that brought items of the hold, and comes back by itself, has
 *       brought nothing to a good end for that time. Microsoft 365 comes back by itself, mailbox by
 *       mailbox; a source of files does when it was read on three days at least, and is missed only
 *       when it has been away for twice its longest pause.
 * </ul>
 *
 * An alarm is raised once, with an entry in the log, shown while its cause lasts, and ended with
 * another.
 */
@NullMarked
package dev.holdfast.alarm;

import org.jspecify.annotations.NullMarked;
