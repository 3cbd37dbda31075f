package dev.holdfast.proof;

import dev.holdfast.audit.Actor;
import dev.holdfast.home.Home;
import dev.holdfast.ingest.IngestCounts;
import dev.holdfast.ingest.IngestItems;
import dev.holdfast.ingest.IngestProgress;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Origin;
import dev.holdfast.service.Service;
import dev.holdfast.source.archive.ArchiveSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The process that is killed: a service that ingests one folder and says what it has acknowledged.
 *
 * <p>Writes {@code READY} when the service runs, {@code ACK n} whenever the first {@code n} items of
 * the source are accepted, {@code DONE n} at the end, {@code PROBLEM HF-…} when it gives up.
 */
final class CrashChild {
    static final Origin ORIGIN = new Origin("crash", "custodian");

    private CrashChild() {}

    public static void main(String[] args) throws Exception {
        Home home = new Home(Path.of(args[0]));
        try (Service service = Service.start(home, 0, Map.of())) {
            say("READY");
            IngestItems.Outcome outcome =
                    service.context()
                            .getBean(IngestItems.class)
                            .ingest(
                                    ArchiveSource.of(
                                            ORIGIN.source(), List.of(Path.of(args[1])), home.temp()),
                                    ORIGIN,
                                    args[1],
                                    null,
                                    new Actor("crash"),
                                    CrashChild::watch);
            say("DONE " + outcome.counts().seen());
        } catch (Problem problem) {
            say("PROBLEM " + problem.line());
            System.exit(1);
        }
        System.exit(0);
    }

    private static void watch(IngestProgress progress) {
        Thread.ofPlatform()
                .daemon()
                .start(
                        () -> {
                            long last = 0;
                            while (true) {
                                IngestCounts counts = progress.counts();
                                long accepted = counts.stored() + counts.duplicates();
                                if (accepted > last) {
                                    last = accepted;
                                    say("ACK " + accepted);
                                }
                                try {
                                    Thread.sleep(1);
                                } catch (InterruptedException e) {
                                    return;
                                }
                            }
                        });
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
