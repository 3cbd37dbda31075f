package dev.holdfast.rules;

import dev.holdfast.item.Sha256;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.definition.rule.Rule;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Compiled rules. Immutable, safe for use by several threads, costly to make: see {@link
 * RuleBooks}.
 *
 * <p>The digest covers the names and texts of the files, so two books of one digest decide alike.
 */
public final class RuleBook {
    private static final Comparator<Found> ORDER =
            Comparator.comparingInt(Found::level)
                    .thenComparing(found -> found.finding().getClass().getSimpleName())
                    .thenComparing(found -> found.finding().toString());

    private final Sha256 digest;
    private final KieBase base;

    private RuleBook(Sha256 digest, KieBase base) {
        this.digest = digest;
        this.base = base;
    }

    /**
     * Compiles the files; takes seconds the first time in a process.
     *
     * @throws Problem HF-5010 naming file, line and reason if a rule does not compile or cites no
     *     authority
     */
    public static RuleBook compile(List<RuleFile> files) {
        KieServices services = KieServices.Factory.get();
        KieFileSystem sources = services.newKieFileSystem();
        Sha256 digest = digest(files);
        sources.generateAndWritePomXML(
                services.newReleaseId("dev.holdfast", "rules", digest.hex()));
        for (RuleFile file : files) {
            sources.write("src/main/resources/dev/holdfast/book/" + file.name(), file.drl());
        }
        KieBuilder builder = services.newKieBuilder(sources, RuleBook.class.getClassLoader());
        builder.buildAll(ExecutableModelProject.class);
        for (Message message : builder.getResults().getMessages(Message.Level.ERROR)) {
            throw refused(message);
        }
        KieBase base =
                services.newKieContainer(
                                builder.getKieModule().getReleaseId(),
                                RuleBook.class.getClassLoader())
                        .getKieBase();
        base.getKiePackages()
                .forEach(
                        pack ->
                                pack.getRules()
                                        .forEach(
                                                rule -> {
                                                    authority(rule);
                                                    level(rule);
                                                }));
        return new RuleBook(digest, base);
    }

    /** Names the files: SHA-256 over their names and texts in the order of their names. */
    public static Sha256 digest(List<RuleFile> files) {
        StringBuilder all = new StringBuilder("holdfast rules 1\n");
        files.stream()
                .sorted(Comparator.comparing(RuleFile::name))
                .forEach(
                        file ->
                                all.append(file.name())
                                        .append(' ')
                                        .append(file.drl().length())
                                        .append('\n')
                                        .append(file.drl())
                                        .append('\n'));
        return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    public Sha256 digest() {
        return digest;
    }

    /** The short name of these rules with these policies, such as {@code rb-1a2b3c}. */
    public String versionWith(Sha256 policies) {
        String both = digest.hex() + " " + policies.hex();
        return "rb-" + Sha256.of(both.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 6);
    }

    /** What the rules find for these facts, in an order that depends on the findings only. */
    public List<Found> decide(Collection<? extends Fact> facts) {
        List<Found> found = new ArrayList<>();
        Findings findings = new Findings();
        KieSession session = base.newKieSession();
        try {
            session.setGlobal("findings", findings);
            session.addEventListener(
                    new DefaultAgendaEventListener() {
                        @Override
                        public void afterMatchFired(AfterMatchFiredEvent event) {
                            Rule rule = event.getMatch().getRule();
                            for (Finding finding : findings.drain()) {
                                found.add(
                                        new Found(
                                                finding,
                                                level(rule),
                                                rule.getName(),
                                                authority(rule)));
                            }
                        }
                    });
            facts.forEach(session::insert);
            session.fireAllRules();
        } finally {
            session.dispose();
        }
        found.sort(ORDER);
        return List.copyOf(found);
    }

    private static String authority(Rule rule) {
        Object authority = rule.getMetaData().get("authority");
        if (authority == null || authority.toString().isBlank()) {
            throw unstated(rule, "authority");
        }
        return unquoted(authority);
    }

    private static int level(Rule rule) {
        Map<String, Object> metadata = rule.getMetaData();
        try {
            return Integer.parseInt(unquoted(String.valueOf(metadata.get("level"))));
        } catch (NumberFormatException e) {
            throw unstated(rule, "level");
        }
    }

    /** The executable model keeps the quotes of an annotation's value. */
    private static String unquoted(Object value) {
        String text = value.toString();
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static Problem unstated(Rule rule, String what) {
        return new Problem(
                Code.BAD_RULES,
                "the rule '" + rule.getName() + "' states no @" + what,
                "add @" + what + "(…) below the rule's name");
    }

    private static Problem refused(Message message) {
        String path = String.valueOf(message.getPath());
        String file = path.substring(path.lastIndexOf('/') + 1);
        String text = String.valueOf(message.getText()).replaceAll("\\s+", " ");
        return new Problem(
                Code.BAD_RULES,
                "the rules do not compile: " + file + ":" + message.getLine() + ": " + text,
                "correct the rule; what was active stays active");
    }
}
