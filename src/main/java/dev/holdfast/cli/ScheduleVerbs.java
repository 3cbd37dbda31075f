package dev.holdfast.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What runs by itself. */
@Command(description = "Jobs that run by themselves in a service that stays ('serve'), and when.")
final class ScheduleVerbs extends VerbGroup {
    private static final String PATH = "/api/v1/schedules";

    ScheduleVerbs(Holdfast root) {
        super(root);
    }

    @Command(description = "List the jobs, when they run next and how they last ended.")
    int list() {
        return root.ask(rest -> rest.get(PATH));
    }

    @Command(description = "Run a job now; after the run that is under way, if there is one.")
    int run(@Parameters(paramLabel = "NAME") String name) {
        return root.ask(rest -> rest.post(PATH + "/" + Rest.part(name) + "/run", Rest.body()));
    }

    @Command(description = "Set when a job runs, in the archive's zone.")
    int set(
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(
                            paramLabel = "CRON",
                            description = "such as '0 2 * * *', in quotation marks; or none")
                    String cron) {
        return root.ask(
                rest -> rest.post(PATH + "/" + Rest.part(name), Rest.body().put("schedule", cron)));
    }
}
