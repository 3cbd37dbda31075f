package dev.holdfast.source.graph;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import jakarta.inject.Singleton;

import java.util.List;

/**
 * Tells how complete the capture of a source is, mailbox by mailbox, and what it does not cover at
 * all.
 */
@Singleton
public class SourceStatus {
    private final M365Sources sources;

    public SourceStatus(M365Sources sources) {
        this.sources = sources;
    }

    /**
     * @param outOfReach what no run of this connector captures, whatever the counts say
     */
    public record Status(String source, List<Coverage> mailboxes, List<OutOfReach> outOfReach) {
        public boolean complete() {
            return mailboxes.stream().allMatch(Coverage::complete);
        }
    }

    /**
     * @throws Problem HF-9004 when there is no such source
     */
    public Status status(String name) {
        if (sources.find(name).isEmpty()) {
            throw new Problem(
                    Code.M365_SOURCE_UNKNOWN,
                    "there is no Microsoft 365 source named '" + name + "'",
                    "see the names with 'source list'");
        }
        return new Status(name, sources.ledger(name).coverage(), OutOfReach.all());
    }
}
