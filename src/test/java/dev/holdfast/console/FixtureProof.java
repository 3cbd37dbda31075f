package dev.holdfast.console;

import dev.holdfast.access.Identity;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Invented retention figures, reports and audit trail. */
final class FixtureProof implements RetentionDesk, ReportDesk, AuditDesk {
    private static final Instant TODAY = Instant.parse("2025-11-22T10:47:00Z");
    private static final String SEAL =
            "7be1c04f5a86d2b1937e40c8aa1f5d20e6b3417c9d58fe02a4c17b90d3e609d4";

    private final List<Made> made = new ArrayList<>();

    FixtureProof() {
        made.add(
                new Made(
                        "r1",
                        "Retention compliance, 2025",
                        Instant.parse("2025-11-18T09:12:00Z"),
                        "t.brandt",
                        41,
                        812_400,
                        SEAL));
    }

    @Override
    public RetentionPage retention(Identity who) {
        return new RetentionPage(
                Optional.of(
                        new Evaluation(
                                LocalDate.of(2025, 11, 22),
                                Instant.parse("2025-11-22T06:00:00Z"),
                                Duration.ofMillis(2_100),
                                4_218_906,
                                239,
                                Count.ofQuery(211_480, "outcome:held"),
                                Count.ofQuery(3_871_204, "outcome:keep"),
                                Count.ofQuery(18_191, "outcome:review"),
                                Count.ofQuery(118_031, "outcome:due"),
                                "rb-2f90c3")),
                List.of(
                        new Policy(
                                "de-ao-147-letters",
                                "Commercial letters, received",
                                "v3",
                                "§ 147(1) Nr. 2 AO",
                                "6 years from the end of the year received",
                                "review",
                                "active",
                                Count.ofQuery(1_604_118, "policy:letters")),
                        new Policy(
                                "de-ao-147-vouchers",
                                "Vouchers and invoices",
                                "v4",
                                "§ 147(1) Nr. 4 AO",
                                "8 years from the end of the year received",
                                "destroy",
                                "simulate",
                                Count.ofQuery(988_402, "policy:vouchers")),
                        new Policy(
                                "ops-5y",
                                "Operational mail",
                                "v1",
                                "company rule",
                                "5 years from sent",
                                "destroy",
                                "active",
                                Count.ofQuery(702_455, "policy:ops"))));
    }

    @Override
    public void evaluate(Identity who) {
        // the figures stay as they are
    }

    @Override
    public ReportsPage reports(Identity who) {
        return new ReportsPage(
                List.of(
                        new Kind(
                                "retention-compliance",
                                "Retention compliance",
                                "What is kept, why, until when, and what is late",
                                true,
                                false),
                        new Kind(
                                "hold-register",
                                "Hold register",
                                "Every matter and hold, its scope, who placed and released it",
                                false,
                                true),
                        new Kind(
                                "disposition-certificate",
                                "Disposition certificate",
                                "What was destroyed, on whose word, and how to check it",
                                true,
                                false),
                        new Kind(
                                "audit-trail",
                                "Audit trail",
                                "Everything done and seen, under a signed log root",
                                true,
                                false)),
                new FixtureMatters().matters(who),
                List.copyOf(made));
    }

    @Override
    public String generate(Ask ask, Identity who) {
        made.addFirst(
                new Made(
                        "r" + (made.size() + 1),
                        "Report " + ask.kind(),
                        TODAY,
                        who.actor().name(),
                        12,
                        210_000,
                        SEAL));
        return made.getFirst().id();
    }

    @Override
    public File file(String id, Identity who) {
        throw new Problem(Code.NOT_FOUND, "there is no report " + id, "make it again");
    }

    @Override
    public Trail trail(Optional<Long> before, String words, Identity who) {
        List<Entry> entries =
                List.of(
                        new Entry(
                                1_884_233,
                                TODAY,
                                "m.lindqvist",
                                "search.run",
                                "query",
                                "kind:email AND \"cold chain\" · 1,284 items"),
                        new Entry(
                                1_884_232,
                                TODAY.minusSeconds(40),
                                "m.lindqvist",
                                "session.sign-in",
                                "user/m.lindqvist",
                                "address 10.0.4.17"),
                        new Entry(
                                1_884_231,
                                TODAY.minusSeconds(4_000),
                                "j.osei",
                                "disposition.approve",
                                "plan/D-31",
                                "“sampled 50, all past date”"),
                        new Entry(
                                1_884_230,
                                TODAY.minusSeconds(9_100),
                                "system",
                                "evaluate",
                                "archive",
                                "4,218,906 items in 239 classes, rule book rb-2f90c3"),
                        new Entry(
                                1_884_229,
                                TODAY.minusSeconds(12_100),
                                "a.chen",
                                "hold.place",
                                "hold/H-13",
                                "21,044 items"));
        return new Trail(
                1_884_234,
                "9f3c0b5d77e21f9a0c6c1122a9f0a41e",
                Optional.of(TODAY),
                entries,
                Optional.of(1_884_229L));
    }

    @Override
    public SelfTested selfTest(Identity who) {
        return new SelfTested(
                2,
                List.of(),
                List.of(
                        new Refusing(
                                "role",
                                List.of(new Tried("drop the trigger", "must be owner of table"))),
                        new Refusing(
                                "trigger",
                                List.of(new Tried("delete the item", "HF-2003 item -1 is held")))),
                Duration.ofMillis(900));
    }

    @Override
    public Verified verify(Identity who) {
        return new Verified(
                true,
                1_884_234,
                "9f3c0b5d77e21f9a0c6c1122a9f0a41e",
                Duration.ofMillis(3_400),
                List.of());
    }
}
