package dev.holdfast.report;

import dev.holdfast.item.ItemId;
import dev.holdfast.item.Sha256;
import dev.holdfast.report.AuditTrailModel.ActCount;
import dev.holdfast.report.AuditTrailModel.AuditLine;
import dev.holdfast.report.AuditTrailModel.Verification;
import dev.holdfast.report.CertificateModel.Check;
import dev.holdfast.report.CertificateModel.Decision;
import dev.holdfast.report.CertificateModel.DestroyedItem;
import dev.holdfast.report.CertificateModel.LogProof;
import dev.holdfast.report.CertificateModel.RefusedItem;
import dev.holdfast.report.CertificateModel.WhyLine;
import dev.holdfast.report.HoldRegisterModel.HoldLine;
import dev.holdfast.report.HoldRegisterModel.HoldState;
import dev.holdfast.report.HoldRegisterModel.MatterLine;
import dev.holdfast.report.RetentionComplianceModel.Attention;
import dev.holdfast.report.RetentionComplianceModel.CoverageLine;
import dev.holdfast.report.RetentionComplianceModel.ExceptionKind;
import dev.holdfast.report.RetentionComplianceModel.ExceptionLine;
import dev.holdfast.report.RetentionComplianceModel.MonthCount;
import dev.holdfast.report.RetentionComplianceModel.OutcomeCount;
import dev.holdfast.report.RetentionComplianceModel.PolicyLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Reports of Northgate Foods AG, a company that does not exist; every name and figure is invented. */
final class InventedReports {
    private static final String CHECKPOINT =
            """
            holdfast.example/northgate
            1884233
            nzwPqk3hC0Gf6kq0s0zF6mXwJcS9dYJ4h9kQ2m1pQeE=

            — holdfast.example/northgate Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            """;
    private static final String[] CUSTODIANS = {"Okafor, Ben", "Reyes, Lucia", "Brandt, Tom", "HR inbox", "Front desk"};
    private static final String[] CLASSES = {"ops-5y", "letters-2018", "applications", "visitors"};

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

    static CertificateModel certificate(long items) {
        return new CertificateModel(
                head(
                        "D-31",
                        "items due on 18 Nov 2025 under plan D-31, all custodians",
                        Map.of("Plan", "7be1c05a4ef34a0b9d5a1e0f5a86c6f0bb8ad21ac37b0e1d19c33d6c0f8a09d4")),
                Instant.parse("2025-11-25T10:58:12Z"),
                41_200_000_000L,
                0,
                List.of(
                        new WhyLine("Operational mail, no other rule", "Company rule ops-5y, version 1", 61_904,
                                LocalDate.of(2019, 2, 4), LocalDate.of(2025, 1, 2)),
                        new WhyLine("Commercial letters of 2018", "§ 147(1) Nr. 2, (3) AO: 6 years from year end", 14_871,
                                LocalDate.of(2024, 12, 31), LocalDate.of(2024, 12, 31)),
                        new WhyLine("Applications not hired", "§ 15(4) AGG: 6 months from rejection", 5_115,
                                LocalDate.of(2025, 8, 14), LocalDate.of(2025, 11, 14)),
                        new WhyLine("Visitor logs", "GDPR Art. 5(1)(e): 3 months", 2_212,
                                LocalDate.of(2025, 11, 20), LocalDate.of(2025, 11, 20))),
                List.of(
                        new Decision("J. Osei", "records manager", "approved", Instant.parse("2025-11-19T11:40:00Z"),
                                "“sampled 50, all past their date”"),
                        new Decision("M. Lindqvist", "compliance officer", "approved", Instant.parse("2025-11-22T10:47:00Z"),
                                "cooling time ended 25 Nov 2025, 10:47 UTC")),
                List.of(
                        new Check("Legal holds", "5 active, item by item in the database: none touched"),
                        new Check("Retention", "evaluated again with rule book rb-2f90c3: 10 items refused, listed in part 4"),
                        new Check("Proceedings", "tax audit 2019 open: its 1,402 items had been taken out of the plan"),
                        new Check("Destruction", "84,090 content keys destroyed; 12 contents stay because another kept item shares them")),
                Listing.of(
                        List.of(
                                refused(190_004, "Reyes, Lucia", "Complaint about pallet 7", "hold Meridian was placed on 24 Nov 2025"),
                                refused(190_077, "Παπαδοπούλου, Ελένη", "Τιμολόγιο 2018-402", "hold Meridian was placed on 24 Nov 2025"),
                                refused(190_112, "Кузнецова, Мария", "Договор поставки", "rule ops-7y replaced ops-5y on 20 Nov 2025"),
                                refused(190_113, "田中 花子", "見積書 冷蔵輸送", "rule ops-7y replaced ops-5y on 20 Nov 2025"),
                                refused(190_114, "כהן, נועה", "𝔐emo \uE000 on storage", "rule ops-7y replaced ops-5y on 20 Nov 2025"))),
                new Listing<>(items, () -> LongStream.range(0, items).mapToObj(InventedReports::destroyed)),
                new LogProof(1_884_120, CHECKPOINT,
                        List.of("qO3m2Yq0mZJb4zQ0fX1m0o8e5m3p7h2g1n9c6b4v2x8=", "b1Zk8P1m7d5T0oW3s2Qe9yR6u4I1p0A7f5G3h2J1k9L="),
                        "{\"action\":\"disposition.execute\",\"subject\":\"plan/D-31\"}"));
    }

