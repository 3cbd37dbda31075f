package dev.holdfast.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.holdfast.access.Refusal;
import dev.holdfast.audit.Actor;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A piece of long work of the service: who asked for it, how far it is, and how it ended. Lives as
 * long as the service.
 */
public final class Job {
    /** Where a job stands. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

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
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record View(
            String job,
            String verb,
            State state,
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
            @Nullable Object result,
            @Nullable Refusal problem) {}

    private final String id;
    private final String verb;
    private final Actor by;
    private final Clock clock;
    private final Instant started;
    private volatile Supplier<Progress> progress = () -> Progress.NONE;
    private volatile State state = State.RUNNING;
    private volatile @Nullable Instant ended;
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

    void done(Object outcome) {
        result = outcome;
        end(State.DONE);
    }

    void failed(Refusal why) {
        problem = why;
        end(State.FAILED);
    }

    private void end(State how) {
        ended = clock.instant();
        state = how;
    }

    /** The job as of this moment. */
    public View view() {
        State now = state;
        Instant end = ended;
        Progress far = progress.get();
        double seconds =
                Duration.between(started, end == null ? clock.instant() : end).toMillis() / 1000.0;
        boolean bytesKnown = far.expectedBytes() >= 0;
        boolean itemsKnown = far.expectedItems() >= 0;
        double share =
                bytesKnown
                        ? (double) far.bytes() / far.expectedBytes()
                        : itemsKnown ? (double) far.items() / far.expectedItems() : 0;
        Double left =
                share > 0 && now == State.RUNNING
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
                result,
                problem);
    }
}
