package dev.holdfast.proof;

import dev.holdfast.audit.Actor;
import dev.holdfast.hold.HoldScope;
import dev.holdfast.hold.OpenMatter;
import dev.holdfast.hold.PlaceHold;
import dev.holdfast.item.ItemSet;
import dev.holdfast.register.HoldMembers;
import dev.holdfast.retention.ArchiveSettings;
import dev.holdfast.retention.PolicyFile;
import dev.holdfast.search.DateColumns;
import dev.holdfast.search.SearchIndex;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Holds on a {@link BulkArchive}, and policies under which so many of the others are due. */
final class DispositionScale {
    private static final int HOLDS = 20;

    private final Archive archive;
    private final Actor by;

    DispositionScale(Archive archive, Actor by) {
        this.archive = archive;
        this.by = by;
    }

    long items() {
        return archive.live().size();
    }

    /** On a tenth of the custodians, half of them only on some words. */
    void hold() {
        archive.bean(OpenMatter.class).open("Bulk", by);
        for (int i = 0; i < HOLDS; i++) {
            HoldScope scope =
                    new HoldScope(
                            List.of(BulkItem.custodian(9 * i + 15)),
                            i % 2 == 0 ? null : "path:contracts OR subject:" + BulkItem.word(i),
                            null,
                            null);
            archive.bean(PlaceHold.class).place("Bulk", scope, true, by);
        }
    }

    /**
     * Messages from the day they were sent, the rest from the day it was made: the oldest items
     * that are not held, which are spread over the whole archive.
     */
    List<PolicyFile> policies(int due) {
        DateColumns dates = archive.bean(SearchIndex.class).dateColumns();
        long[] anchors =
                archive.live()
                        .andNot(held())
                        .ordinals()
                        .map(ordinal -> anchor(dates, ordinal))
                        .filter(at -> at != DateColumns.MISSING)
                        .sorted()
                        .toArray();
        LocalDate last =
                LocalDate.ofInstant(Instant.ofEpochMilli(anchors[due - 1]), ZoneOffset.UTC);
        LocalDate today = archive.bean(ArchiveSettings.class).today();
        long days = ChronoUnit.DAYS.between(last, today) - 1;
        return List.of(
                policy("messages", "kind:email OR kind:im OR kind:meetings", days, "sent"),
                policy("documents", "kind:docs OR kind:notes", days, "created"));
    }

    private ItemSet held() {
        return archive.read(
                connection -> {
                    ItemSet held = ItemSet.empty();
                    for (int hold = 1; hold <= HOLDS; hold++) {
                        held = held.or(archive.bean(HoldMembers.class).of(connection, hold));
                    }
                    return held;
                });
    }

    private static long anchor(DateColumns dates, long ordinal) {
        long sent = dates.at(DateColumns.Column.SENT, ordinal);
        return sent == DateColumns.MISSING ? dates.at(DateColumns.Column.CREATED, ordinal) : sent;
    }

    private static PolicyFile policy(String id, String query, long days, String from) {
        return new PolicyFile(
                id + ".yaml",
                """
                id: %s
                title: Old %s
                authority: {cite: "Company rule 7", read: 2026-11-22, confidence: seen}
                kind: minimum
                level: policy
                scope: {query: '%s'}
                period: P%dD
                from: %s
                round: none
                then: destroy
                """
                        .formatted(id, id, query, days, from));
    }
}
