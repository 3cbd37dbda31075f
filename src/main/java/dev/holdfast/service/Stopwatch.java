package dev.holdfast.service;

/** Says how long each step of a start took. */
final class Stopwatch {
    private final StringBuilder laps = new StringBuilder();
    private long last = System.nanoTime();

    void lap(String step) {
        long now = System.nanoTime();
        laps.append(laps.isEmpty() ? "" : ", ")
                .append(step)
                .append(' ')
                .append((now - last) / 1_000_000)
                .append(" ms");
        last = now;
    }

    @Override
    public String toString() {
        return laps.toString();
    }
}
