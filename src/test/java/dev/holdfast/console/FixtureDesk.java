package dev.holdfast.console;

import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.item.ItemId;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * All desks at once, with the invented figures of a company that does not exist. Acts change its
 * memory.
 */
final class FixtureDesk
        implements OverviewDesk,
                SearchDesk,
                MatterDesk,
                RetentionDesk,
                DispositionDesk,
                ReportDesk,
                AuditDesk,
                SourceDesk {
    private static final Instant TODAY = Instant.parse("2025-11-22T10:47:00Z");
    private static final String SEAL =
            "7be1c04f5a86d2b1937e40c8aa1f5d20e6b3417c9d58fe02a4c17b90d3e609d4";

    private final List<String> approvals = new ArrayList<>(List.of("j.osei"));
    private final List<Hold> holds = new ArrayList<>();
    private final List<Made> made = new ArrayList<>();

    FixtureDesk() {
        holds.add(
                hold(
                        "H-12",
                        "custodians Okafor, Reyes, Quality team; mail and files about “lot 7731”",
                        184_211));
        holds.add(hold("H-13", "from:carrier.example, sent since 1 Jan 2021", 21_044));
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

    private static Hold hold(String id, String scope, long items) {
        return new Hold(
                id,
                scope,
                Count.ofQuery(items, "hold:" + id),
                Instant.parse("2024-04-02T09:00:00Z"),
                "a.chen",
                Optional.empty(),
                "");
    }

    @Override
    public Rail rail(Identity who) {
        return new Rail("Northgate Foods", 1, 2, "log root 9f3c…a41e · 10:42, verified");
    }

    @Override
    public OverviewPage overview(Identity who) {
        return new OverviewPage(
                Optional.of(
                        new OverviewPage.Evaluated(
                                Instant.parse("2025-11-22T06:00:00Z"),
                                4_218_906,
                                Duration.ofMillis(2_100))),
                List.of(
                        new OverviewPage.Tally(
                                Mark.KEEP,
                                "Kept",
                                Count.ofQuery(3_871_204, "outcome:keep"),
                                "1.9 TB · nothing may go before its date"),
                        new OverviewPage.Tally(
                                Mark.HELD,
                                "On legal hold",
                                Count.ofQuery(211_480, "outcome:held"),
                                "3 matters, 5 holds"),
                        new OverviewPage.Tally(
                                Mark.DUE,
                                "Due for disposition",
                                Count.ofQuery(118_031, "outcome:due"),
                                "2 plans wait for a second approver"),
                        new OverviewPage.Tally(
                                Mark.REVIEW,
                                "In review",
                                Count.ofQuery(18_191, "outcome:review"),
                                "1,204 have an implausible date")),
                List.of(
                        new OverviewPage.Need(
                                Mark.DUE,
                                "approve",
                                "Disposition plan D-31, 84,112 items, 41 GB: second approver by 25"
                                        + " Nov",
                                "review",
                                "/disposition/D-31"),
                        new OverviewPage.Need(
                                Mark.HELD,
                                "hold",
                                "“Meridian”: 3 custodians have not acknowledged after 14 days",
                                "remind",
                                "/matters/m1"),
                        new OverviewPage.Need(
                                Mark.HELD,
                                "hold",
                                "“Project Lark” matches nothing since it was placed",
                                "check",
                                "/matters/m2"),
                        new OverviewPage.Need(
                                Mark.REVIEW,
                                "source",
                                "l.reyes mailbox: 212 of 48,110 messages not captured, token"
                                        + " expired",
                                "open",
                                "/sources"),
                        new OverviewPage.Need(
                                Mark.KEEP,
                                "policy",
                                "de-ao-147-vouchers v4 (10 to 8 years) waits for its what-if",
                                "simulate",
                                "/retention")),
                List.of(
                        new OverviewPage.Coverage("Mailboxes", 186_204, 185_992, "/sources"),
                        new OverviewPage.Coverage("OneDrive", 20_418, 20_418, "/sources"),
                        new OverviewPage.Coverage("SharePoint", 9_771, 9_771, "/sources"),
                        new OverviewPage.Coverage("Teams", 61_330, 61_102, "/sources"),
                        new OverviewPage.Coverage("Journal", 52_008, 52_008, "/sources")),
                IntStream.range(0, 24)
                        .mapToObj(
                                i ->
                                        new OverviewPage.Month(
                                                YearMonth.of(2025, 12).plusMonths(i),
                                                i % 12 == 1
                                                        ? 131_000
                                                        : 24_000 + (i * 7_919L) % 32_000))
                        .toList(),
                "Peaks in January: rules that count from the end of the calendar year.",
                List.of(
                        new OverviewPage.Kept(
                                "Commercial letters",
                                "§ 147 AO",
                                Count.ofQuery(1_604_118, "policy:letters"),
                                false),
                        new OverviewPage.Kept(
                                "Vouchers and invoices",
                                "§ 147 AO",
                                Count.ofQuery(988_402, "policy:vouchers"),
                                false),
                        new OverviewPage.Kept(
                                "Food traceability",
                                "Reg. 178/2002",
                                Count.ofQuery(702_455, "policy:trace"),
                                false),
                        new OverviewPage.Kept(
                                "Employment",
                                "company",
                                Count.ofQuery(364_749, "policy:staff"),
                                false),
                        new OverviewPage.Kept(
                                "Legal hold",
                                "3 matters",
                                Count.ofQuery(211_480, "outcome:held"),
                                true)));
    }

    @Override
    public SearchPage search(String query, String sort, int from, Identity who) {
        int open = query.indexOf('(');
        if (open >= 0 && query.indexOf(')') < 0) {
            return new SearchPage(
                    query,
                    "",
                    0,
                    0,
                    Duration.ZERO,
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.of(
                            new SearchPage.BadQuery(
                                    "HF-4001",
                                    "A parenthesis is not closed",
                                    open,
                                    "Add ) at the end")));
        }
        return FixtureSearch.page(query, from);
    }

    @Override
    public ItemPage open(ItemId item, String query, Identity who) {
        return FixtureSearch.item(item);
    }

    @Override
    public Original original(ItemId item, Identity who) {
        byte[] bytes =
                "Subject: RE: Lot 7731 temperature log\r\n\r\nBen, all,\r\n"
                        .getBytes(StandardCharsets.US_ASCII);
        return new Original(
                "item-" + item + ".eml", bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    @Override
    public List<Matter> matters(Identity who) {
        return List.of(
                new Matter(
                        "m1",
                        "Meridian v. Northgate",
                        true,
                        2,
                        Count.ofQuery(205_255, "matter:m1"),
                        Instant.parse("2024-04-02T08:30:00Z"),
                        "a.chen",
                        "3 custodians have not acknowledged"),
                new Matter(
                        "m2",
                        "Project Lark",
                        true,
                        1,
                        Count.of(0),
                        Instant.parse("2025-06-11T08:30:00Z"),
                        "a.chen",
                        "matches nothing since it was placed"),
                new Matter(
                        "m3",
                        "Tax audit 2019",
                        false,
                        0,
                        Count.of(0),
                        Instant.parse("2021-01-12T08:30:00Z"),
                        "t.brandt",
                        ""));
    }

    @Override
    public MatterPage matter(String id, Identity who) {
        Matter matter =
                matters(who).stream()
                        .filter(m -> m.id().equals(id))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                Code.NOT_FOUND,
                                                "there is no matter " + id,
                                                "choose one from the list of matters"));
        return new MatterPage(
                matter,
                id.equals("m1") ? List.copyOf(holds) : List.of(),
                List.of("Brandt, Tom", "HR inbox", "Okafor, Ben", "Quality team", "Reyes, Lucia"));
    }

    @Override
    public String openMatter(String name, Identity who) {
        return "m1";
    }

    @Override
    public void closeMatter(String id, Identity who) {
        throw new Problem(
                Code.MATTER_HAS_HOLDS, "matter " + id + " has active holds", "release them first");
    }

    @Override
    public Preview preview(Scope scope, Identity who) {
        return new Preview(
                scope.query().equals("nothing") ? 0 : 4_212,
                7,
                String.join(", ", scope.custodians()) + " " + scope.query());
    }

    @Override
    public void place(Scope scope, Identity who) {
        holds.add(
                new Hold(
                        "H-14",
                        String.join(", ", scope.custodians()) + " " + scope.query(),
                        Count.of(4_212),
                        TODAY,
                        who.actor().name(),
                        Optional.empty(),
                        ""));
    }

    @Override
    public void release(String hold, String reason, Identity who) {
        holds.replaceAll(
                h ->
                        h.id().equals(hold)
                                ? new Hold(
                                        h.id(),
                                        h.scope(),
                                        h.items(),
                                        h.placed(),
                                        h.placedBy(),
                                        Optional.of(TODAY),
                                        who.actor().name())
                                : h);
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
    public List<PlanRow> plans(Identity who) {
        return List.of(
                row(),
                new PlanRow(
                        "D-30",
                        Mark.PLAIN,
                        "destroyed",
                        Count.of(12_408),
                        4_100_000_000L,
                        Instant.parse("2025-08-04T07:00:00Z"),
                        "t.brandt",
                        "certificate of 12 Aug 2025"));
    }

    private PlanRow row() {
        return new PlanRow(
                "D-31",
                Mark.REVIEW,
                approvals.size() < 2 ? "waits for the second approver" : "cooling time",
                Count.ofQuery(84_112, "plan:D-31"),
                41_300_000_000L,
                Instant.parse("2025-11-18T09:12:00Z"),
                "t.brandt",
                "second approval, neither planner nor first approver");
    }

    @Override
    public PlanPage plan(String id, Identity who) {
        boolean second = approvals.size() < 2;
        Set<Act> may = EnumSet.noneOf(Act.class);
        if (who.may(Permission.APPROVE_DISPOSITION)) {
            may.add(Act.REJECT);
            may.add(second ? Act.APPROVE : Act.EXECUTE);
        }
        return new PlanPage(
                row(),
                SEAL,
                List.of(
                        new Step(
                                StepState.DONE,
                                "1 Planned",
                                "84,112 items · 41.3 GB",
                                "18 Nov 09:12 · t.brandt"),
                        new Step(
                                StepState.DONE,
                                "2 First approval",
                                "j.osei",
                                "19 Nov 11:40 “sampled 50, all past date”"),
                        new Step(
                                second ? StepState.CURRENT : StepState.DONE,
                                "3 Second approval",
                                second ? "you may decide" : approvals.getLast(),
                                "neither planner nor first approver"),
                        new Step(
                                second ? StepState.AHEAD : StepState.CURRENT,
                                "4 Cooling time",
                                "72 hours",
                                "anyone may stop it"),
                        new Step(
                                StepState.AHEAD,
                                "5 Destroyed, certificate",
                                "–",
                                "holds are checked again item by item")),
                List.of(
                        planClass(
                                "Operational mail, no other rule",
                                "company ops-5y v1",
                                61_904,
                                22_100_000_000L,
                                "2014-01-07",
                                "2026-01-02"),
                        planClass(
                                "Commercial letters 2018",
                                "§ 147 AO, 6 years, year end",
                                14_880,
                                9_700_000_000L,
                                "2018-01-02",
                                "2025-01-01"),
                        planClass(
                                "Applications not hired",
                                "§ 15(4) AGG, 6 months",
                                5_116,
                                8_900_000_000L,
                                "2025-02-03",
                                "2025-11-14"),
                        planClass(
                                "Visitor logs",
                                "GDPR 5(1)(e), 3 months",
                                2_212,
                                600_000_000L,
                                "2025-08-01",
                                "2025-11-20")),
                List.of(
                        new Sample(
                                "184220",
                                "Weekly ops, week 48",
                                "Okafor, Ben",
                                Optional.of(LocalDate.of(2018, 12, 3)),
                                "5 years passed 4 Dec 2023; not a letter: internal"),
                        new Sample(
                                "184227",
                                "Offer 2018-402, pallet wrap",
                                "Brandt, Tom",
                                Optional.of(LocalDate.of(2018, 5, 9)),
                                "6 years from 31 Dec 2018 ended 31 Dec 2024"),
                        new Sample(
                                "184234",
                                "Application M. Weiss.pdf",
                                "HR inbox",
                                Optional.of(LocalDate.of(2025, 3, 11)),
                                "rejected 14 May 2025; 6 months ended 14 Nov 2025")),
                List.of(
                        new Check("Active holds", "5, none touches this plan"),
                        new Check("Unreadable items", "0 in this plan"),
                        new Check("Open proceedings (tolling)", "1,402 taken out"),
                        new Check("Rule book", "rb-2f90…c3"),
                        new Check("Evaluation", "18 Nov 06:00, 4,201,377 items")),
                may,
                "Approving asks for your password again. After 72 hours the items’ keys are"
                        + " destroyed; a certificate with every item’s hash stays.",
                Optional.empty());
    }

    private static PlanClass planClass(
            String rules, String authority, long items, long bytes, String oldest, String due) {
        return new PlanClass(
                rules,
                authority,
                Count.ofQuery(items, "class:" + items),
                bytes,
                Optional.of(LocalDate.parse(oldest)),
                Optional.of(LocalDate.parse(due)));
    }

    @Override
    public String draw(LocalDate asOf, Identity who) {
        return "D-31";
    }

    @Override
    public void approve(String plan, String remark, Identity who) {
        approvals.add(who.actor().name());
    }

    @Override
    public void reject(String plan, String reason, Identity who) {
        approvals.clear();
    }

    @Override
    public void execute(String plan, Identity who) {
        throw new Problem(
                Code.PLAN_NOT_READY,
                "plan " + plan + " is in its cooling time",
                "wait until 25 Nov 10:47 UTC");
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
                matters(who),
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
    public Verified verify(Identity who) {
        return new Verified(
                true,
                1_884_234,
                "9f3c0b5d77e21f9a0c6c1122a9f0a41e",
                Duration.ofMillis(3_400),
                List.of());
    }

    @Override
    public List<Source> sources(Identity who) {
        return List.of(
                new Source(
                        "Mailboxes",
                        "Microsoft 365",
                        Optional.of(TODAY),
                        Optional.of(186_204L),
                        Count.of(185_992),
                        37,
                        912_000_000_000L,
                        Mark.REVIEW,
                        "1 mailbox waits for sign-in"),
                new Source(
                        "Old file server",
                        "archive files",
                        Optional.of(TODAY.minusSeconds(900_000)),
                        Optional.empty(),
                        Count.of(702_110),
                        412,
                        311_000_000_000L,
                        Mark.KEEP,
                        "complete"));
    }
}
