package dev.holdfast.console;

import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An invented plan, approved once; acts change its memory. */
final class FixtureDisposition implements DispositionDesk {
    private static final String SEAL =
            "7be1c04f5a86d2b1937e40c8aa1f5d20e6b3417c9d58fe02a4c17b90d3e609d4";

    private final List<String> approvals = new ArrayList<>(List.of("j.osei"));

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
                false,
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
                Optional.empty(),
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
    public String draw(LocalDate asOf, boolean transfer, Identity who) {
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
    public void execute(String plan, String folder, Identity who) {
        throw new Problem(
                Code.PLAN_NOT_READY,
                "plan " + plan + " is in its cooling time",
                "wait until 25 Nov 10:47 UTC");
    }

    @Override
    public void stop(String plan, String reason, Identity who) {
        throw new Problem(
                Code.PLAN_NOT_READY,
                "plan " + plan + " is not being executed",
                "nothing has to be stopped");
    }

    @Override
    public Optional<Progress> progress(String plan) {
        return Optional.empty();
    }
}
