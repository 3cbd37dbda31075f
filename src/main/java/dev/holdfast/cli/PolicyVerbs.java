package dev.holdfast.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;

/** Retention policies. */
@Command(
        description =
                "Retention policies: list them, check files, see what they would change, put them"
                        + " in force.")
final class PolicyVerbs extends VerbGroup {
    private static final String POLICIES = "/api/v1/policies";

    PolicyVerbs(Holdfast root) {
        super(root);
    }

    @Command(description = "List the policies in force, or what there is to choose from.")
    int list(
            @Option(names = "--available", description = "the templates that come with Holdfast")
                    boolean available,
            @Option(
                            names = "--without-period",
                            description = "the rules that say how to keep and not how long")
                    boolean withoutPeriod) {
        if (withoutPeriod) {
            return root.ask(
                    rest -> rest.get(POLICIES + "/without-period"), PolicyTelling::withoutPeriod);
        }
        return available
                ? root.ask(rest -> rest.get(POLICIES + "/available"), PolicyTelling::available)
                : root.ask(rest -> rest.get(POLICIES), PolicyTelling::policies);
    }

    @Command(description = "Show one policy with its history, or a template.")
    int show(@Parameters(paramLabel = "ID") String id) {
        return root.ask(rest -> rest.get(POLICIES + "/" + Rest.part(id)), PolicyTelling::shown);
    }

    @Command(description = "Check policy files and run their examples; changes nothing.")
    int check(@Parameters(arity = "1..*", paramLabel = "FILE|ID") List<String> named) {
        return send("check", PolicyArguments.body(named), PolicyTelling::policies);
    }

    @Command(description = "Show what the policies would change today; changes nothing.")
    int simulate(@Parameters(arity = "1..*", paramLabel = "FILE|ID") List<String> named) {
        return send("simulate", PolicyArguments.body(named), Human::print);
    }

    @Command(
            description =
                    "Show how two policies differ, in words and in what the archive would decide;"
                            + " changes nothing.")
    int diff(
            @Parameters(paramLabel = "OLD", description = "FILE, template ID, or ID@VERSION")
                    String was,
            @Parameters(paramLabel = "NEW") String is) {
        ObjectNode body = Rest.body();
        body.set("was", PolicyArguments.side(was));
        body.set("is", PolicyArguments.side(is));
        return send("diff", body, PolicyTelling::difference);
    }

    @Command(description = "Put the policies in force and show what that changes.")
    int activate(
            @Parameters(arity = "1..*", paramLabel = "FILE|ID") List<String> named,
            @Option(
                            names = "--accept-draft",
                            description = "also those whose wording was not verified")
                    boolean acceptDraft,
            @Option(
                            names = "--lock",
                            description =
                                    "from now on they may only become stricter; nobody unlocks"
                                            + " them")
                    boolean lock) {
        ObjectNode body = PolicyArguments.body(named);
        body.put("acceptDraft", acceptDraft).put("lock", lock);
        return send("activate", body, PolicyTelling::policies);
    }

    @Command(description = "Let a policy only become stricter from now on; nobody unlocks it.")
    int lock(@Parameters(paramLabel = "ID") String id) {
        return send(Rest.part(id) + "/lock", Rest.body(), Human::print);
    }

    @Command(description = "End a policy and show what that changes.")
    int retire(@Parameters(paramLabel = "ID") String id) {
        return send(Rest.part(id) + "/retire", Rest.body(), PolicyTelling::policies);
    }

    @Command(
            name = "import",
            description =
                    "Turn published record schedules (JSON) and file plans (CSV) into policy files;"
                            + " changes nothing in the archive.")
    int importPlans(
            @Parameters(arity = "1..*", paramLabel = "PATH") List<Path> paths,
            @Option(
                            names = "--out",
                            paramLabel = "FOLDER",
                            description =
                                    "where the policy files go, with lists of what was refused and"
                                            + " what a person must read; else only counts")
                    @Nullable Path out) {
        return new PolicyImport(root, out).run(paths);
    }

    @Command(description = "Write the labels in force as a Microsoft Purview file plan (CSV).")
    int export(
            @Option(names = "--csv", required = true, paramLabel = "FILE") Path csv,
            @Option(
                            names = "--reviewer",
                            paramLabel = "MAIL",
                            description = "who reviews, where a policy names nobody")
                    @Nullable String reviewer) {
        return new PlanExport(root).run(csv, reviewer);
    }

    private int send(String act, ObjectNode body, Holdfast.Telling telling) {
        return root.ask(rest -> rest.post(POLICIES + "/" + act, body), telling);
    }
}
