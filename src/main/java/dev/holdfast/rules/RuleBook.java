package dev.holdfast.rules;

import dev.holdfast.item.Sha256;
import dev.holdfast.problem.Problem;

import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

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
                    .thenComparing(found -> found.finding().toString())
                    .thenComparing(Found::rule);

    private static final Pattern DAY = Pattern.compile("\\bAsOf\\b|\\b(Fact|Object)\\s*\\(|\\\\u");

    private final Sha256 digest;
    private final List<RuleFile> files;
    private final int rules;
    private final KieBase base;
    private final KnownFindings known = new KnownFindings();

    /** Whether a rule may ask which day it is; if none does, no day changes what is found. */
    private final boolean askTheDay;

    private RuleBook(Sha256 digest, List<RuleFile> files, int rules, KieBase base) {
        this.digest = digest;
        this.files = files;
        this.rules = rules;
        this.base = base;
        this.askTheDay = files.stream().anyMatch(file -> DAY.matcher(file.drl()).find());
    }

    /**
     * Compiles the files; takes a second the first time in a process.
     *
     * @throws Problem HF-501x naming file, line, rule and reason if a rule says what it may not, or
     *     nothing that can be understood
     */
    public static RuleBook compile(List<RuleFile> files) {
        Model model = BookText.read(files);
        KieBase base = KieBaseBuilder.createKieBaseFromModel(model);
        RuleBook book =
                new RuleBook(digest(files), List.copyOf(files), model.getRules().size(), base);
        if (files.stream().anyMatch(file -> file.origin() == RuleFile.Origin.TENANT)) {
            book.decide(Trial.facts());
        }
        return book;
    }

    /** Names the files: SHA-256 over their names and texts in the order of their names. */
    public static Sha256 digest(List<RuleFile> files) {
        StringBuilder all = new StringBuilder("holdfast rules 1\n");
        files.stream()
                .sorted(Comparator.comparing(RuleFile::origin).thenComparing(RuleFile::name))
                .forEach(
                        file ->
                                all.append(file.origin() == RuleFile.Origin.TENANT ? "tenant/" : "")
                                        .append(file.name())
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

    /** What it was compiled from. */
    public List<RuleFile> files() {
        return files;
    }

    /** How many rules it has. */
    public int rules() {
        return rules;
    }

    /** The short name of these rules with these policies, such as {@code rb-1a2b3c}. */
    public String versionWith(Sha256 policies) {
        String both = digest.hex() + " " + policies.hex();
        return "rb-" + Sha256.of(both.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 6);
    }

    /**
     * What the rules find for these facts, as {@link #decide}, but asked only once: rules know
     * nothing but the facts.
     *
     * @throws Problem HF-5014 if they cost more than a decision may
     */
    public List<Found> findings(Collection<? extends Fact> facts) {
        List<Fact> asked = new ArrayList<>(facts);
        if (!askTheDay) {
            asked.removeIf(fact -> fact instanceof Fact.AsOf);
        }
        return known.of(List.copyOf(asked), this::decide);
    }

    /**
     * What the rules find for these facts, in an order that depends on the findings only.
     *
     * @throws Problem HF-5014 if they cost more than a decision may
     */
    public List<Found> decide(Collection<? extends Fact> facts) {
        Collected collected = new Collected();
        Effort.begin();
        KieSession session = base.newKieSession();
        try {
            session.setGlobal("findings", collected);
            facts.forEach(session::insert);
            session.fireAllRules();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof Problem problem) {
                    throw problem;
                }
            }
            throw e;
        } finally {
            session.dispose();
        }
        return collected.found().stream().sorted(ORDER).toList();
    }
}
