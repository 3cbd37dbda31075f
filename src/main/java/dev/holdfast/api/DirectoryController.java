package dev.holdfast.api;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.directory.Directory;
import dev.holdfast.directory.ImportDirectory;
import dev.holdfast.directory.ReadDirectory;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** The directory of custodians: who had which group, department or place, and when. */
@Controller("/api/v1/directory")
@ExecuteOn(TaskExecutors.BLOCKING)
public class DirectoryController {
    private static final int MOST = 10_000_000;

    private final Directory directory;
    private final ReadDirectory read;
    private final ImportDirectory imports;

    DirectoryController(Directory directory, ReadDirectory read, ImportDirectory imports) {
        this.directory = directory;
        this.read = read;
        this.imports = imports;
    }

    /**
     * The custodians on a day.
     *
     * @param asOf the day; today where absent
     */
    @Get
    @Allow(Permission.SEE_RETENTION)
    public Map<String, Object> list(
            @QueryValue @Nullable LocalDate asOf, @QueryValue @Nullable Integer limit) {
        LocalDate day = day(asOf);
        var everybody = read.list(day);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("asOf", day);
        answer.put("total", everybody.size());
        answer.put(
                "custodians",
                everybody.stream()
                        .limit(limit == null ? MOST : limit)
                        .map(
                                one -> {
                                    Map<String, Object> row = new LinkedHashMap<>();
                                    row.put("custodian", one.custodian());
                                    row.putAll(one.attributes());
                                    return row;
                                })
                        .toList());
        return answer;
    }

    /** One custodian, by name or alias, with everything that was ever so. */
    @Get("/custodians/{name}")
    @Allow(Permission.SEE_RETENTION)
    public ReadDirectory.Shown show(String name, @QueryValue @Nullable LocalDate asOf) {
        return read.show(name, day(asOf));
    }

    /** The groups, with how many are in them on a day. */
    @Get("/groups")
    @Allow(Permission.SEE_RETENTION)
    public Map<String, Object> groups(@QueryValue @Nullable LocalDate asOf) {
        LocalDate day = day(asOf);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("asOf", day);
        answer.put("groups", read.groups(day));
        return answer;
    }

    /** The files taken in, newest first. */
    @Get("/imports")
    @Allow(Permission.SEE_RETENTION)
    public Map<String, Object> imports() {
        return Map.of("imports", read.imports());
    }

    /**
     * Takes in a CSV file, wholly or not at all.
     *
     * @param file its name, as problems and the audit log say it
     * @param asOf from which day it holds; today where absent
     * @param full whether it names everybody, so that whoever is missing has left
     */
    @Post("/imports")
    @Consumes("text/csv")
    @Allow(Permission.CHANGE_RETENTION)
    public Map<String, Object> imported(
            @Body byte[] csv,
            @QueryValue @Nullable String file,
            @QueryValue @Nullable LocalDate asOf,
            @QueryValue @Nullable Boolean full,
            Identity who) {
        ImportDirectory.Outcome outcome =
                imports.read(
                        file == null || file.isBlank() ? "the file" : file,
                        csv,
                        asOf,
                        Boolean.TRUE.equals(full),
                        who.actor());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("import", outcome.imported());
        answer.put("file", outcome.file());
        answer.put("asOf", outcome.asOf());
        answer.put("custodians", outcome.custodians());
        answer.put("changed", outcome.changed());
        answer.put("unchanged", outcome.unchanged());
        answer.put("left", outcome.left());
        return answer;
    }

    private LocalDate day(@Nullable LocalDate asOf) {
        return asOf == null ? directory.today() : asOf;
    }
}
