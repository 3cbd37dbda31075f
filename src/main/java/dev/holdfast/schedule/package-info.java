/**
 * Long work by name: asked for now, or done by a schedule. Each run is a row that says who asked,
 * how far it is and how it ended, and stays when the service stops.
 *
 * <p><b>One at a time.</b> Whoever runs a job, the schedule or a person, holds a lock of the
 * database by the job's name ({@link dev.holdfast.schedule.OneAtATime}); the second waits. The lock
 * belongs to a connection and goes with it, so a service that is killed leaves none behind.
 *
 * <p><b>Durable.</b> A service that stays ({@code serve}) starts the {@link
 * dev.holdfast.schedule.Timetable}: db-scheduler over the register. Work that it began is marked by
 * heartbeats; when they stop, the next service takes the work up again under the same number. Every
 * {@link dev.holdfast.schedule.ScheduledJob} must therefore bear to be begun twice. A verb's own
 * short-lived service starts no timetable: it runs what it was asked for and nothing that is due,
 * so that nobody waits for somebody else's night shift.
 *
 * <p>What fell due while no service ran is done once, when one runs again.
 */
@NullMarked
package dev.holdfast.schedule;

import org.jspecify.annotations.NullMarked;
