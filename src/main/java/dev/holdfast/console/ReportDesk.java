package dev.holdfast.console;

import dev.holdfast.access.Identity;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The proof on paper. */
public interface ReportDesk {
    ReportsPage reports(Identity who);

    /** Writes a report. @return its id */
    String generate(Ask ask, Identity who);

    /**
     * @throws dev.holdfast.problem.Problem HF-1001 when there is no such report
     */
    File file(String id, Identity who);

    record ReportsPage(List<Kind> kinds, List<MatterDesk.Matter> matters, List<Made> made) {}

    record Kind(String id, String title, String tells, boolean takesDates, boolean takesMatter) {}

    record Made(
            String id,
            String title,
            Instant made,
            String madeBy,
            int pages,
            long bytes,
            String sha256) {}

    record Ask(
            String kind,
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            Optional<String> matter) {}

    record File(String name, Path path) {}
}
