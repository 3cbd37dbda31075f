package dev.holdfast.console;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.item.ItemId;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

import java.util.Map;
import java.util.Optional;

/** One screen to find items, and to see one and why it is kept. */
@Hidden
@Controller
@Requires(beans = SearchDesk.class)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
public class SearchController extends DeskController {
    private final SearchDesk desk;

    SearchController(Pages pages, SearchDesk desk) {
        super(pages);
        this.desk = desk;
    }

    @Get("/search")
    @Allow(Permission.SEARCH)
    public HttpResponse<?> search(
            Identity who,
            @QueryValue(defaultValue = "") String q,
            @QueryValue(defaultValue = "-date") String sort,
            @QueryValue Optional<Long> item) {
        SearchPage page = q.isBlank() ? SearchPage.blank() : desk.search(q, sort, 0, who);
        Optional<Long> open =
                item.or(() -> page.hits().stream().findFirst().map(hit -> hit.id().ordinal()));
        Optional<ItemPage> preview =
                who.may(Permission.READ_ITEM)
                        ? open.map(id -> desk.open(new ItemId(id), q, who))
                        : Optional.empty();
        return page("search", who, Map.of("page", page, "sort", sort, "preview", preview));
    }

    @Get("/search/more")
    @Allow(Permission.SEARCH)
    public HttpResponse<?> more(Identity who, String q, String sort, int from) {
        return part(
                "hits",
                Map.of("page", desk.search(q, sort, from, who), "sort", sort, "chosen", 0L));
    }

    @Get("/items/{id}")
    @Allow(Permission.READ_ITEM)
    public HttpResponse<?> item(
            HttpRequest<?> request,
            Identity who,
            long id,
            @QueryValue(defaultValue = "") String q) {
        ItemPage item = desk.open(new ItemId(id), q, who);
        return Pages.isHtmx(request)
                ? part("item", Map.of("item", item))
                : page("itempage", who, Map.of("item", item));
    }

    @Get("/items/{id}/raw")
    @Produces(MediaType.ALL)
    @Allow(Permission.READ_ITEM)
    public StreamedFile raw(Identity who, long id) {
        SearchDesk.Original original = desk.original(new ItemId(id), who);
        return new StreamedFile(
                        original.content().get(),
                        MediaType.APPLICATION_OCTET_STREAM_TYPE,
                        0,
                        original.bytes())
                .attach(original.fileName());
    }
}
