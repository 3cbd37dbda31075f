package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Locale;
import java.util.function.Consumer;

/**
 * Tells how far a job is: a bar that redraws itself for somebody who looks, else a line every few
 * seconds.
 */
final class Watch implements Consumer<JsonNode> {
    private static final double SECONDS_BETWEEN_LINES = 5;
    private static final double SECONDS_WITHOUT_BAR = 0.4;
    private static final int BAR_CHARACTERS = 24;

    private final Printed printed;
    private final boolean terminal;
    private double told;
    private boolean drawn;

    Watch(Printed printed) {
        this.printed = printed;
        this.terminal = printed.onTerminal();
    }

    @Override
    public void accept(JsonNode job) {
        boolean running = job.path("state").asText().equals("RUNNING");
        double seconds = job.path("seconds").asDouble();
        if (terminal) {
            if (drawn || (running && seconds > SECONDS_WITHOUT_BAR)) {
                printed.err().print("\r\u001b[K" + (running ? text(job, bar(job)) : ""));
                printed.err().flush();
                drawn = running;
            }
        } else if (running && seconds - told >= SECONDS_BETWEEN_LINES) {
            told = seconds;
            printed.note(text(job, ""));
        }
        if (!running) {
            told = 0;
        }
    }

    private static String bar(JsonNode job) {
        boolean items = job.path("expectedItems").asLong() > 0;
        double expected = job.path(items ? "expectedItems" : "expectedBytes").asDouble();
        if (expected == 0) {
            return "";
        }
        double share = Math.min(1, job.path(items ? "items" : "bytes").asDouble() / expected);
        int full = (int) Math.round(share * BAR_CHARACTERS);
        return "["
                + "#".repeat(full)
                + "-".repeat(BAR_CHARACTERS - full)
                + "] "
                + String.format(Locale.ROOT, "%3.0f%%  ", share * 100);
    }

    private static String text(JsonNode job, String bar) {
        StringBuilder text = new StringBuilder(job.path("verb").asText()).append("  ").append(bar);
        if (job.path("items").asLong() > 0) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%,d items  %,.0f/s",
                            job.path("items").asLong(),
                            job.path("itemsPerSecond").asDouble()));
        }
        if (job.path("bytes").asLong() > 0) {
            text.append("  ").append(Human.bytes(job.path("bytes").asLong()));
            if (job.has("expectedBytes")) {
                text.append(" of ").append(Human.bytes(job.path("expectedBytes").asLong()));
            }
        }
        text.append(String.format(Locale.ROOT, "  %.0f s", job.path("seconds").asDouble()));
        if (job.has("secondsLeft")) {
            text.append(
                    String.format(
                            Locale.ROOT, ", %.0f s left", job.path("secondsLeft").asDouble()));
        }
        return text.toString();
    }
}
