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
import java.util.Map;
import java.util.concurrent.Callable;

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

    CommandLine commandLine() {
        return new CommandLine(this)
                .addSubcommand("demo", new DemoVerb(this))
                .addSubcommand("serve", new ServeVerb(this))
                .addSubcommand("ingest", new IngestVerb(this))
                .addSubcommand("search", new SearchVerb(this))
                .addSubcommand("show", new ShowVerb(this))
                .addSubcommand("why", new WhyVerb(this))
                .addSubcommand("policy", new PolicyVerbs(this))
                .addSubcommand("directory", new DirectoryVerbs(this))
                .addSubcommand("rules", new RulesVerbs(this))
                .addSubcommand("jobs", new JobVerbs(this))
                .addSubcommand("schedule", new ScheduleVerbs(this))
                .addSubcommand("label", new LabelVerb(this))
                .addSubcommand("event", new EventVerbs(this))
                .addSubcommand("proceeding", new ProceedingVerbs(this))
                .addSubcommand("order", new OrderVerbs(this))
                .addSubcommand("keeper", new KeeperVerbs(this))
                .addSubcommand("evaluate", new EvaluateVerb(this))
                .addSubcommand("evaluation", new EvaluationVerbs(this))
                .addSubcommand("matter", new MatterVerbs(this))
                .addSubcommand(
                        "hold",
                        new CommandLine(new HoldVerbs(this))
                                .addSubcommand("notice", new NoticeVerbs(this)))
                .addSubcommand("review", new ReviewVerbs(this))
                .addSubcommand("disposition", new DispositionVerbs(this))
                .addSubcommand("erasure", new ErasureVerbs(this))
                .addSubcommand("export", new ExportVerb(this))
                .addSubcommand("report", new ReportVerb(this))
                .addSubcommand("audit", new AuditVerbs(this))
                .addSubcommand("verify", new VerifyVerb(this))
                .addSubcommand("selftest", new SelfTestVerb(this))
                .addSubcommand("vault", new VaultVerbs(this))
                .addSubcommand("clock", new ClockVerbs(this))
                .addSubcommand("source", new SourceVerbs(this))
                .addSubcommand("user", new UserVerbs(this))
                .addSubcommand("tenant", new TenantVerbs(this))
                .addSubcommand("train-aot", new TrainVerb(this))
                .setUsageHelpAutoWidth(true);
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
