package dev.holdfast.report;

import dev.holdfast.report.HoldRegisterModel.HoldLine;
import dev.holdfast.report.HoldRegisterModel.HoldState;
import dev.holdfast.report.HoldRegisterModel.MatterLine;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** The hold register of the company of {@link InventedReports}. */
final class InventedHolds {
    static HoldRegisterModel holds() {
        return new HoldRegisterModel(
                InventedReports.head("25 Nov 2025", "all matters, open and closed", Map.of()),
                List.of(
                        new MatterLine(
                                "Meridian ./. Northgate",
                                "open",
                                at(3, 4),
                                null,
                                3,
                                141_202,
                                61_200_000_000L),
                        new MatterLine("Project Lark", "open", at(6, 19), null, 1, 0, 0),
                        new MatterLine(
                                "Tax audit 2019",
                                "open",
                                at(1, 15),
                                null,
                                1,
                                70_278,
                                35_100_000_000L),
                        new MatterLine("Warehouse lease", "closed", at(2, 2), at(9, 30), 1, 0, 0)),
                List.of(
                        hold(
                                "H-12",
                                "Meridian",
                                HoldState.ACTIVE,
                                "Okafor, Ben; Reyes, Lucia; mail and chats from 1 Jan 2018 to 31"
                                        + " Dec 2021",
                                98_114,
                                3,
                                5,
                                null,
                                8,
                                5),
                        hold(
                                "H-13",
                                "Meridian",
                                HoldState.ACTIVE,
                                "all custodians: pallet NEAR(5) defect*",
                                31_877,
                                3,
                                5,
                                null,
                                41,
                                41),
                        hold(
                                "H-14",
                                "Meridian",
                                HoldState.RELEASING,
                                "Front desk: visitor logs of 2019",
                                11_211,
                                4,
                                11,
                                11,
                                1,
                                1),
                        hold(
                                "H-15",
                                "Project Lark",
                                HoldState.ACTIVE,
                                "subject:lark AND participants:lark.example",
                                0,
                                6,
                                19,
                                null,
                                4,
                                4),
                        hold(
                                "H-16",
                                "Tax audit 2019",
                                HoldState.ACTIVE,
                                "vouchers and letters of the financial year 2019",
                                70_278,
                                1,
                                15,
                                null,
                                6,
                                6),
                        hold(
                                "H-17",
                                "Warehouse lease",
                                HoldState.RELEASED,
                                "Παπαδοπούλου, Ελένη; 田中 花子: lease OR landlord",
                                4_112,
                                2,
                                2,
                                9,
                                3,
                                3)));
    }

    private static Instant at(int month, int day) {
        return LocalDate.of(2025, month, day).atTime(9, 12).toInstant(ZoneOffset.UTC);
    }

    private static HoldLine hold(
            String id,
            String matter,
            HoldState state,
            String scope,
            long items,
            int month,
            int day,
            @Nullable Integer released,
            long sent,
            long acknowledged) {
        return new HoldLine(
                id,
                matter,
                state,
                scope,
                items,
                items * 430_000,
                at(month, day),
                "A. Moreau",
                released == null ? null : at(released, 20),
                released == null ? null : "A. Moreau",
                sent,
                acknowledged);
    }
}
