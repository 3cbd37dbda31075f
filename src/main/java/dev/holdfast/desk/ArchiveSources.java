package dev.holdfast.desk;

import dev.holdfast.access.Identity;
import dev.holdfast.console.Count;
import dev.holdfast.console.Mark;
import dev.holdfast.console.Show;
import dev.holdfast.console.SourceDesk;
import dev.holdfast.find.SelectItems;
import dev.holdfast.item.ItemSet;
import dev.holdfast.register.IngestLog;
import dev.holdfast.register.IngestLog.Run;
import dev.holdfast.register.Transactions;
import dev.holdfast.search.SearchIndex;
import dev.holdfast.source.graph.Coverage;
import dev.holdfast.source.graph.M365Connection;
import dev.holdfast.source.graph.M365Sources;
import dev.holdfast.source.graph.SourceStatus;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What each source had and what came of it: tenants by their own counts, archive files by their
 * runs.
 */
@Singleton
class ArchiveSources implements SourceDesk {
    private static final int RUNS = 10_000;

    /**
     * @param expected items the source showed; @param missing of these, not captured; @param why in
     *     words, empty when nothing is missing
     */
    record Figures(
            String name,
            boolean tenant,
            Optional<Instant> last,
            long expected,
            long captured,
            String why,
            boolean running) {
        boolean complete() {
            return why.isEmpty();
        }
    }

    private final Transactions transactions;
    private final IngestLog log;
    private final M365Sources tenants;
    private final SourceStatus status;
    private final SelectItems select;
    private final SearchIndex index;

    ArchiveSources(
            Transactions transactions,
            IngestLog log,
            M365Sources tenants,
            SourceStatus status,
            SelectItems select,
            SearchIndex index) {
        this.transactions = transactions;
        this.log = log;
        this.tenants = tenants;
        this.status = status;
        this.select = select;
        this.index = index;
    }

    @Override
    public List<Source> sources(Identity who) {
        return figures().stream().map(this::row).toList();
    }

    private Source row(Figures figures) {
        String query = "source:" + Wording.quoted(figures.name());
        ItemSet items = select.select(query);
        long unreadable = select.select(query + " AND unreadable:true").size();
        String state =
                figures.running() ? "running" : figures.complete() ? "complete" : figures.why();
        return new Source(
                figures.name(),
                figures.tenant() ? "Microsoft 365" : "archive files",
                figures.last(),
                figures.tenant() ? Optional.of(figures.expected()) : Optional.empty(),
                Count.ofQuery(items.size(), query),
                unreadable,
                index.sizes().sum(items),
                figures.running() ? Mark.PLAIN : figures.complete() ? Mark.KEEP : Mark.REVIEW,
                state);
    }

    /** All sources, tenants first, each kind by name. */
    List<Figures> figures() {
        Map<String, List<Run>> runs =
                transactions.read(connection -> log.newest(connection, RUNS)).stream()
                        .collect(
                                Collectors.groupingBy(
                                        Run::source, TreeMap::new, Collectors.toList()));
        List<Figures> all = new ArrayList<>();
        for (M365Connection tenant : tenants.all()) {
            List<Run> own = runs.remove(tenant.name());
            all.add(tenant(tenant.name(), own == null ? List.of() : own));
        }
        runs.forEach((name, own) -> all.add(files(name, own)));
        return all;
    }

    private Figures tenant(String name, List<Run> runs) {
        List<Coverage> mailboxes = status.status(name).mailboxes();
        long expected = 0;
        long captured = 0;
        long incomplete = 0;
        for (Coverage mailbox : mailboxes) {
            expected += mailbox.expected() - mailbox.otherTypes();
            captured += mailbox.captured();
            incomplete += mailbox.complete() ? 0 : 1;
        }
        String why =
                mailboxes.isEmpty()
                        ? "not captured yet"
                        : incomplete == 0
                                ? ""
                                : Show.number(incomplete)
                                        + (incomplete == 1 ? " mailbox is" : " mailboxes are")
                                        + " not complete";
        Optional<Instant> last =
                mailboxes.stream()
                        .map(Coverage::countedAt)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .or(() -> last(runs));
        return new Figures(name, true, last, expected, captured, why, running(runs));
    }

    private static Figures files(String name, List<Run> runs) {
        long seen = runs.stream().mapToLong(Run::seen).sum();
        long captured = runs.stream().mapToLong(run -> run.stored() + run.duplicates()).sum();
        long failed = runs.stream().mapToLong(Run::failed).sum();
        long cutOff =
                runs.stream()
                        .filter(run -> !run.state().equals("done") && run.ended() != null)
                        .count();
        List<String> gaps = new ArrayList<>();
        if (failed > 0) {
            gaps.add(Show.number(failed) + " could not be taken in");
        }
        if (cutOff > 0) {
            gaps.add(Show.number(cutOff, "run") + " did not end");
        }
        return new Figures(
                name,
                false,
                last(runs),
                Math.max(seen, captured),
                captured,
                String.join("; ", gaps),
                running(runs));
    }

    private static Optional<Instant> last(List<Run> runs) {
        return runs.stream()
                .map(run -> run.ended() == null ? run.started() : run.ended())
                .max(Comparator.naturalOrder());
    }

    private static boolean running(List<Run> runs) {
        return runs.stream().anyMatch(run -> run.ended() == null);
    }
}
