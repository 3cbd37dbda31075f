package dev.holdfast.console;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** An audit log that remembers entries as lines of text. */
public final class MemoryLog implements AuditLog {
    private final List<String> entries = Collections.synchronizedList(new ArrayList<>());

    @Override
    public long append(
            Connection connection,
            Actor actor,
            String action,
            String subject,
            Map<String, ?> detail) {
        entries.add(actor + " " + action + " " + subject + " " + detail);
        return entries.size() - 1L;
    }

    public List<String> entries() {
        return List.copyOf(entries);
    }
}
