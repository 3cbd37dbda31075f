package dev.holdfast.evidence;

import dev.holdfast.register.IngestLog;
import dev.holdfast.register.IngestLog.Run;
import dev.holdfast.register.Transactions;
import dev.holdfast.report.RetentionComplianceModel.CoverageLine;
import dev.holdfast.source.graph.Coverage;
import dev.holdfast.source.graph.M365Connection;
import dev.holdfast.source.graph.M365Sources;
import dev.holdfast.source.graph.SourceStatus;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What each source had against what was captured of it: Microsoft 365 by its own counts, archive
 * files by what their runs saw.
 */
@Singleton
class SourceCoverage {
    private final Transactions transactions;
    private final IngestLog log;
    private final M365Sources sources;
    private final SourceStatus status;

    SourceCoverage(
            Transactions transactions, IngestLog log, M365Sources sources, SourceStatus status) {
        this.transactions = transactions;
        this.log = log;
        this.sources = sources;
        this.status = status;
    }

    List<CoverageLine> lines() {
        List<CoverageLine> lines = new ArrayList<>();
        Set<String> connected =
                sources.all().stream().map(M365Connection::name).collect(Collectors.toSet());
        connected.stream().sorted().forEach(name -> lines.add(mailboxes(name)));
        SortedMap<String, List<Run>> bySource = new TreeMap<>();
        for (Run run : runs()) {
            if (!connected.contains(run.source())) {
                bySource.computeIfAbsent(run.source(), key -> new ArrayList<>()).add(run);
            }
        }
        bySource.forEach((source, runs) -> lines.add(files(source, runs)));
        return lines;
    }

    List<Run> runs() {
        return transactions.read(connection -> log.newest(connection, Integer.MAX_VALUE));
    }

    private CoverageLine mailboxes(String name) {
        long expected = 0;
        long captured = 0;
        List<String> gaps = new ArrayList<>();
        for (Coverage mailbox : status.status(name).mailboxes()) {
            expected += mailbox.expected() - mailbox.otherTypes();
            captured += mailbox.captured();
            if (!mailbox.complete()) {
                String why = mailbox.code().isBlank() ? "not complete" : mailbox.code();
                gaps.add(mailbox.mailbox().address() + ": " + why);
            } else if (!mailbox.uncapturable().isEmpty()) {
                gaps.add(
                        mailbox.mailbox().address()
                                + ": cannot be read, "
                                + mailbox.uncapturable());
            }
        }
        String why =
                gaps.size() <= 3
                        ? String.join("; ", gaps)
                        : String.join("; ", gaps.subList(0, 3))
                                + "; and "
                                + (gaps.size() - 3)
                                + " more mailboxes";
        return new CoverageLine("Microsoft 365: " + name, expected, captured, why);
    }

    private static CoverageLine files(String source, List<Run> runs) {
        long seen = runs.stream().mapToLong(Run::seen).sum();
        long captured = runs.stream().mapToLong(run -> run.stored() + run.duplicates()).sum();
        long failed = runs.stream().mapToLong(Run::failed).sum();
        long cutOff = runs.stream().filter(run -> !run.state().equals("done")).count();
        List<String> gaps = new ArrayList<>();
        if (failed > 0) {
            gaps.add(failed + " could not be taken in");
        }
        if (cutOff > 0) {
            gaps.add(cutOff + (cutOff == 1 ? " run" : " runs") + " did not end");
        }
        return new CoverageLine(
                source, Math.max(seen, captured), captured, String.join("; ", gaps));
    }
}
