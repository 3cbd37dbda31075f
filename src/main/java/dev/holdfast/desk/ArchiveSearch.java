package dev.holdfast.desk;

import dev.holdfast.access.Identity;
import dev.holdfast.console.Fragment;
import dev.holdfast.console.ItemPage;
import dev.holdfast.console.SearchDesk;
import dev.holdfast.console.SearchPage;
import dev.holdfast.decide.Outcome;
import dev.holdfast.decide.Why;
import dev.holdfast.find.SearchArchive;
import dev.holdfast.find.SelectItems;
import dev.holdfast.find.ShowItem;
import dev.holdfast.item.ItemId;
import dev.holdfast.item.ItemSet;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Item;
import dev.holdfast.search.Facet;
import dev.holdfast.search.SearchRequest.Order;
import dev.holdfast.search.Snippets;
import dev.holdfast.search.kql.Kql;
import dev.holdfast.search.kql.Parsing;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Search and preview over the real index, with each hit's outcome as of today. */
@Singleton
class ArchiveSearch implements SearchDesk {
    private static final int HITS = 25;
    private static final String UNREADABLE = "unreadable";

    private final SearchArchive search;
    private final SelectItems select;
    private final ShowItem show;
    private final TakeStock stock;
    private final ItemView view;
    private final Clock clock;

    ArchiveSearch(
            SearchArchive search,
            SelectItems select,
            ShowItem show,
            TakeStock stock,
            ItemView view,
            Clock clock) {
        this.search = search;
        this.select = select;
        this.show = show;
        this.stock = stock;
        this.view = view;
        this.clock = clock;
    }

    @Override
    public SearchPage search(String query, String sort, int from, Identity who) {
        if (Kql.read(query, clock.instant()) instanceof Parsing.Refused refused) {
            return refused(
                    query,
                    new SearchPage.BadQuery(
                            Code.BAD_QUERY.text(),
                            Wording.capital(refused.what()),
                            refused.offset(),
                            Wording.capital(refused.hint())));
        }
        try {
            return found(query, sort, Math.max(0, from), who);
        } catch (Problem problem) {
            if (problem.code() != Code.BAD_QUERY) {
                throw problem;
            }
            return refused(
                    query,
                    new SearchPage.BadQuery(
                            problem.code().text(),
                            Wording.capital(String.valueOf(problem.getMessage())),
                            0,
                            Wording.capital(problem.remedy())));
        } catch (InterruptedException e) {
            throw Interrupted.problem(e);
        }
    }

    private SearchPage found(String query, String sort, int from, Identity who)
            throws InterruptedException {
        long started = System.nanoTime();
        TakeStock.Stock today = stock.now();
        Map<String, ItemSet> counted = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            counted.put(outcome.label(), today.decided().evaluation().with(outcome));
        }
        ItemSet unreadable = select.select("unreadable:true");
        counted.put(UNREADABLE, unreadable);
        SearchArchive.Outcome found =
                search.search(
                        query,
                        from + HITS,
                        order(sort),
                        Set.of(Facet.CUSTODIAN, Facet.KIND, Facet.YEAR),
                        counted,
                        who.actor());
        List<SearchPage.Hit> hits = new ArrayList<>();
        found.hits().stream().skip(from).forEach(hit -> hits.add(hit(hit, today)));
        long judged = found.sets().getOrDefault(UNREADABLE, 0L);
        String meaning =
                found.notes().isEmpty()
                        ? found.explained()
                        : found.explained() + " (" + String.join("; ", found.notes()) + ")";
        return new SearchPage(
                query,
                meaning,
                found.total(),
                found.unreadable() - judged,
                Duration.ofNanos(System.nanoTime() - started),
                new Narrowing(query, clock.instant()).facets(found),
                hits,
                found.total() > from + HITS ? Optional.of(from + HITS) : Optional.empty(),
                Optional.empty());
    }

    private static SearchPage refused(String query, SearchPage.BadQuery bad) {
        return new SearchPage(
                query,
                "",
                0,
                0,
                Duration.ZERO,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(bad));
    }

    private static SearchPage.Hit hit(SearchArchive.Hit hit, TakeStock.Stock today) {
        Item item = hit.item();
        Why why = today.decided().why(item.id());
        return new SearchPage.Hit(
                item.id(),
                Wording.title(item.subject(), item.path()),
                Wording.mark(why.outcome()),
                Wording.outcome(why),
                people(item),
                Optional.ofNullable(item.date()),
                item.attachments().size(),
                fragments(hit.snippet()));
    }

    private static String people(Item item) {
        if (item.sender().isBlank()) {
            return item.custodian() + " · " + item.path();
        }
        String[] to = Wording.names(item.recipients()).split(", ", -1);
        String shown =
                to.length > 4
                        ? to[0] + ", " + to[1] + " and " + (to.length - 2) + " more"
                        : String.join(", ", to);
        String from = Wording.names(item.sender());
        return shown.isBlank() ? from : from + " → " + shown;
    }

    private static List<Fragment> fragments(Snippets.Snippet snippet) {
        String text = snippet.text().replaceAll("\\s", " ");
        if (text.isBlank()) {
            return List.of();
        }
        String before = snippet.offset() > 0 ? "…" : "";
        String after =
                ".!?".indexOf(text.stripTrailing().charAt(text.stripTrailing().length() - 1)) < 0
                        ? "…"
                        : "";
        return ItemView.marked(before + text + after, snippet.marks(), before.length());
    }

    private static Order order(String sort) {
        return switch (sort) {
            case "date" -> Order.DATE;
            case "score" -> Order.SCORE;
            default -> Order.DATE_DESCENDING;
        };
    }

    @Override
    public ItemPage open(ItemId item, String query, Identity who) {
        try {
            ShowItem.Shown shown = show.show(item, who.actor());
            return view.page(shown, stock.now(), query);
        } catch (Problem problem) {
            if (problem.code() != Code.ITEM_DESTROYED) {
                throw problem;
            }
            return view.residue(item);
        } catch (InterruptedException e) {
            throw Interrupted.problem(e);
        }
    }

    /**
     * The bytes go through a file that is gone when it has been read: an item may be larger than
     * memory.
     */
    @Override
    public Original original(ItemId id, Identity who) {
        try {
            Path file = Files.createTempFile("holdfast-original", ".item");
            Item item;
            try (OutputStream out = Files.newOutputStream(file)) {
                item = show.writeOriginal(id, out, who.actor());
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
            return new Original(ItemView.fileName(item), item.bytes(), () -> opened(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream opened(Path file) {
        try {
            return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