    private static RefusedItem refused(long item, String custodian, String subject, String reason) {
        return new RefusedItem(new ItemId(item), custodian, subject, reason);
    }

    private static DestroyedItem destroyed(long n) {
        return new DestroyedItem(
                new ItemId(184_220 + 7 * n),
                n % 10 == 3 ? "docs" : "email",
                n % 97 == 96 ? null : LocalDate.of(2018, 1, 2).plusDays(n % 330),
                CUSTODIANS[(int) (n % CUSTODIANS.length)],
                CLASSES[(int) (n % CLASSES.length)],
                Sha256.of(Long.toString(n).getBytes(StandardCharsets.UTF_8)));
    }

    static RetentionComplianceModel retention() {
        int[] months = {24, 132, 40, 45, 51, 31, 55, 34, 50, 47, 37, 54, 28, 131, 43, 43, 52, 28, 54, 37, 47, 50, 34, 55};
        return new RetentionComplianceModel(
                head("November 2025", "the whole archive, 41 custodians, all sources",
                        Map.of("Evaluation", "5d0f1c9ae3b84c7f9c0f3e62bb1f00aa9e37c4d1b4f9f2e96a1c7708d1e35b42")),
                List.of(
                        new OutcomeCount(PrintedOutcome.HELD, 211_480, 96_300_000_000L, "3 matters, 5 holds"),
                        new OutcomeCount(PrintedOutcome.KEEP, 3_871_204, 1_900_000_000_000L, "nothing may go before its date"),
                        new OutcomeCount(PrintedOutcome.REVIEW, 18_191, 7_420_000_000L, "1,204 with an implausible date"),
                        new OutcomeCount(PrintedOutcome.DUE, 118_031, 58_100_000_000L, "2 plans wait for approval")),
                List.of(
                        new Attention("approve", PrintedOutcome.DUE, "Disposition plan D-31, 84,112 items, 41.2 GB: second approver by 25 Nov 2025"),
                        new Attention("hold", PrintedOutcome.HELD, "“Meridian”: 3 custodians have not acknowledged after 14 days"),
                        new Attention("hold", PrintedOutcome.HELD, "“Project Lark” matches nothing since it was placed"),
                        new Attention("source", PrintedOutcome.REVIEW, "L. Reyes mailbox: 212 of 48,110 messages not captured, token expired"),
                        new Attention("policy", PrintedOutcome.KEEP, "de-ao-147-vouchers version 4 (10 to 8 years) waits for its what-if")),
                List.of(
                        policy("de-ao-147-letters", "Commercial letters", "§ 147(1) Nr. 2, 3, (3) AO; § 257 HGB", 1_604_118, 2025, 2031, 31),
                        policy("de-ao-147-vouchers", "Vouchers and invoices", "§ 147(1) Nr. 4, (3) AO", 988_402, 2025, 2033, 27),
                        policy("eu-178-2002-traceability", "Food traceability", "Regulation (EC) No 178/2002, Art. 18", 702_455, 2025, 2030, 18),
                        policy("company-employment", "Employment records", "Company rule, version 3; § 195 BGB", 364_749, 2025, 2035, 14),
                        new PolicyLine("de-agg-15-applications", "Applications not hired", "§ 15(4) AGG", 5_116, 640_000_000L, null, null, 2)),
                IntStream.range(0, months.length)
                        .mapToObj(i -> new MonthCount(YearMonth.of(2025, 12).plusMonths(i), months[i] * 1000L + i * 17))
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
                                                        i < 20 ? "Scan " + (100 + i) + ".pdf" : i < 40 ? "Offer 2018-" + (400 + i) : "Delivery note",
                                                        i < 20
                                                                ? "the file ends before its last page"
                                                                : i < 40
                                                                        ? "ops-5y may go, de-ao-147-letters keeps: 2 policies disagree"
                                                                        : "sent 1 Jan 1970, received 4 Mar 2019"))
                                .toList()));
    }

    private static PolicyLine policy(String id, String title, String authority, long items, int from, int to, long classes) {
        return new PolicyLine(id, title, authority, items, items * 391_277, LocalDate.of(from, 12, 31), LocalDate.of(to, 12, 31), classes);
    }

    static HoldRegisterModel holds() {
        return new HoldRegisterModel(
                head("25 Nov 2025", "all matters, open and closed", Map.of()),
                List.of(
                        new MatterLine("Meridian ./. Northgate", "open", at(3, 4), null, 3, 141_202, 61_200_000_000L),
                        new MatterLine("Project Lark", "open", at(6, 19), null, 1, 0, 0),
                        new MatterLine("Tax audit 2019", "open", at(1, 15), null, 1, 70_278, 35_100_000_000L),
                        new MatterLine("Warehouse lease", "closed", at(2, 2), at(9, 30), 1, 0, 0)),
                List.of(
                        hold("H-12", "Meridian", HoldState.ACTIVE, "Okafor, Ben; Reyes, Lucia; mail and chats from 1 Jan 2018 to 31 Dec 2021", 98_114, 3, 5, null, 8, 5),
                        hold("H-13", "Meridian", HoldState.ACTIVE, "all custodians: pallet NEAR(5) defect*", 31_877, 3, 5, null, 41, 41),
                        hold("H-14", "Meridian", HoldState.RELEASING, "Front desk: visitor logs of 2019", 11_211, 4, 11, 11, 1, 1),
                        hold("H-15", "Project Lark", HoldState.ACTIVE, "subject:lark AND participants:lark.example", 0, 6, 19, null, 4, 4),
                        hold("H-16", "Tax audit 2019", HoldState.ACTIVE, "vouchers and letters of the financial year 2019", 70_278, 1, 15, null, 6, 6),
                        hold("H-17", "Warehouse lease", HoldState.RELEASED, "Παπαδοπούλου, Ελένη; 田中 花子: lease OR landlord", 4_112, 2, 2, 9, 3, 3)));
    }

    private static Instant at(int month, int day) {
        return LocalDate.of(2025, month, day).atTime(9, 12).toInstant(ZoneOffset.UTC);
    }

    private static HoldLine hold(String id, String matter, HoldState state, String scope, long items, int month, int day, @Nullable Integer released, long sent, long acknowledged) {
        return new HoldLine(id, matter, state, scope, items, items * 430_000, at(month, day), "A. Moreau",
                released == null ? null : at(released, 20), released == null ? null : "A. Moreau", sent, acknowledged);
    }

    static AuditTrailModel audit(long entries) {
        String[] actions = {"search.run", "item.read", "ingest.batch", "hold.place", "disposition.approve"};
        String[] actors = {"m.lindqvist", "a.moreau", "system", "j.osei"};
        return new AuditTrailModel(
                head("November 2025", "all acts from 1 Nov 2025 to 25 Nov 2025", Map.of()),
                Instant.parse("2025-11-01T00:00:00Z"),
                Instant.parse("2025-11-25T00:00:00Z"),
                List.of(new ActCount("search.run", 61, 3), new ActCount("item.read", 40, 3), new ActCount("ingest.batch", 12, 1),
                        new ActCount("hold.place", 5, 1), new ActCount("disposition.approve", 2, 2)),
                new Verification(Instant.parse("2025-11-25T10:59:00Z"), 1_884_233, List.of()),
                CHECKPOINT,
                new Listing<>(
                        entries,
                        () ->
                                LongStream.range(0, entries)
                                        .mapToObj(
                                                n ->
                                                        new AuditLine(
                                                                1_884_000 + n,
                                                                Instant.parse("2025-11-01T06:00:00Z").plusSeconds(n * 7_321),
                                                                actors[(int) (n % 4)],
                                                                actions[(int) (n % 5)],
                                                                n % 5 == 3 ? "hold/" + (12 + n % 6) : "item/" + (184_220 + n),
                                                                "{\"query\":\"pallet NEAR(5) defect*\",\"total\":" + n * 13 + "}"))));
    }
}
