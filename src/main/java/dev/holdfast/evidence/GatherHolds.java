package dev.holdfast.evidence;

import dev.holdfast.hold.Hold;
import dev.holdfast.hold.HoldScope;
import dev.holdfast.hold.Holds;
import dev.holdfast.hold.Matter;
import dev.holdfast.hold.Matters;
import dev.holdfast.item.ItemSet;
import dev.holdfast.notice.ReadNotices;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.HoldMembers;
import dev.holdfast.register.Transactions;
import dev.holdfast.report.HoldRegisterModel;
import dev.holdfast.report.HoldRegisterModel.HoldLine;
import dev.holdfast.report.HoldRegisterModel.HoldState;
import dev.holdfast.report.HoldRegisterModel.MatterLine;
import dev.holdfast.search.SearchIndex;
import dev.holdfast.search.SizeColumn;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Fills the hold register. */
@Singleton
class GatherHolds {
    private final Transactions transactions;
    private final Matters matters;
    private final Holds holds;
    private final HoldMembers members;
    private final SearchIndex index;
    private final ReadNotices notices;
    private final Heads heads;

    GatherHolds(
            Transactions transactions,
            Matters matters,
            Holds holds,
            HoldMembers members,
            SearchIndex index,
            ReadNotices notices,
            Heads heads) {
        this.transactions = transactions;
        this.matters = matters;
        this.holds = holds;
        this.members = members;
        this.index = index;
        this.notices = notices;
        this.heads = heads;
    }

    /**
     * @param only name or number of the one matter to tell of, or null for all
     */
    HoldRegisterModel gather(@Nullable String only) {
        String note = heads.sign();
        return transactions.read(
                connection -> {
                    List<Matter> told =
                            matters.listOrderById().stream()
                                    .filter(matter -> only == null || named(matter, only))
                                    .toList();
                    if (only != null && told.isEmpty()) {
                        throw new Problem(
                                Code.NOT_FOUND,
                                "there is no matter '" + only + "'",
                                "see 'holdfast matter list'");
                    }
                    List<MatterLine> matterLines = new ArrayList<>();
                    List<HoldLine> holdLines = new ArrayList<>();
                    for (Matter matter : told) {
                        matterLines.add(matter(connection, matter, holdLines));
                    }
                    String scope =
                            only == null
                                    ? "all matters and holds, open, closed and released"
                                    : "the matter “" + told.getFirst().name() + "” and its holds";
                    return new HoldRegisterModel(
                            heads.head(heads.day(heads.now()), scope, note),
                            matterLines,
                            holdLines);
                });
    }

    private static boolean named(Matter matter, String only) {
        return matter.name().equalsIgnoreCase(only) || Long.toString(matter.number()).equals(only);
    }

    private MatterLine matter(Connection connection, Matter matter, List<HoldLine> lines)
            throws SQLException {
        SizeColumn sizes = index.sizes();
        Instant now = heads.now();
        ItemSet.Builder held = ItemSet.builder();
        List<Hold> placed = holds.findByMatterIdOrderById(matter.number());
        for (Hold hold : placed) {
            ItemSet items = members.of(connection, hold.number());
            ReadNotices.Tally tally = notices.tally(hold.number());
            if (hold.protects(now)) {
                held.addAll(items);
            }
            lines.add(
                    new HoldLine(
                            "H-" + hold.number(),
                            matter.name(),
                            state(hold, now),
                            words(hold),
                            items.size(),
                            sizes.sum(items),
                            hold.placedAt(),
                            hold.placedBy(),
                            hold.releasedAt(),
                            hold.releasedBy(),
                            tally.told(),
                            tally.acknowledged()));
        }
        ItemSet items = held.build();
        return new MatterLine(
                matter.name(),
                matter.state(),
                matter.openedAt(),
                matter.closedAt(),
                placed.size(),
                items.size(),
                sizes.sum(items));
    }

    private static HoldState state(Hold hold, Instant now) {
        if (hold.active()) {
            return HoldState.ACTIVE;
        }
        return hold.protects(now) ? HoldState.RELEASING : HoldState.RELEASED;
    }

    /** The scope in words, with the query as it was written. */
    private String words(Hold hold) {
        HoldScope scope = hold.scope();
        List<String> parts = new ArrayList<>();
        parts.add(
                scope.custodians().isEmpty()
                        ? "all custodians"
                        : String.join("; ", scope.custodians()));
        if (!scope.locations().isEmpty()) {
            parts.add("in " + String.join("; ", scope.locations()));
        }
        if (scope.from() != null) {
            parts.add("from " + Heads.day(scope.from()));
        }
        if (scope.to() != null) {
            parts.add("to " + Heads.day(scope.to()));
        }
        if (scope.query() != null) {
            parts.add(scope.query());
        }
        if (parts.size() > 1) {
            parts.add("and what cannot be read");
        }
        String words = String.join("\n", parts);
        Instant until = hold.protectsUntil();
        if (until == null) {
            return words;
        }
        String reason = hold.releaseReason();
        return words
                + (reason == null || reason.isBlank() ? "" : "\nReleased: " + reason)
                + "\nprotected until "
                + heads.day(until);
    }
}
