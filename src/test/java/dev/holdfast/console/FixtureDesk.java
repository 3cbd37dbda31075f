package dev.holdfast.console;

import dev.holdfast.access.Identity;
import dev.holdfast.item.ItemId;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The first page, search and sources of a company that does not exist. */
final class FixtureDesk implements OverviewDesk, SearchDesk, SourceDesk {
    private static final Instant TODAY = Instant.parse("2025-11-22T10:47:00Z");

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
