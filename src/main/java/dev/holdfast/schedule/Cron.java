package dev.holdfast.schedule;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.CronStyle;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;

/** A cron expression of five fields (as in crontab) or six (seconds first), in a zone. */
public final class Cron {
    public static final String NONE = "none";

    private static final int FIELDS_OF_CRONTAB = 5;

    private final String text;
    private final CronSchedule schedule;

    private Cron(String text, CronSchedule schedule) {
        this.text = text;
        this.schedule = schedule;
    }

    /**
     * @return null for {@code none}
     * @throws Problem HF-5051 when it cannot be read
     */
    public static @Nullable Cron parse(String text, ZoneId zone) {
        String cron = text.strip();
        if (cron.equalsIgnoreCase(NONE)) {
            return null;
        }
        try {
            boolean crontab = cron.split("\\s+").length == FIELDS_OF_CRONTAB;
            CronStyle style = crontab ? CronStyle.UNIX : CronStyle.SPRING53;
            CronSchedule schedule = new CronSchedule(cron, zone, style);
            if (!schedule.isDisabled()) {
                return new Cron(cron, schedule);
            }
        } catch (IllegalArgumentException e) {
            throw refused(text, e);
        }
        throw refused(text, null);
    }

    Instant next(Instant after) {
        return schedule.getNextExecutionTime(ExecutionComplete.simulatedSuccess(after));
    }

    @Override
    public String toString() {
        return text;
    }

    private static Problem refused(String text, @Nullable Throwable cause) {
        return new Problem(
                Code.BAD_SCHEDULE,
                "'" + text + "' is no schedule",
                "write a cron expression such as '0 2 * * *' for two o'clock every night, or"
                        + " none",
                cause);
    }
}
