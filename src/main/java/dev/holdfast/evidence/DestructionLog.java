package dev.holdfast.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.holdfast.audit.AuditEntry;
import dev.holdfast.audit.ListAudit;
import dev.holdfast.disposition.Plan;

import jakarta.inject.Singleton;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the audit log says of the execution of a plan. */
@Singleton
class DestructionLog {
    private static final int PAGE = 1_000;

    /**
     * @param batches entries that record destruction, oldest first
     * @param ended the entry that records the end of the execution
     * @param keys content keys destroyed
     */
    record Told(List<Long> batches, long ended, long keys) {
        /** The batches in words, such as {@code entries 40 to 52}. */
        String words() {
            if (batches.isEmpty()) {
                return "no batch";
            }
            return batches.size() == 1
                    ? "entry " + batches.getFirst()
                    : batches.size()
                            + " entries from "
                            + batches.getFirst()
                            + " to "
                            + batches.getLast();
        }
    }

    private final ListAudit list;
    private final ObjectMapper json;

    DestructionLog(ListAudit list, ObjectMapper json) {
        this.list = list;
        this.json = json;
    }

    Told of(Connection connection, Plan plan) throws SQLException {
        ListAudit.Filter filter = new ListAudit.Filter(plan.plannedAt(), null, null, "disposition");
        List<Long> batches = new ArrayList<>();
        long keys = 0;
        long ended = -1;
        long from = 0;
        while (true) {
            List<AuditEntry> page = list.ascending(connection, filter, from, PAGE);
            if (page.isEmpty()) {
                break;
            }
            for (AuditEntry entry : page) {
                if (entry.subject().equals("plan/" + plan.id())) {
                    if (entry.action().equals("disposition.destroy")) {
                        batches.add(entry.seq());
                        keys += detail(entry).path("keys").asLong();
                    } else if (entry.action().equals("disposition.executed")) {
                        ended = entry.seq();
                    }
                }
            }
            from = page.getLast().seq() + 1;
        }
        if (ended < 0) {
            throw new IllegalStateException(
                    "the audit log does not know that plan " + plan.id() + " was executed");
        }
        return new Told(batches, ended, keys);
    }

    private JsonNode detail(AuditEntry entry) {
        try {
            return json.readTree(entry.leaf()).path("detail");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
