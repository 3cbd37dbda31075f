package dev.holdfast.console;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Style, script and sign of the console, from the class path; these names and no others. */
@Hidden
@Controller("/assets")
public class AssetController {
    private static final String WEBJARS = "/META-INF/resources/webjars/";
    private static final Map<String, Asset> ASSETS =
            Map.of(
                    "tabler.css",
                            new Asset(
                                    WEBJARS + "tabler__core/1.4.0/dist/css/tabler.min.css",
                                    "text/css;charset=utf-8"),
                    "htmx.js",
                            new Asset(
                                    WEBJARS + "htmx.org/2.0.10/dist/htmx.min.js",
                                    "text/javascript;charset=utf-8"),
                    "console.css", new Asset("/console/console.css", "text/css;charset=utf-8"),
                    "console.js", new Asset("/console/console.js", "text/javascript;charset=utf-8"),
                    "regular.ttf", new Asset("/fonts/InterTabular-Regular.ttf", "font/ttf"),
                    "medium.ttf", new Asset("/fonts/InterTabular-Medium.ttf", "font/ttf"),
                    "semibold.ttf", new Asset("/fonts/InterTabular-SemiBold.ttf", "font/ttf"),
                    "mono.ttf", new Asset("/fonts/JetBrainsMono-Regular.ttf", "font/ttf"),
                    "mark.svg", new Asset("/console/mark.svg", "image/svg+xml"));

    private record Asset(String resource, String type) {}

    private final Map<String, byte[]> read = new ConcurrentHashMap<>();

    /**
     * @return null (not found) for any other name
     */
    @Get("/{name}")
    public @Nullable HttpResponse<byte[]> asset(String name) {
        Asset asset = ASSETS.get(name);
        if (asset == null) {
            return null;
        }
        return HttpResponse.ok(read.computeIfAbsent(asset.resource(), AssetController::bytes))
                .contentType(MediaType.of(asset.type()))
                .header("Cache-Control", "public, max-age=3600");
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = AssetController.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
