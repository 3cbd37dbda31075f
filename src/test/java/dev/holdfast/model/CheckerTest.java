package dev.holdfast.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.item.ItemSet;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Histories that were forged: whatever promise they break, the checker names it. */
class CheckerTest {
    private static final LocalDate BASE = LocalDate.of(2026, 11, 26);
    private static final long SECOND = 1_000_000;
    private static final long DESTROYED = 100 * SECOND;

    private static final Rule LAW = Rule.on(Rule.WORDS.get(0), 30);
    private static final Rule FIRM = Rule.on(Rule.WORDS.get(2), 30);

    private final Letter letter =
            IntStream.iterate(0, i -> i + 1)
                    .mapToObj(i -> Letter.of(i, BASE))
                    .filter(one -> LAW.covers(one) && FIRM.covers(one))
                    .findFirst()
                    .orElseThrow();
    private final Scope scope = new Scope(List.of("akin"), List.of(), List.of(), null, null);
    private final History history = new History();
    private final Map<Long, Observed.Hold> holds = new TreeMap<>();
    private final List<Observed.Entry> log = new ArrayList<>();
    private final Set<String> contents = new HashSet<>();
    private List<String> approvedBy = List.of("ben", "carla");
    private List<String> authors = List.of("hugo");
    private long request;
    private long coolingEnds = 90 * SECOND;
    private ItemSet members = ItemSet.of(1);

    /** An item that was destroyed as it should. */
    @BeforeEach
    void due() {
        history.add(new Fact.Arrived("akin", List.of(letter.number()), SECOND, 2 * SECOND));
        history.add(new Fact.Planned(1, "anna", 70 * SECOND, 71 * SECOND, 1));
        for (String by : List.of("anna", "ben", "ＢEN", "carla", "hugo")) {
            history.add(new Fact.Approving(1, by, 80 * SECOND));
            log.add(new Observed.Entry("disposition.approve", by, "{}"));
        }
        history.add(new Fact.Executing(1, "anna", 95 * SECOND));
        log.add(new Observed.Entry("disposition.plan", "anna", "{}"));
        log.add(new Observed.Entry("disposition.execute", "anna", "{}"));
        log.add(new Observed.Entry("disposition.destroy", "anna", "{\"detail\":{\"items\":1}}"));
    }

    @Test
    void nothingShouldBeSaidWhenAllIsInOrder() {
        assertThat(check()).isEmpty();
    }

    @Test
    void destructionUnderAHoldShouldBeNamed() {
        hold(99 * SECOND, null);
        assertThat(check()).singleElement().asString().contains("though hold 1 was placed");
    }

    @Test
    void destructionBeforeTheHoldShouldBeNone() {
        hold(101 * SECOND, null);
        assertThat(check()).isEmpty();
    }

    @Test
    void destructionInTheGraceTimeShouldBeNamed() {
        hold(50 * SECOND, "dan");
        history.add(new Fact.Asking(1, "carla", 98 * SECOND));
        history.add(new Fact.Releasing(1, "dan", 99 * SECOND + SECOND / 2));
        assertThat(check()).singleElement().asString().contains("though hold 1 was placed");
    }

    @Test
    void releaseByOnePersonShouldBeNamed() {
        hold(50 * SECOND, "ＣARLA");
        history.add(new Fact.Asking(1, "carla", 60 * SECOND));
        history.add(new Fact.Releasing(1, "ＣARLA", 61 * SECOND));
        assertThat(check()).singleElement().asString().contains("released by one person");
    }

    @Test
    void releaseThatNobodySaidShouldBeNamed() {
        hold(50 * SECOND, "dan");
        assertThat(check()).anyMatch(line -> line.contains("nobody confirmed"));
    }

    @Test
    void onePersonTwiceShouldBeNamed() {
        approvedBy = List.of("ben", "ＢEN");
        assertThat(check()).singleElement().asString().contains("only [ben] are independent");
    }

    @Test
    void plannerAsApproverShouldBeNamed() {
        approvedBy = List.of("ben", "anna");
        assertThat(check()).singleElement().asString().contains("only [ben] are independent");
    }

