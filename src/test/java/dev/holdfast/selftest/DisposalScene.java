package dev.holdfast.selftest;

import dev.holdfast.audit.Actor;
import dev.holdfast.disposition.ApprovePlan;
import dev.holdfast.disposition.ExecutePlan;
import dev.holdfast.disposition.Plan;
import dev.holdfast.disposition.PlanDisposition;
import dev.holdfast.home.Home;
import dev.holdfast.ingest.IngestItems;
import dev.holdfast.register.Origin;
import dev.holdfast.retention.ActivatePolicies;
import dev.holdfast.retention.ArchiveSettings;
import dev.holdfast.retention.PolicyFile;
import dev.holdfast.service.Service;
import dev.holdfast.source.archive.ArchiveSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A service with mail made of words that occur nowhere else, some of it due. */
public final class DisposalScene implements AutoCloseable {
    public static final Actor OFFICER = new Actor("olga");
    public static final Actor FIRST = new Actor("anna");
    public static final Actor SECOND = new Actor("ben");
    static final String POLICY =
            """
            id: mail-5y
            title: Company mail
            authority: {cite: "Company rule 7", read: 2026-11-22, confidence: seen}
            kind: minimum
            level: policy
            scope: {query: 'kind:email'}
            period: P5Y
            from: sent
            round: none
            then: destroy
            examples:
              - {item: {kind: email, sent: 2020-02-29}, retainUntil: 2025-02-28}
            """;
    private static final int LETTERS = 14;

    private final Path folder;
    private final Random random;
    private final Map<String, Object> settings;
    private Service service;

    public DisposalScene(Path folder, Random random) {
        this(folder, random, Map.of());
    }

    /**
     * @param settings further ones, by their full names
     */
    public DisposalScene(Path folder, Random random, Map<String, Object> settings) {
        this(folder, random, settings, true);
    }

    private DisposalScene(
            Path folder, Random random, Map<String, Object> settings, boolean activate) {
        this.folder = folder;
        this.random = random;
        this.settings = settings;
        this.service = start();
        if (activate) {
            bean(ActivatePolicies.class)
                    .activate(List.of(new PolicyFile("mail.yaml", POLICY)), OFFICER);
        }
    }

    /** A scene that another process left as it is. */
    public static DisposalScene reopened(Path folder, Random random) {
        return new DisposalScene(folder, random, Map.of(), false);
    }

    public Path home() {
        return folder.resolve("home");
    }

    public <T> T bean(Class<T> type) {
        return service.context().getBean(type);
    }

    /** The words of so many new mails of that year: subject, body, attachment, sender and path. */
    public Set<String> mails(int number, int year) throws IOException, InterruptedException {
        Set<String> words = new HashSet<>();
        Path box = Files.createDirectory(folder.resolve("box-" + random.nextInt(1 << 30)));
        for (int i = 0; i < number; i++) {
            String[] word = new String[5];
            for (int k = 0; k < word.length; k++) {
                word[k] = word();
                words.add(word[k]);
            }
            Files.writeString(box.resolve(word[4] + ".eml"), mail(word, year, i));
        }
        bean(IngestItems.class)
                .ingest(
                        ArchiveSource.of("archive", List.of(box), folder),
                        new Origin("archive", "okafor"),
                        "box",
                        null,
                        OFFICER,
                        progress -> {});
        return words;
    }

    public Plan plan() {
        return ((PlanDisposition.Outcome.Planned)
                        bean(PlanDisposition.class)
                                .plan(bean(ArchiveSettings.class).today(), OFFICER))
                .plan();
    }

    /** Destroys what is due, as two people agreed. */
    public Plan dispose() throws InterruptedException {
        long plan = plan().id();
        bean(ApprovePlan.class).approve(plan, null, FIRST);
        bean(ApprovePlan.class).approve(plan, null, SECOND);
        return bean(ExecutePlan.class).execute(plan, OFFICER, n -> {});
    }

    public void restart() {
        restart(() -> {});
    }

    /**
     * @param meanwhile done while nothing runs
     */
    public void restart(Runnable meanwhile) {
        service.close();
        meanwhile.run();
        service = start();
    }

    @Override
    public void close() {
        service.close();
    }

    private Service start() {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("holdfast.disposition.cooling", "PT0S");
        all.put("holdfast.hold.release-grace", "PT0S");
        all.put("holdfast.vault.compaction-grace", "PT1S");
        return Service.start(new Home(home()), 0, all);
    }

    private String word() {
        return random.ints(LETTERS, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String mail(String[] word, int year, int number) {
        return """
        From: %s <%s@northgate.example>
        To: lucia@northgate.example
        Date: Thu, 5 Mar %d 10:00:00 +0000
        Subject: About %s
        Message-ID: <%d.%s@northgate.example>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="b"

        --b
        Content-Type: text/plain

        The body says %s.
        --b
        Content-Type: text/csv; name="list.csv"
        Content-Disposition: attachment; filename="list.csv"

        part,amount
        %s,%d
        --b--
        """
                .formatted(
                        word[0], word[0], year, word[1], number, word[1], word[2], word[3], number)
                .replace("\n", "\r\n");
    }
}
