package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;

import dev.holdfast.home.Home;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command with the options every verb has. */
@Command(
        name = "holdfast",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        version = "Holdfast 1.0",
        synopsisSubcommandLabel = "VERB …",
        description =
                "Keeps what must be kept, finds it, freezes it, lets go of what may go, and proves"
                        + " it.")
final class Holdfast implements Callable<Integer> {
    private static final String ONLY_TENANT = "default";

    /** What a verb asks of the service. */
    @FunctionalInterface
    interface Ask {
        /** The answer to print. */
        JsonNode of(Rest rest);
    }

    /** How an answer is printed for people. */
    @FunctionalInterface
    interface Telling {
        /** Prints it. */
        void tell(JsonNode answer, Printed printed);
    }

    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "everything of this installation; default ./data or HOLDFAST_HOME")
    @Nullable Path home;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "print exactly one JSON document")
    boolean json;

    @Option(
            names = "--tenant",
            paramLabel = "T",
            scope = ScopeType.INHERIT,
            description = "the tenant; this version has one, 'default'")
    @Nullable String tenant;

    @Option(
            names = "--as",
            paramLabel = "USER",
            scope = ScopeType.INHERIT,
            description = "act as this user instead of the administrator")
    @Nullable String as;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before a verb runs
    CommandSpec spec;

    private final Printed printed;

    Holdfast(Printed printed) {
        this.printed = printed;
    }

    /**
     * The command with the verbs that {@code args} may mean: each verb costs a start its time, so
     * the others are left out. Without any, as for the help, all are there.
     */
    CommandLine commandLine(String[] args) {
        Map<String, Supplier<Object>> verbs = verbs();
        Set<String> named =
                Stream.of(args)
                        .takeWhile(arg -> !arg.equals("-h") && !arg.equals("--help"))
                        .filter(verbs::containsKey)
                        .collect(Collectors.toSet());
        CommandLine command = new CommandLine(this);
        verbs.forEach(
                (name, verb) -> {
                    if (named.isEmpty() || named.contains(name)) {
                        command.addSubcommand(name, verb.get());
                    }
                });
        return command.setUsageHelpAutoWidth(true);
    }

    private Map<String, Supplier<Object>> verbs() {
        Map<String, Supplier<Object>> verbs = new LinkedHashMap<>();
        verbs.put("demo", () -> new DemoVerb(this));
        verbs.put("serve", () -> new ServeVerb(this));
        verbs.put("ingest", () -> new IngestVerb(this));
        verbs.put("search", () -> new SearchVerb(this));
        verbs.put("show", () -> new ShowVerb(this));
        verbs.put("why", () -> new WhyVerb(this));
        verbs.put("policy", () -> new PolicyVerbs(this));
        verbs.put("directory", () -> new DirectoryVerbs(this));
        verbs.put("rules", () -> new RulesVerbs(this));
        verbs.put("jobs", () -> new JobVerbs(this));
        verbs.put("schedule", () -> new ScheduleVerbs(this));
        verbs.put("label", () -> new LabelVerb(this));
        verbs.put("event", () -> new EventVerbs(this));
        verbs.put("proceeding", () -> new ProceedingVerbs(this));
        verbs.put("order", () -> new OrderVerbs(this));
        verbs.put("keeper", () -> new KeeperVerbs(this));
        verbs.put("evaluate", () -> new EvaluateVerb(this));
        verbs.put("evaluation", () -> new EvaluationVerbs(this));
        verbs.put("matter", () -> new MatterVerbs(this));
        verbs.put(
                "hold",
                () ->
                        new CommandLine(new HoldVerbs(this))
                                .addSubcommand("notice", new NoticeVerbs(this)));
        verbs.put("review", () -> new ReviewVerbs(this));
        verbs.put("disposition", () -> new DispositionVerbs(this));
        verbs.put("erasure", () -> new ErasureVerbs(this));
        verbs.put("export", () -> new ExportVerb(this));
        verbs.put("report", () -> new ReportVerb(this));
        verbs.put("audit", () -> new AuditVerbs(this));
        verbs.put("verify", () -> new VerifyVerb(this));
        verbs.put("selftest", () -> new SelfTestVerb(this));
        verbs.put("vault", () -> new VaultVerbs(this));
        verbs.put("clock", () -> new ClockVerbs(this));
        verbs.put("source", () -> new SourceVerbs(this));
        verbs.put("user", () -> new UserVerbs(this));
        verbs.put("tenant", () -> new TenantVerbs(this));
        verbs.put("train-aot", () -> new TrainVerb(this));
        return verbs;
    }

    /** A bare {@code holdfast} is wrong usage. */
    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a verb is missing");
    }

    Printed printed() {
        return printed;
    }

    Home home() {
        if (tenant != null && !tenant.equals(ONLY_TENANT)) {
            throw new Problem(
                    Code.NO_SUCH_TENANT,
                    "there is no tenant '" + tenant + "'",
                    "this version has one, 'default': leave --tenant out");
        }
        if (home != null) {
            return new Home(home);
        }
        String named = System.getenv("HOLDFAST_HOME");
        return new Home(Path.of(named == null || named.isBlank() ? "data" : named));
    }

    Rest rest(Connected connected) {
        return new Rest(connected.port(), connected.token(), as, new Watch(printed));
    }

    /** Asks the service and prints its answer. */
    int ask(Ask ask) {
        return ask(ask, Human::print);
    }

    /** Asks the service and prints its answer, for people in a way of its own. */
    int ask(Ask ask, Telling telling) {
        answer(ask(ask, Map.of()), telling);
        return 0;
    }

    /** Asks the service; {@code settings} are for one that has to be started. */
    JsonNode ask(Ask ask, Map<String, Object> settings) {
        try (Connected connected = Connected.to(home(), settings)) {
            return ask.of(rest(connected));
        }
    }

    void answer(JsonNode answer, Telling telling) {
        if (json) {
            printed.json(answer);
        } else {
            telling.tell(answer, printed);
        }
    }
}