    @Test
    void authorAsApproverShouldBeNamedWhateverThePlanSays() {
        approvedBy = List.of("ben", "hugo");
        authors = List.of();
        Rule rule =
                Rule.on(
                        letter.words().stream()
                                .filter(Rule.WORDS::contains)
                                .findFirst()
                                .orElseThrow(),
                        1);
        history.add(new Fact.Activated(rule, "hugo", true, 10 * SECOND, 11 * SECOND));
        assertThat(check()).singleElement().asString().contains("only [ben] are independent");
    }

    @Test
    void approvalNobodyGaveShouldBeNamed() {
        approvedBy = List.of("ben", "carla", "eva");
        log.add(new Observed.Entry("disposition.approve", "eva", "{}"));
        assertThat(check()).singleElement().asString().contains("eva never gave");
    }

    @Test
    void erasureOfWhatTheFirmKeepsShouldNeedSomebodyWhoSaidSo() {
        request = 5;
        history.add(new Fact.Activated(FIRM, "hugo", true, 10 * SECOND, 11 * SECOND));
        assertThat(check()).singleElement().asString().contains("keeps it");
        history.add(new Fact.Judging(5, "gita", 60 * SECOND));
        assertThat(check()).isEmpty();
    }

    @Test
    void erasureOfWhatTheLawKeepsShouldBeNamedWhoeverSaidSo() {
        request = 5;
        history.add(new Fact.Activated(LAW, "hugo", true, 10 * SECOND, 11 * SECOND));
        history.add(new Fact.Judging(5, "gita", 60 * SECOND));
        assertThat(check()).singleElement().asString().contains("keeps it");
    }

    @Test
    void destructionAgainstRetentionShouldBeNamed() {
        history.add(new Fact.Activated(FIRM, "hugo", true, 10 * SECOND, 11 * SECOND));
        assertThat(check()).singleElement().asString().contains("keeps it");
    }

    @Test
    void destructionBeforeItCooledShouldBeNamed() {
        coolingEnds = 101 * SECOND;
        assertThat(check()).singleElement().asString().contains("before plan 1 had cooled");
    }

    @Test
    void destructionThatWasNotPlannedShouldBeNamed() {
        members = ItemSet.of(2);
        assertThat(check()).singleElement().asString().contains("not planned");
    }

    @Test
    void destructionTheLogDoesNotTellShouldBeNamed() {
        log.removeIf(entry -> entry.action().equals("disposition.destroy"));
        assertThat(check()).singleElement().asString().contains("told 0");
    }

    @Test
    void lostItemShouldBeNamed() {
        history.add(new Fact.Arrived("bello", List.of(7), SECOND, 2 * SECOND));
        assertThat(check()).singleElement().asString().contains("is lost");
    }

    @Test
    void keyThatOutlivesItsItemsShouldBeNamed() {
        contents.add(letter.sha256().hex());
        assertThat(check()).singleElement().asString().contains("no living item");
    }

    private void hold(long at, @Nullable String releasedBy) {
        history.add(new Fact.Placed(1, scope, "anna", at));
        String asked = releasedBy == null ? null : "carla";
        holds.put(1L, new Observed.Hold(1, scope, "anna", asked, releasedBy, 0, ItemSet.empty()));
    }

    private List<String> check() {
        String hash = letter.sha256().hex();
        Map<String, Letter> letters = Map.of(hash, letter);
        Map<Long, Observed.Plan> plans = new HashMap<>();
        plans.put(
                1L,
                new Observed.Plan(
                        1,
                        "executing",
                        request,
                        "anna",
                        authors,
                        approvedBy,
                        members,
                        coolingEnds,
                        null));
        Observed seen =
                new Observed(
                        List.of(new Observed.Row(1, "akin", hash, null, 1, DESTROYED)),
                        plans,
                        holds,
                        contents,
                        Map.of(),
                        Map.of("plan/1", log));
        return new Checker(history, letters::get, Duration.ofSeconds(1)).check(seen);
    }
}
