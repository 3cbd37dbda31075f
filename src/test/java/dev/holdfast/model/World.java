package dev.holdfast.model;

import dev.holdfast.home.Home;
import dev.holdfast.register.HoldMembers;
import dev.holdfast.register.PlanMembers;
import dev.holdfast.register.Transactions;
import dev.holdfast.service.Service;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** The running service and what is known of it: what all threads share. */
final class World implements AutoCloseable {
    static final Duration GRACE = Duration.ofSeconds(1);
    static final Duration COOLING = Duration.ofSeconds(1);

    /** So many letters there can be; each may be the mail of several custodians. */
    static final int LETTERS = 40_000;

    private final Service service;
    private final Journal journal;
    private final LocalDate base;
    private final Map<String, Letter> letters = new HashMap<>();
    private final Letter[] byNumber = new Letter[LETTERS];
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();
    private final AtomicLong lastHold = new AtomicLong();
    private final AtomicLong lastPlan = new AtomicLong();
    private final AtomicLong lastEvent = new AtomicLong();
    private final AtomicLong lastErasure = new AtomicLong();
    private final Map<String, AtomicLong> tally = new ConcurrentHashMap<>();

    World(Path folder, Journal journal, LocalDate base) {
        this.journal = journal;
        this.base = base;
        for (int i = 0; i < LETTERS; i++) {
            byNumber[i] = Letter.of(i, base);
            letters.put(byNumber[i].sha256().hex(), byNumber[i]);
        }
        this.service =
                Service.start(
                        new Home(folder.resolve("home")),
                        0,
                        Map.of(
                                "holdfast.disposition.cooling",
                                COOLING.toString(),
                                "holdfast.hold.release-grace",
                                GRACE.toString(),
                                "holdfast.vault.compaction-grace",
                                "PT0.1S"));
    }

    <T> T bean(Class<T> type) {
        return service.context().getBean(type);
    }

    History history() {
        return journal.history();
    }

    void write(Fact fact) {
        journal.write(fact);
    }

    LocalDate base() {
        return base;
    }

    Letter letter(int number) {
        return byNumber[number];
    }

    Letter letter(String sha256) {
        Letter letter = letters.get(sha256);
        if (letter == null) {
            throw new IllegalStateException("no letter has the hash " + sha256);
        }
        return letter;
    }

    Checker checker() {
        return new Checker(history(), this::letter, GRACE);
    }

    Observed observe() {
        ReadRegister reader = new ReadRegister(bean(HoldMembers.class), bean(PlanMembers.class));
        return bean(Transactions.class).write(reader::read);
    }

    AtomicLong lastHold() {
        return lastHold;
    }

    AtomicLong lastPlan() {
        return lastPlan;
    }

    AtomicLong lastEvent() {
        return lastEvent;
    }

    AtomicLong lastErasure() {
        return lastErasure;
    }

    /** A promise that was seen broken. */
    void broken(String what) {
        broken.add(what);
    }

    List<String> broken() {
        return List.copyOf(broken);
    }

    void count(String operation, String outcome, long by) {
        tally.computeIfAbsent(operation + " " + outcome, k -> new AtomicLong()).addAndGet(by);
    }

    Map<String, AtomicLong> tally() {
        return tally;
    }

    @Override
    public void close() {
        service.close();
    }
}
