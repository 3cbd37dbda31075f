package dev.holdfast.source.archive;

/** What one outermost archive may still expand to. */
final class Allowance {
    private final Limits limits;
    private final long most;
    private long bytes;
    private long members;

    Allowance(Limits limits, long archiveBytes) {
        this.limits = limits;
        this.most = Math.max(limits.floorBytes(), archiveBytes * limits.ratio());
    }

    /**
     * @throws Exceeded when one member more is too many
     */
    void takeMember() throws Exceeded {
        if (++members > limits.members()) {
            throw new Exceeded(
                    "archive holds more than "
                            + limits.members()
                            + " members, the rest was not opened");
        }
    }

    /**
     * @throws Exceeded when so many bytes more are too many
     */
    void take(long more) throws Exceeded {
        bytes += more;
        if (bytes > most) {
            throw new Exceeded(
                    "archive expands beyond " + (most >> 20) + " MiB, the rest was not opened");
        }
    }

    /** The reason is one for people, and ends the reading of this archive and those around it. */
    static final class Exceeded extends java.io.IOException {
        private static final long serialVersionUID = 1L;

        Exceeded(String message) {
            super(message);
        }
    }
}
