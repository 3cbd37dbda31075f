package dev.holdfast.schedule;

import dev.holdfast.audit.Actor;

import java.util.Map;

/**
 * Work that can be asked for by name, now or on a schedule. A bean of this type is all it takes.
 */
public interface ScheduledJob {
    /** One run of it. */
    interface Run {
        /** Who asked; {@link Actor#SYSTEM} when it fell due. */
        Actor by();

        /** What was asked beside the name; empty when it fell due. */
        Map<String, String> asked();

        /**
         * Tells how far it is.
         *
         * @param percent 0 to 100
         */
        void progress(int percent, String doing);
    }

    /** The name people use, such as {@code evaluate}. */
    String name();

    /** When it runs unless somebody set it otherwise: a cron expression, or {@code none}. */
    String schedule();

    /**
     * Does it; must bear to be begun again after it was broken off.
     *
     * @return what came of it, to be shown as JSON
     */
    Object run(Run run) throws Exception;
}
