package dev.holdfast.retention;

import dev.holdfast.decide.Circumstances;
import dev.holdfast.directory.Directory;
import dev.holdfast.find.SelectItems;
import dev.holdfast.search.Members;

import jakarta.inject.Singleton;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which items claim to be older than their custodian's mailbox, by the directory's word. */
@Singleton
class OpenedMailboxes {
    private final Directory directory;
    private final SelectItems select;
    private final ArchiveSettings settings;

    OpenedMailboxes(Directory directory, SelectItems select, ArchiveSettings settings) {
        this.directory = directory;
        this.select = select;
        this.settings = settings;
    }

    /** By the day the mailbox was opened; empty where no item is older than its mailbox. */
    List<Circumstances.Opened> opened() {
        Map<LocalDate, Map<String, Long>> byDay = new TreeMap<>();
        Map<String, Long> everybody = new HashMap<>();
        directory
                .opened()
                .forEach(
                        (name, day) -> {
                            long start = settings.calendar().startOf(day);
                            everybody.put(name, start);
                            byDay.computeIfAbsent(day, d -> new HashMap<>()).put(name, start);
                        });
        if (everybody.isEmpty() || select.select(new Members(everybody)).isEmpty()) {
            return List.of();
        }
        List<Circumstances.Opened> opened = new ArrayList<>();
        byDay.forEach(
                (day, members) ->
                        opened.add(
                                new Circumstances.Opened(
                                        day, select.select(new Members(members)))));
        return opened;
    }
}
