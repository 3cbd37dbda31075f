package dev.holdfast.fileplan;

import dev.holdfast.policy.PolicyReader;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads published record schedules (JSON) and file plans (CSV) into policy files; changes nothing
 * in the archive.
 */
@Singleton
public class ImportFilePlan {
    private final PlanImport plans;

    public ImportFilePlan(PolicyReader reader) {
        this.plans = new PlanImport(reader);
    }

    /**
     * @param known what earlier files of the same import made known, by id: {@link
     *     Imported#known()}
     */
    public Imported read(List<Imported.NamedText> files, Map<String, String> known) {
        Sheet sheet = new Sheet(known);
        List<ScheduleImport.Drafts> drafts =
                files.parallelStream().map(ImportFilePlan::draft).toList();
        for (int i = 0; i < files.size(); i++) {
            if (isPlan(files.get(i))) {
                plans.add(files.get(i), sheet);
            } else {
                drafts.get(i).addTo(sheet);
            }
        }
        return sheet.done();
    }

    private static ScheduleImport.Drafts draft(Imported.NamedText file) {
        return isPlan(file) ? ScheduleImport.Drafts.NONE : ScheduleImport.draft(file);
    }

    private static boolean isPlan(Imported.NamedText file) {
        return file.name().toLowerCase(Locale.ROOT).endsWith(".csv");
    }
}
