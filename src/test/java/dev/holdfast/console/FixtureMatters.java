package dev.holdfast.console;

import dev.holdfast.access.Identity;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Invented matters; acts change its memory. */
final class FixtureMatters implements MatterDesk {
    private static final Instant TODAY = Instant.parse("2025-11-22T10:47:00Z");

    private static final LocalDate LEFT = LocalDate.of(2025, 9, 30);
    private static final LocalDate HEARING = LocalDate.of(2026, 3, 2);

    private final List<Hold> holds = new ArrayList<>();

    FixtureMatters() {
        holds.add(
                hold(
                        "H-12",
                        "custodians Okafor, Reyes, Quality team; mail and files about “lot 7731”",
                        184_211));
        holds.add(hold("H-13", "from:carrier.example, sent since 1 Jan 2021", 21_044));
    }

    private static Hold hold(String id, String scope, long items) {
        return new Hold(
                id,
                scope,
                Count.ofQuery(items, "hold:" + id),
                Instant.parse("2024-04-02T09:00:00Z"),
                "a.chen",
                Optional.empty(),
                Optional.empty(),
                "");
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
                new Cover(
                        matter.open() ? "open" : "closed",
                        "Carrier says the pallets of lot 7731 were damaged when loaded.",
                        List.of("Meridian Carriers Ltd", "Northgate Foods AG"),
                        List.of("A. Chen <a.chen@law.example>"),
                        List.of(
                                new Custodian(
                                        "Okafor, Ben",
                                        "ben.okafor@northgate.example",
                                        "lucia@northgate.example",
                                        Optional.empty()),
                                new Custodian("Reyes, Lucia", "", "", Optional.of(LEFT))),
                        new TreeMap<>(Map.of(HEARING, "hearing"))),
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
                91_400_000,
                7,
                Map.of("Okafor, Ben", 4_212L),
                String.join(", ", scope.custodians()) + " " + scope.query(),
                "");
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
                                        Optional.empty(),
                                        Optional.of(TODAY),
                                        who.actor().name())
                                : h);
    }

    @Override
    public void cancelRelease(String hold, Identity who) {}

    @Override
    public void editMatter(String id, Cover cover, Identity who) {}

    @Override
    public void custodian(String id, String name, String mail, String manager, Identity who) {}
}
