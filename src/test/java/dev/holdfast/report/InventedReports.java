package dev.holdfast.report;

import dev.holdfast.item.ItemId;
import dev.holdfast.report.RetentionComplianceModel.Attention;
import dev.holdfast.report.RetentionComplianceModel.CoverageLine;
import dev.holdfast.report.RetentionComplianceModel.ExceptionKind;
import dev.holdfast.report.RetentionComplianceModel.ExceptionLine;
import dev.holdfast.report.RetentionComplianceModel.MonthCount;
import dev.holdfast.report.RetentionComplianceModel.OutcomeCount;
import dev.holdfast.report.RetentionComplianceModel.PolicyLine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Reports of Northgate Foods AG, a company that does not exist; every name and figure is invented.
 */
final class InventedReports {
    static final String[] CUSTODIANS = {
        "Okafor, Ben", "Reyes, Lucia", "Brandt, Tom", "HR inbox", "Front desk"
    };

    private InventedReports() {}

    static ReportHead head(String number, String scope, Map<String, String> digests) {
        return new ReportHead(
                "Northgate Foods AG",
                number,
                scope,
                Instant.parse("2025-11-25T11:00:30Z"),
                ZoneOffset.UTC,
                "rb-2f90c3",
                Instant.parse("2025-11-18T06:00:00Z"),
                new LogRoot("nzwPqk3hC0Gf6kq0s0zF6mXwJcS9dYJ4h9kQ2m1pQeE=", 1_884_233),
                digests);
    }

    static RetentionComplianceModel retention() {
        int[] months = {
            24, 132, 40, 45, 51, 31, 55, 34, 50, 47, 37, 54, 28, 131, 43, 43, 52, 28, 54, 37, 47,
            50, 34, 55
        };
        return new RetentionComplianceModel(
                head(
                        "November 2025",
                        "the whole archive, 41 custodians, all sources",
                        Map.of(
                                "Evaluation digest",
                                "5d0f1c9ae3b84c7f9c0f3e62bb1f00aa9e37c4d1b4f9f2e96a1c7708d1e35b42")),
                List.of(
                        new OutcomeCount(
                                PrintedOutcome.HELD,
                                211_480,
                                96_300_000_000L,
                                "3 matters, 5 holds"),
                        new OutcomeCount(
                                PrintedOutcome.KEEP,
                                3_871_204,
                                1_900_000_000_000L,
                                "nothing may go before its date"),
                        new OutcomeCount(
                                PrintedOutcome.REVIEW,
                                18_191,
                                7_420_000_000L,
                                "1,204 with an implausible date"),
                        new OutcomeCount(
                                PrintedOutcome.DUE,
                                118_031,
                                58_100_000_000L,
                                "2 plans wait for approval")),
                List.of(
                        new Attention(
                                "approve",
                                PrintedOutcome.DUE,
                                "Disposition plan D-31, 84,112 items, 41.2 GB: second approver by"
                                        + " 25 Nov 2025"),
                        new Attention(
                                "hold",
                                PrintedOutcome.HELD,
                                "“Meridian”: 3 custodians have not acknowledged after 14 days"),
                        new Attention(
                                "hold",
                                PrintedOutcome.HELD,
                                "“Project Lark” matches nothing since it was placed"),
                        new Attention(
                                "source",
                                PrintedOutcome.REVIEW,
                                "L. Reyes mailbox: 212 of 48,110 messages not captured, token"
                                        + " expired"),
                        new Attention(
                                "policy",
                                PrintedOutcome.KEEP,
                                "de-ao-147-vouchers version 4 (10 to 8 years) waits for its"
                                        + " what-if")),
                List.of(
                        policy(
                                "de-ao-147-letters",
                                "Commercial letters",
                                "§ 147(1) Nr. 2, 3, (3) AO; § 257 HGB",
                                1_604_118,
                                2025,
                                2031,
                                31),
                        policy(
                                "de-ao-147-vouchers",
                                "Vouchers and invoices",
                                "§ 147(1) Nr. 4, (3) AO",
                                988_402,
                                2025,
                                2033,
                                27),
                        policy(
                                "eu-178-2002-traceability",
                                "Food traceability",
                                "Regulation (EC) No 178/2002, Art. 18",
                                702_455,
                                2025,
                                2030,
                                18),
                        policy(
                                "company-employment",
                                "Employment records",
                                "Company rule, version 3; § 195 BGB",
                                364_749,
                                2025,
                                2035,
                                14),
                        new PolicyLine(
                                "de-agg-15-applications",
                                "Applications not hired",
                                "§ 15(4) AGG",
                                5_116,
                                640_000_000L,
                                null,
                                null,
                                2)),
                IntStream.range(0, months.length)
                        .mapToObj(
                                i ->
                                        new MonthCount(
                                                YearMonth.of(2025, 12).plusMonths(i),
                                                months[i] * 1000L + i * 17))
                        .toList(),
                List.of(
                        new CoverageLine("Mailboxes", 186_204, 185_992, "token expired: L. Reyes"),
                        new CoverageLine("OneDrive", 20_418, 20_418, ""),
                        new CoverageLine("SharePoint", 9_771, 9_771, ""),
                        new CoverageLine("Teams", 61_330, 61_102, "228 system events have no body"),
                        new CoverageLine("Journal", 52_008, 52_008, "")),
                Listing.of(
                        IntStream.range(0, 48)
                                .mapToObj(
                                        i ->
                                                new ExceptionLine(
                                                        ExceptionKind.values()[i / 20],
                                                        new ItemId(20_440 + 311L * i),
                                                        CUSTODIANS[i % 5],
                                                        i < 20
                                                                ? "Scan " + (100 + i) + ".pdf"
                                                                : i < 40
                                                                        ? "Offer 2018-" + (400 + i)
                                                                        : "Delivery note",
                                                        i < 20
                                                                ? "the file ends before its last"
                                                                        + " page"
                                                                : i < 40
                                                                        ? "ops-5y may go,"
                                                                              + " de-ao-147-letters"
                                                                              + " keeps: 2 policies"
                                                                              + " disagree"
                                                                        : "sent 1 Jan 1970,"
                                                                                + " received 4 Mar"
                                                                                + " 2019"))
                                .toList()));
    }

    private static PolicyLine policy(
            String id, String title, String authority, long items, int from, int to, long classes) {
        return new PolicyLine(
                id,
                title,
                authority,
                items,
                items * 391_277,
                LocalDate.of(from, 12, 31),
                LocalDate.of(to, 12, 31),
                classes);
    }
}
