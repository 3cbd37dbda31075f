package dev.holdfast.api;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.find.SearchArchive;
import dev.holdfast.find.ShowItem;
import dev.holdfast.home.Home;
import dev.holdfast.item.ItemId;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Item;
import dev.holdfast.search.Facet;
import dev.holdfast.search.SearchRequest;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Items: found, and shown. */
@Controller("/api/v1/items")
@ExecuteOn(TaskExecutors.BLOCKING)
public class ItemController {
    private static final int MOST_HITS = 10_000;

    /** What a search found; {@code total} is exact whatever the limit. */
    public record Found(
            String query,
            String expanded,
            String explained,
            long total,
            List<Hit> items,
            Map<String, Map<String, Long>> facets,
            List<String> notes) {}

    /** One item in a list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Hit(
            String id,
            String kind,
            String custodian,
            @Nullable Instant date,
            String from,
            String to,
            String subject,
            String path,
            boolean unreadable,
            float score,
            String snippet) {}

    private final SearchArchive search;
    private final ShowItem show;
    private final Home home;

    ItemController(SearchArchive search, ShowItem show, Home home) {
        this.search = search;
        this.show = show;
        this.home = home;
    }

    /**
     * Searches.
     *
     * @param query in KQL
     * @param limit hits to list, from 0
     * @param sort date, -date or score
     * @param facets names of facets, separated by commas
     */
    @Get
    @Allow(Permission.SEARCH)
    public Found search(
            @QueryValue(defaultValue = "") String query,
            @QueryValue(defaultValue = "20") int limit,
            @QueryValue(defaultValue = "-date") String sort,
            @QueryValue(defaultValue = "") String facets,
            Identity who)
            throws InterruptedException {
        if (limit < 0 || limit > MOST_HITS) {
            throw new Problem(
                    Code.INVALID_INPUT, "limit is " + limit, "choose from 0 to " + MOST_HITS);
        }
        SearchArchive.Outcome found =
                search.search(query, limit, order(sort), facets(facets), Map.of(), who.actor());
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        found.facets().forEach((facet, values) -> counts.put(facet.label(), values));
        return new Found(
                found.query(),
                found.expanded(),
                found.explained(),
                found.total(),
                found.hits().stream().map(ItemController::hit).toList(),
                counts,
                found.notes());
    }

    /** One item: what it says, its family, its versions. */
    @Get("/{id}")
    @Allow(Permission.READ_ITEM)
    public ItemView show(String id, Identity who) throws InterruptedException {
        return ItemView.of(show.show(ItemId.parse(id), who.actor()));
    }

    /** The original bytes, bit for bit. */
    @Get("/{id}/raw")
    @Allow(Permission.READ_ITEM)
    public StreamedFile raw(String id, Identity who) throws IOException {
        // written whole before the first byte leaves: a damaged content is a refusal, not a short
        // answer
        Path file = Files.createTempFile(home.temp(), "raw", ".item");
        try (OutputStream out = Files.newOutputStream(file)) {
            show.writeOriginal(ItemId.parse(id), out, who.actor());
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        long bytes = Files.size(file);
        return new StreamedFile(
                Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE),
                MediaType.APPLICATION_OCTET_STREAM_TYPE,
                0,
                bytes);
    }

    private static Hit hit(SearchArchive.Hit hit) {
        Item item = hit.item();
        return new Hit(
                item.id().toString(),
                item.kind().label(),
                item.custodian(),
                item.date(),
                item.sender(),
                item.recipients(),
                item.subject(),
                item.path(),
                item.unreadable() != null,
                hit.score(),
                hit.snippet().text());
    }

    private static SearchRequest.Order order(String sort) {
        return switch (sort) {
            case "date" -> SearchRequest.Order.DATE;
            case "-date" -> SearchRequest.Order.DATE_DESCENDING;
            case "score" -> SearchRequest.Order.SCORE;
            default ->
                    throw new Problem(
                            Code.INVALID_INPUT,
                            "'" + sort + "' is no order",
                            "use date, -date or score");
        };
    }

    private static Set<Facet> facets(String names) {
        Set<Facet> facets = EnumSet.noneOf(Facet.class);
        for (String name : names.split(",", -1)) {
            if (!name.isBlank()) {
                facets.add(Facet.parse(name));
            }
        }
        return facets;
    }
}
