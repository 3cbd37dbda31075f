package dev.holdfast.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.audit.Actor;
import dev.holdfast.demo.DemoArchive;
import dev.holdfast.demo.DemoContents;
import dev.holdfast.demo.DemoScript;
import dev.holdfast.ingest.IngestItems;
import dev.holdfast.register.Origin;
import dev.holdfast.retention.ActivatePolicies;
import dev.holdfast.retention.PolicyFile;
import dev.holdfast.service.Service;
import dev.holdfast.source.archive.ArchiveSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Some hundred items of the demo's archive, of people the demo's matter concerns, and its policies.
 */
final class SmallDemo {
    private static final Actor KEEPER = new Actor("k.records");
    private static final int ITEMS = 300;

    private SmallDemo() {}

    static void ingest(Service service, Path folder) throws Exception {
        DemoContents contents =
                DemoArchive.write(folder.resolve("demo"), LocalDate.of(2026, 11, 22), 1L);
        List<DemoContents.Custodian> custodians =
                contents.custodians().stream()
                        .filter(
                                one ->
                                        DemoScript.standard()
                                                .holdCustodians()
                                                .contains(one.address()))
                        .sorted(Comparator.comparingInt(DemoContents.Custodian::messages))
                        .toList();
        IngestItems ingest = service.context().getBean(IngestItems.class);
        long seen = 0;
        for (DemoContents.Custodian one : custodians) {
            if (seen < ITEMS) {
                seen +=
                        ingest.ingest(
                                        ArchiveSource.of("demo", List.of(one.folder()), folder),
                                        new Origin("demo", one.name()),
                                        one.folder().toString(),
                                        null,
                                        KEEPER,
                                        progress -> {})
                                .counts()
                                .seen();
            }
        }
        assertThat(seen).isGreaterThanOrEqualTo(ITEMS);
        List<PolicyFile> policies = new ArrayList<>();
        for (String resource : DemoScript.standard().policies()) {
            policies.add(
                    new PolicyFile(
                            resource.substring(resource.lastIndexOf('/') + 1), text(resource)));
        }
        service.context().getBean(ActivatePolicies.class).activate(policies, KEEPER);
    }

    private static String text(String resource) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(DemoScript.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
