package dev.holdfast.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.holdfast.access.Refusal;
import dev.holdfast.audit.Actor;
import dev.holdfast.schedule.JobLog;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A piece of long work of this process: who asked for it, how far it is, and how it ended. What is
 * left when the process ends is its entry in the {@link JobLog}.
 */
public final class Job {
    /**
     * How far work is.
     *
     * @param expectedBytes what there is to read in all, or -1 where that is not known
     * @param expectedItems what there is to do in all, or -1 where that is not known
     */
    public record Progress(long items, long bytes, long expectedBytes, long expectedItems) {
        static final Progress NONE = new Progress(0, 0, -1);

        public Progress(long items, long bytes, long expectedBytes) {
            this(items, bytes, expectedBytes, -1);
        }
    }

    /**
     * A job as it is shown.
     *
     * @param seconds since it began
     * @param itemsPerSecond over the whole run so far
     * @param secondsLeft at the pace so far; absent where the end is not known
     * @param percent how far it is; absent where that is not known
     * @param doing what it does now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record View(
            String job,
            String verb,
            JobLog.State state,
            String by,
            Instant started,
            double seconds,
            long items,
            long bytes,
            @Nullable Long expectedBytes,
            @Nullable Long expectedItems,
            double itemsPerSecond,
            double bytesPerSecond,
            @Nullable Double secondsLeft,
            @Nullable Integer percent,
            @Nullable String doing,
            @Nullable Object result,
            @Nullable Object problem) {
        /** A job that stands in the log. */
        static View of(JobLog.Entry entry, Instant now) {
            Instant end = entry.endedAt();
            Instant start = entry.startedAt();
            return new View(
                    Long.toString(entry.id()),
                    entry.verb(),
                    entry.state(),
                    entry.by().name(),
                    start == null ? entry.askedAt() : start,
                    start == null ? 0 : seconds(start, end == null ? now : end),
                    0,
                    0,
                    null,
                    null,
                    0,
                    0,
                    null,
                    entry.percent(),
                    entry.doing(),
                    entry.result(),
                    entry.problem());
        }

        private static double seconds(Instant from, Instant to) {
            return Duration.between(from, to).toMillis() / 1000.0;
        }
    }

    private final String id;
    private final String verb;
    private final Actor by;
    private final Clock clock;
    private final Instant started;
    private volatile Supplier<Progress> progress = () -> Progress.NONE;
    private volatile JobLog.State state = JobLog.State.RUNNING;
    private volatile @Nullable Instant ended;
    private volatile @Nullable Integer percent;
    private volatile @Nullable String doing;
    private volatile @Nullable Object result;
    private volatile @Nullable Refusal problem;

    Job(String id, String verb, Actor by, Clock clock) {
        this.id = id;
        this.verb = verb;
        this.by = by;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** The name under which the job is asked for. */
    public String id() {
        return id;
    }

    Actor by() {
        return by;
    }

    /** From now on this tells how far the work is. */
    public void follow(Supplier<Progress> source) {
        progress = source;
    }

    void at(int newPercent, String nowDoing) {
        percent = newPercent;
        doing = nowDoing;
    }

    void done(Object outcome) {
        result = outcome;
        end(JobLog.State.DONE);
    }

    void failed(Refusal why) {
        problem = why;
        end(JobLog.State.FAILED);
    }

    private void end(JobLog.State how) {
        ended = clock.instant();
        state = how;
    }

    /** All of nothing is done. */
    private static double share(long done, long expected) {
        return expected == 0 ? 1 : (double) done / expected;
    }

    /** The job as of this moment. */
    public View view() {
        JobLog.State now = state;
        Instant end = ended;
        Progress far = progress.get();
        double seconds =
                Duration.between(started, end == null ? clock.instant() : end).toMillis() / 1000.0;
        boolean bytesKnown = far.expectedBytes() >= 0;
        boolean itemsKnown = far.expectedItems() >= 0;
        double share =
                bytesKnown
                        ? share(far.bytes(), far.expectedBytes())
                        : itemsKnown ? share(far.items(), far.expectedItems()) : 0;
        Double left =
                share > 0 && now == JobLog.State.RUNNING
                        ? Double.valueOf(seconds * Math.max(0, 1 - share) / share)
                        : null;
        return new View(
                id,
                verb,
                now,
                by.name(),
                started,
                seconds,
                far.items(),
                far.bytes(),
                bytesKnown ? Long.valueOf(far.expectedBytes()) : null,
                itemsKnown ? Long.valueOf(far.expectedItems()) : null,
                seconds > 0 ? far.items() / seconds : 0,
                seconds > 0 ? far.bytes() / seconds : 0,
                left,
                bytesKnown || itemsKnown
                        ? Integer.valueOf((int) Math.min(100, 100 * share))
                        : percent,
                now == JobLog.State.RUNNING ? doing : null,
                result,
                problem);
    }
}
