package dev.holdfast.source.graph;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A ledger that lasts as long as its process. */
final class MemorySyncLedger implements SyncLedger {
    private static final class Book {
        Mailbox mailbox;
        State state = State.RUNNING;
        String code = "";
        final Map<String, Position> positions = new HashMap<>();
        final Map<String, Entry> entries = new TreeMap<>();
        final Set<String> removals = new LinkedHashSet<>();
        final Map<String, Counted> folders = new HashMap<>();

        Book(Mailbox mailbox) {
            this.mailbox = mailbox;
        }
    }

    private final Map<String, Book> books = new TreeMap<>();

    @Override
    public void begin(Mailbox mailbox, Instant at) {
        Book book = books.computeIfAbsent(mailbox.id(), id -> new Book(mailbox));
        book.mailbox = mailbox;
        book.state = State.RUNNING;
        book.code = "";
    }

    @Override
    public void end(String mailbox, State state, String code, Instant at) {
        book(mailbox).state = state;
        book(mailbox).code = code;
    }

    @Override
    public Optional<Position> position(String mailbox, String folder) {
        return Optional.ofNullable(book(mailbox).positions.get(folder));
    }

    @Override
    public Map<String, String> versions(String mailbox, Collection<String> items) {
        Map<String, String> versions = new HashMap<>();
        for (String item : items) {
            Entry entry = book(mailbox).entries.get(item);
            if (entry != null && !entry.version().isEmpty()) {
                versions.put(item, entry.version());
            }
        }
        return versions;
    }

    @Override
    public void commit(
            String mailbox,
            @Nullable String folder,
            Collection<Entry> entries,
            Collection<String> removed,
            @Nullable Position position) {
        Book book = book(mailbox);
        for (Entry entry : entries) {
            Entry before = book.entries.get(entry.item());
            book.entries.put(
                    entry.item(),
                    before == null
                            ? entry
                            : new Entry(
                                    entry.item(),
                                    entry.folder().isEmpty() ? before.folder() : entry.folder(),
                                    entry.version().isEmpty() ? before.version() : entry.version(),
                                    entry.fate(),
                                    entry.code()));
            if (entry.fate() != Fate.FAILED) {
                book.removals.remove(entry.item());
            }
        }
        book.removals.addAll(removed);
        if (folder != null && position != null) {
            book.positions.put(folder, position);
        }
    }

    @Override
    public void restart(String mailbox, String folder) {
        book(mailbox).positions.remove(folder);
    }

    @Override
    public void counted(String mailbox, List<Counted> folders) {
        book(mailbox).folders.clear();
        folders.forEach(row -> book(mailbox).folders.put(row.folder().id(), row));
    }

    @Override
    public Map<String, String> failed(String mailbox) {
        Map<String, String> failed = new HashMap<>();
        for (Entry entry : book(mailbox).entries.values()) {
            if (entry.fate() == Fate.FAILED) {
                failed.put(entry.item(), entry.folder());
            }
        }
        return failed;
    }

    @Override
    public List<String> removals(String mailbox) {
        return List.copyOf(book(mailbox).removals);
    }

    @Override
    public List<String> orphans(String mailbox) {
        Book book = book(mailbox);
        return book.entries.values().stream()
                .filter(
                        entry ->
                                entry.fate() != Fate.GONE
                                        && !book.folders.containsKey(entry.folder()))
                .map(Entry::item)
                .toList();
    }

    @Override
    public List<Coverage> coverage() {
        List<Coverage> all = new ArrayList<>();
        for (Book book : books.values()) {
            all.add(
                    new Coverage(
                            book.mailbox,
                            book.state,
                            book.code,
                            book.folders.values().stream().mapToLong(Counted::totalItems).sum(),
                            book.folders.values().stream()
                                    .mapToLong(row -> row.totalItems() - row.messages())
                                    .sum(),
                            book.folders.values().stream()
                                    .map(Counted::at)
                                    .max(Comparator.naturalOrder())
                                    .orElse(null),
                            count(book, Fate.CAPTURED),
                            byCode(book, Fate.UNCAPTURABLE),
                            byCode(book, Fate.FAILED),
                            count(book, Fate.GONE),
                            book.removals.size()));
        }
        all.sort(Comparator.comparing(row -> row.mailbox().address()));
        return all;
    }

    private static long count(Book book, Fate fate) {
        return book.entries.values().stream().filter(entry -> entry.fate() == fate).count();
    }

    private static Map<String, Long> byCode(Book book, Fate fate) {
        Map<String, Long> counts = new HashMap<>();
        for (Entry entry : book.entries.values()) {
            if (entry.fate() == fate) {
                counts.merge(entry.code(), 1L, Long::sum);
            }
        }
        return counts;
    }

    private Book book(String mailbox) {
        return java.util.Objects.requireNonNull(books.get(mailbox), "the mailbox was never begun");
    }
}
