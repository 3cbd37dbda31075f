package dev.holdfast.source.graph;

import dev.holdfast.source.BackupItem;
import dev.holdfast.source.DurableReceiver;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A receiver as an archive is one: what was accepted counts only from the checkpoint on, and a
 * version is stored once.
 */
final class Archive implements DurableReceiver {
    /** The power fails. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    final Map<String, List<BackupItem>> items = new LinkedHashMap<>();
    private final List<BackupItem> pending = new ArrayList<>();
    int crashBeforeCheckpoint = -1;
    int crashAfterCheckpoint = -1;

    @Override
    public void accept(BackupItem item) {
        pending.add(item);
    }

    @Override
    public void checkpoint() throws IOException {
        if (crashBeforeCheckpoint-- == 0) {
            pending.clear();
            throw new Crash();
        }
        for (BackupItem item : pending) {
            List<BackupItem> versions = items.computeIfAbsent(item.key(), key -> new ArrayList<>());
            String revision = revision(item);
            if (versions.stream().noneMatch(version -> revision.equals(revision(version)))) {
                versions.add(item);
            }
        }
        pending.clear();
        if (crashAfterCheckpoint-- == 0) {
            throw new Crash();
        }
    }

    private static String revision(BackupItem item) {
        return item.properties().getOrDefault(MessageProperties.REVISION, "");
    }

    List<BackupItem> versionsOf(String id) {
        return items.getOrDefault("u1/" + id, List.of());
    }

    int versions() {
        return items.values().stream().mapToInt(List::size).sum();
    }

    BackupItem only(String id) {
        List<BackupItem> versions = items.getOrDefault("u1/" + id, List.of());
        if (versions.size() != 1) {
            throw new AssertionError(id + " has " + versions.size() + " versions");
        }
        return versions.get(0);
    }
}
