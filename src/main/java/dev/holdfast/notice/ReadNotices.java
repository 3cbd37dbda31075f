package dev.holdfast.notice;

import dev.holdfast.hold.Hold;
import dev.holdfast.hold.Holds;
import dev.holdfast.hold.Matter;
import dev.holdfast.hold.Matters;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The register of who was told what, and who has acknowledged it. */
@Singleton
public class ReadNotices {
    /**
     * @param outdated whether something else would be said today, or to somebody else
     */
    public record Entry(Notice notice, boolean outdated) {}

    /**
     * @param entries by custodian, the latest last
     * @param untold custodians the hold concerns to whom nothing was issued
     */
    public record Register(Matter matter, Hold hold, List<Entry> entries, List<String> untold) {
        /** Of those told, how many have acknowledged what they were told last. */
        public long acknowledged() {
            return entries.stream()
                    .map(Entry::notice)
                    .filter(one -> one.endedAt() == null && one.acknowledgedAt() != null)
                    .count();
        }

        /** How many have not. */
        public long open() {
            return entries.stream().filter(one -> one.notice().open()).count();
        }
    }

    /**
     * Custodians under a hold.
     *
     * @param silent told, reminded, and not heard of though others were told of it
     */
    public record Tally(long told, long acknowledged, long silent) {}

    private final Transactions transactions;
    private final Notices notices;
    private final Drafts drafts;
    private final Holds holds;
    private final Matters matters;

    ReadNotices(
            Transactions transactions,
            Notices notices,
            Drafts drafts,
            Holds holds,
            Matters matters) {
        this.transactions = transactions;
        this.notices = notices;
        this.drafts = drafts;
        this.holds = holds;
        this.matters = matters;
    }

    /**
     * @throws Problem HF-1001 when there is no such hold
     */
    public Register register(long id) {
        return transactions.read(
                connection -> {
                    Hold hold =
                            holds.findById(id)
                                    .orElseThrow(
                                            () ->
                                                    new Problem(
                                                            Code.NOT_FOUND,
                                                            "there is no hold " + id,
                                                            "see 'holdfast hold list'"));
                    Matter matter = matters.findById(hold.matterId()).orElseThrow();
                    List<Entry> entries = new ArrayList<>();
                    for (Notice notice : notices.of(connection, id)) {
                        entries.add(new Entry(notice, outdated(connection, notice, hold, matter)));
                    }
                    List<String> untold =
                            drafts.concerned(connection, hold).stream()
                                    .filter(
                                            custodian ->
                                                    entries.stream()
                                                            .noneMatch(
                                                                    one ->
                                                                            one.notice()
                                                                                    .custodian()
                                                                                    .equals(
                                                                                            custodian)))
                                    .toList();
                    return new Register(matter, hold, entries, untold);
                });
    }

    public Tally tally(long hold) {
        long[] counts = transactions.read(connection -> notices.tally(connection, hold));
        return new Tally(counts[0], counts[1], counts[2]);
    }

    private boolean outdated(Connection connection, Notice notice, Hold hold, Matter matter)
            throws SQLException {
        return hold.active()
                && notice.endedAt() == null
                && !drafts.draft(connection, hold, matter, notice.custodian()).says(notice);
    }
}
