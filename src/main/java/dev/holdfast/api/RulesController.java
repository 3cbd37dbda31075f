package dev.holdfast.api;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.item.Sha256;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.retention.ActivateRules;
import dev.holdfast.retention.RuleVersions;
import dev.holdfast.retention.RulesFolder;
import dev.holdfast.rules.RuleBook;
import dev.holdfast.rules.RuleFile;
import dev.holdfast.rules.RuleFile.Origin;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rules that decide: Holdfast's own with the tenant's, in all their versions. */
@Controller("/api/v1/rules")
@ExecuteOn(TaskExecutors.BLOCKING)
public class RulesController {
    private static final int SHORTEST_DIGEST = 6;

    /** A file of rules. */
    public record Text(String name, String text) {}

    /** Files to check; without any, those in the folder of the service. */
    public record Ask(@Nullable List<Text> files) {}

    private final RuleVersions versions;
    private final RulesFolder folder;
    private final ActivateRules activate;

    RulesController(RuleVersions versions, RulesFolder folder, ActivateRules activate) {
        this.versions = versions;
        this.folder = folder;
        this.activate = activate;
    }

    /** What decides now, whether the folder differs from it, and every version that ever did. */
    @Get
    @Allow(Permission.SEE_RETENTION)
    public Map<String, Object> list() {
        List<RuleFile> active = versions.active();
        Map<String, Object> answer = new LinkedHashMap<>();
        String digest = RuleBook.digest(active).hex();
        answer.put("active", digest);
        answer.put("files", active.stream().map(RulesController::named).toList());
        answer.put("folder", folder(active));
        answer.put(
                "versions",
                versions.list().stream().map(version -> described(version, digest)).toList());
        return answer;
    }

    /** Reads and compiles rules with Holdfast's own; changes nothing. */
    @Post("/check")
    @Allow(Permission.SEE_RETENTION)
    public Map<String, Object> check(@Body Ask ask) {
        List<Text> files = ask.files();
        return described(
                files == null
                        ? activate.check()
                        : activate.check(
                                files.stream()
                                        .map(
                                                file ->
                                                        new RuleFile(
                                                                file.name(),
                                                                file.text(),
                                                                Origin.TENANT))
                                        .toList()));
    }

    /** Reads the folder again, compiles it, and lets it decide from now on. */
    @Post("/activate")
    @Allow(Permission.CHANGE_RETENTION)
    public Map<String, Object> activate(Identity who) {
        ActivateRules.Outcome outcome = activate.activate(who.actor());
        Map<String, Object> answer = described(outcome.book());
        answer.put("millis", outcome.millis());
        answer.put("wouldChange", PolicyView.wouldChange(outcome.wouldChange()));
        return answer;
    }

    /** The texts of a version, by its digest or the beginning of it. */
    @Get("/{digest}")
    @Allow(Permission.SEE_RETENTION)
    public Map<String, Object> show(String digest) {
        List<Sha256> meant =
                digest.length() < SHORTEST_DIGEST
                        ? List.of()
                        : versions.list().stream()
                                .map(RuleVersions.Version::digest)
                                .filter(known -> known.hex().startsWith(digest))
                                .toList();
        if (meant.size() != 1) {
            throw new Problem(
                    Code.NO_SUCH_RULE_BOOK,
                    (meant.isEmpty() ? "no" : "more than one")
                            + " rule book has a digest that begins with '"
                            + digest
                            + "'",
                    "see 'holdfast rules list'");
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("digest", meant.getFirst().hex());
        answer.put(
                "files",
                versions.find(meant.getFirst()).orElseThrow().stream()
                        .map(
                                file -> {
                                    Map<String, Object> fields = named(file);
                                    fields.put("text", file.drl());
                                    return fields;
                                })
                        .toList());
        return answer;
    }

    private Map<String, Object> folder(List<RuleFile> active) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("path", folder.path().toString());
        fields.put("exists", folder.exists());
        Map<String, String> decides = texts(active);
        Map<String, String> there = texts(folder.exists() ? folder.files() : List.of());
        List<String> differs = new ArrayList<>();
        there.forEach(
                (name, text) -> {
                    if (!decides.containsKey(name)) {
                        differs.add(name + " is new");
                    } else if (!text.equals(decides.get(name))) {
                        differs.add(name + " changed");
                    }
                });
        decides.keySet().stream()
                .filter(name -> !there.containsKey(name))
                .forEach(name -> differs.add(name + " is missing"));
        fields.put("differs", differs);
        return fields;
    }

    /** The tenant's files by name. */
    private static Map<String, String> texts(List<RuleFile> files) {
        Map<String, String> texts = new TreeMap<>();
        files.stream()
                .filter(file -> file.origin() == Origin.TENANT)
                .forEach(file -> texts.put(file.name(), file.drl()));
        return texts;
    }

    private static Map<String, Object> named(RuleFile file) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", file.name());
        fields.put("origin", file.origin() == Origin.TENANT ? "tenant" : "holdfast");
        return fields;
    }

    private static Map<String, Object> described(RuleBook book) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("digest", book.digest().hex());
        fields.put("rules", book.rules());
        fields.put("files", book.files().stream().map(RulesController::named).toList());
        return fields;
    }

    private static Map<String, Object> described(RuleVersions.Version version, String active) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("digest", version.digest().hex());
        fields.put("active", version.digest().hex().equals(active));
        fields.put("rules", version.rules());
        fields.put("files", version.files());
        fields.put("tenantFiles", version.tenantFiles());
        fields.put("firstUsedAt", version.firstUsedAt());
        fields.put("firstUsedBy", version.firstUsedBy());
        fields.put("activatedAt", version.activatedAt());
        fields.put("activatedBy", version.activatedBy());
        return fields;
    }
}
