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

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** The certificate and the audit trail of the same invented company. */
final class InventedProofs {
    private static final String CHECKPOINT =
            """
            holdfast.example/northgate
            1884233
            nzwPqk3hC0Gf6kq0s0zF6mXwJcS9dYJ4h9kQ2m1pQeE=

            — holdfast.example/northgate Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            """;
    private static final String[] CLASSES = {"ops-5y", "letters-2018", "applications", "visitors"};

    private InventedProofs() {}

    static CertificateModel certificate(long items) {
        return new CertificateModel(
                InventedReports.head(
                        "D-31",
                        "items due on 18 Nov 2025 under plan D-31, all custodians",
                        Map.of(
                                "Plan",
                                "7be1c05a4ef34a0b9d5a1e0f5a86c6f0bb8ad21ac37b0e1d19c33d6c0f8a09d4")),
                Instant.parse("2025-11-25T10:58:12Z"),
                items * 489_882,
                0,
                List.of(
                        new WhyLine(
                                "Operational mail, no other rule",
                                "Company rule ops-5y, version 1",
                                items - items / 4 - items / 10 - items / 20,
                                LocalDate.of(2019, 2, 4),
                                LocalDate.of(2025, 1, 2)),
                        new WhyLine(
                                "Commercial letters of 2018",
                                "§ 147(1) Nr. 2, (3) AO: 6 years from year end",
                                items / 4,
                                LocalDate.of(2024, 12, 31),
                                LocalDate.of(2024, 12, 31)),
                        new WhyLine(
                                "Applications not hired",
                                "§ 15(4) AGG: 6 months from rejection",
                                items / 10,
                                LocalDate.of(2025, 8, 14),
                                LocalDate.of(2025, 11, 14)),
                        new WhyLine(
                                "Visitor logs",
                                "GDPR Art. 5(1)(e): 3 months",
                                items / 20,
                                LocalDate.of(2025, 11, 20),
                                LocalDate.of(2025, 11, 20))),
                List.of(
                        new Decision(
                                "J. Osei",
                                "records manager",
                                "approved",
                                Instant.parse("2025-11-19T11:40:00Z"),
                                "“sampled 50, all past their date”"),
                        new Decision(
                                "M. Lindqvist",
                                "compliance officer",
                                "approved",
                                Instant.parse("2025-11-22T10:47:00Z"),
                                "cooling time ended 25 Nov 2025, 10:47 UTC")),
                List.of(
                        new Check(
                                "Legal holds",
                                "5 active, item by item in the database: none touched"),
                        new Check(
                                "Retention",
                                "evaluated again with rule book rb-2f90c3: 5 items refused, listed"
                                        + " in part 4"),
                        new Check(
                                "Proceedings",
                                "tax audit 2019 open: its 1,402 items had been taken out of the"
                                        + " plan"),
                        new Check(
                                "Destruction",
                                (items - 2)
                                        + " content keys destroyed; 2 contents stay because another"
                                        + " kept item shares them")),
                Listing.of(
                        List.of(
                                refused(
                                        190_004,
                                        "Reyes, Lucia",
                                        "Complaint about pallet 7",
                                        "hold Meridian was placed on 24 Nov 2025"),
                                refused(
                                        190_077,
                                        "Παπαδοπούλου, Ελένη",
                                        "Τιμολόγιο 2018-402",
                                        "hold Meridian was placed on 24 Nov 2025"),
                                refused(
                                        190_112,
                                        "Кузнецова, Мария",
                                        "Договор поставки",
                                        "rule ops-7y replaced ops-5y on 20 Nov 2025"),
                                refused(
                                        190_113,
                                        "田中 花子",
                                        "見積書 冷蔵輸送",
                                        "rule ops-7y replaced ops-5y on 20 Nov 2025"),
                                refused(
                                        190_114,
                                        "כהן, נועה",
                                        "𝔐emo \uE000 on storage",
                                        "rule ops-7y replaced ops-5y on 20 Nov 2025"))),
                new Listing<>(
                        items,
                        () -> LongStream.range(0, items).mapToObj(InventedProofs::destroyed)),
                new LogProof(
                        1_884_120,
                        CHECKPOINT,
                        List.of(
                                "qO3m2Yq0mZJb4zQ0fX1m0o8e5m3p7h2g1n9c6b4v2x8=",
                                "b1Zk8P1m7d5T0oW3s2Qe9yR6u4I1p0A7f5G3h2J1k9L="),
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
                InventedReports.CUSTODIANS[(int) (n % InventedReports.CUSTODIANS.length)],
                CLASSES[(int) (n % CLASSES.length)],
                Sha256.of(Long.toString(n).getBytes(StandardCharsets.UTF_8)));
    }

    static AuditTrailModel audit(long entries) {
        String[] actions = {
            "search.run", "item.read", "ingest.batch", "hold.place", "disposition.approve"
        };
        String[] actors = {"m.lindqvist", "a.moreau", "system", "j.osei"};
        return new AuditTrailModel(
                InventedReports.head(
                        "November 2025", "all acts from 1 Nov 2025 to 25 Nov 2025", Map.of()),
                Instant.parse("2025-11-01T00:00:00Z"),
                Instant.parse("2025-11-25T00:00:00Z"),
                java.util.Arrays.stream(actions)
                        .map(action -> new ActCount(action, entries / 5, 4))
                        .toList(),
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
                                                                Instant.parse(
                                                                                "2025-11-01T06:00:00Z")
                                                                        .plusSeconds(n * 7_321),
                                                                actors[(int) (n % 4)],
                                                                actions[(int) (n % 5)],
                                                                n % 5 == 3
                                                                        ? "hold/" + (12 + n % 6)
                                                                        : "item/" + (184_220 + n),
                                                                "{\"query\":\"pallet NEAR(5)"
                                                                        + " defect*\",\"total\":"
                                                                        + n * 13
                                                                        + "}"))));
    }
}
