package dev.holdfast.console;

import dev.holdfast.item.ItemId;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Invented hits and an invented item. */
final class FixtureSearch {
    private FixtureSearch() {}

    static SearchPage page(String query, int from) {
        List<SearchPage.Hit> hits =
                List.of(
                        hit(
                                1,
                                "RE: Lot 7731 temperature log",
                                Mark.HELD,
                                "held · Meridian v. Northgate",
                                "Ben Okafor → Quality team, Lucia Reyes",
                                "2022-03-12",
                                2,
                                "…we lost the ",
                                " for at least six hours, so a ",
                                " of lot 7731 has to be on the table before Friday…"),
                        hit(
                                2,
                                "Cold chain recall drill, minutes",
                                Mark.HELD,
                                "held · Meridian v. Northgate",
                                "Lucia Reyes → 9 people",
                                "2022-03-04",
                                1,
                                "…the ",
                                " ",
                                " drill took four hours; carriers were reached within…"),
                        hit(
                                3,
                                "Supplier claim 2022-118",
                                Mark.KEEP,
                                "keep until 31 Dec 2028",
                                "Tom Brandt → claims@carrier.example",
                                "2022-02-28",
                                0,
                                "…broken ",
                                ", partial ",
                                ", invoice attached for the replaced pallets…"),
                        hit(
                                4,
                                "Fwd: audit finding 4",
                                Mark.REVIEW,
                                "review",
                                "Quality team → Ben Okafor",
                                "2022-01-17",
                                1,
                                "…no written procedure links the ",
                                " alarm to the ",
                                " decision…"),
                        hit(
                                5,
                                "Weekly ops, week 48",
                                Mark.DUE,
                                "due since 4 Dec 2023",
                                "Ben Okafor → operations",
                                "2018-12-03",
                                0,
                                "…",
                                " sensors replaced, no ",
                                " this quarter…"),
                        hit(
                                6,
                                "Insurance question",
                                Mark.KEEP,
                                "keep until 31 Dec 2027",
                                "Lucia Reyes → broker.example",
                                "2021-11-30",
                                0,
                                "…does the policy cover a ",
                                " when a ",
                                " is broken by the carrier?"));
        return new SearchPage(
                query,
                "mail sent from 1 Jan 2019 in which “cold chain” stands within 5 words of “recall”,"
                        + " not from newsletter.example",
                1_284,
                37,
                Duration.ofMillis(41),
                List.of(
                        new SearchPage.Facet(
                                "Outcome",
                                List.of(
                                        choice(Mark.HELD, "held", 412, query),
                                                choice(Mark.KEEP, "keep", 731, query),
                                        choice(Mark.REVIEW, "review", 96, query),
                                                choice(Mark.DUE, "due", 45, query))),
                        new SearchPage.Facet(
                                "Custodian",
                                List.of(
                                        new SearchPage.Choice(
                                                Mark.PLAIN, "Okafor, Ben", 318, query, true),
                                        choice(Mark.PLAIN, "Reyes, Lucia", 276, query),
                                        choice(Mark.PLAIN, "Quality team", 204, query))),
                        new SearchPage.Facet(
                                "Kind",
                                List.of(
                                        choice(Mark.PLAIN, "email", 1_102, query),
                                        choice(Mark.PLAIN, "docs", 121, query),
                                        choice(Mark.PLAIN, "im", 61, query))),
                        new SearchPage.Facet(
                                "Sent",
                                List.of(
                                        choice(Mark.PLAIN, "2022", 402, query),
                                        choice(Mark.PLAIN, "2021", 331, query),
                                        choice(Mark.PLAIN, "2020", 280, query)))),
                hits,
                from == 0 ? Optional.of(6) : Optional.empty(),
                Optional.empty());
    }

    private static SearchPage.Choice choice(Mark mark, String label, long items, String query) {
        return new SearchPage.Choice(mark, label, items, query + " AND " + label, false);
    }

    private static SearchPage.Hit hit(
            long id,
            String subject,
            Mark mark,
            String outcome,
            String people,
            String date,
            int attachments,
            String a,
            String b,
            String c) {
        return new SearchPage.Hit(
                new ItemId(id),
                subject,
                mark,
                outcome,
                people,
                Optional.of(Instant.parse(date + "T10:00:00Z")),
                attachments,
                List.of(
                        new Fragment(a, false),
                        new Fragment("cold chain", true),
                        new Fragment(b, false),
                        new Fragment("recall", true),
                        new Fragment(c, false)));
    }

    static ItemPage item(ItemId id) {
        ItemPage.Body body =
                id.ordinal() % 2 == 1
                        ? new ItemPage.Body.Html(
                                "<p>Ben, all,</p><p onclick=\"steal()\">the logger shows 9.2 °C"
                                    + " between 23:40 and 05:55. We lost the <b>cold chain</b> for"
                                    + " at least six hours, so a recall of lot 7731 has to be on"
                                    + " the table before Friday. I attach the raw log and the <a"
                                    + " href=\"https://carrier.example/claim\">carrier’s"
                                    + " statement</a>.</p><script>steal()</script><img"
                                    + " src=\"https://tracker.example/1.gif\"><img"
                                    + " src=\"cid:logo\">")
                        : new ItemPage.Body.Text(
                                List.of(
                                        new Fragment("Minutes.\n\nThe ", false),
                                        new Fragment("cold chain", true),
                                        new Fragment(" drill took four hours.\n", false)));
        return new ItemPage(
                id,
                "RE: Lot 7731 temperature log",
                Mark.HELD,
                "held · Meridian v. Northgate",
                List.of(
                        new ItemPage.Field("From", "Ben Okafor ‹ben.okafor@northgate.example›"),
                        new ItemPage.Field("To", "Quality team, Lucia Reyes"),
                        new ItemPage.Field("Sent", "12 Mar 2022, 18:04 UTC"),
                        new ItemPage.Field("Where", "Mailbox / Inbox / Lots 2022"),
                        new ItemPage.Field(
                                "Custodian", "Okafor, Ben · also held by Reyes, Quality team")),
                List.of(
                        new ItemPage.Reason(
                                Mark.HELD,
                                "Legal hold “Meridian v. Northgate”, matched when it arrived",
                                "FRCP 37(e) · hold H-12 · placed 2 Apr 2024 by a.chen",
                                Optional.empty(),
                                "no end"),
                        new ItemPage.Reason(
                                Mark.KEEP,
                                "Commercial letters, received",
                                "§ 147(1) Nr. 2 AO · 6 years from year end · policy"
                                        + " de-ao-147-letters v3",
                                Optional.of(LocalDate.of(2028, 12, 31)),
                                ""),
                        new ItemPage.Reason(
                                Mark.PLAIN,
                                "Mail older than 5 years is deleted: deferred, a longer retention"
                                        + " wins",
                                "company rule ops-5y v1 · principle 1",
                                Optional.of(LocalDate.of(2027, 3, 13)),
                                "")),
                "rule book rb-2f90c3 · evaluated 22 Nov 2025",
                body,
                List.of(
                        new ItemPage.Part("logger-7731.csv", 48_000, ""),
                        new ItemPage.Part("statement.pdf", 210_000, "3 pages")));
    }
}
