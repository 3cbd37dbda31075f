package dev.holdfast.retention;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;
import dev.holdfast.rules.RuleBook;
import dev.holdfast.rules.RuleBooks;
import dev.holdfast.rules.RuleFile;
import dev.holdfast.rules.RuleFile.Origin;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts the tenant's own rules in force: reads the folder, compiles beside what decides, shows what
 * changes, then switches. If anything is refused, what was active stays active.
 */
@Singleton
public class ActivateRules {
    /**
     * @param millis from reading the folder until the new book decides, without the comparison
     */
    public record Outcome(RuleBook book, WouldChange wouldChange, long millis) {}

    private final Transactions transactions;
    private final RuleBooks books;
    private final RuleVersions versions;
    private final RulesFolder folder;
    private final SimulatePolicies simulate;
    private final ArchiveSettings settings;
    private final AuditLog audit;

    ActivateRules(
            Transactions transactions,
            RuleBooks books,
            RuleVersions versions,
            RulesFolder folder,
            SimulatePolicies simulate,
            ArchiveSettings settings,
            AuditLog audit) {
        this.transactions = transactions;
        this.books = books;
        this.versions = versions;
        this.folder = folder;
        this.simulate = simulate;
        this.settings = settings;
        this.audit = audit;
    }

    /** The book that these files and Holdfast's own rules would make; nothing is changed. */
    public RuleBook check(List<RuleFile> tenants) {
        List<RuleFile> files = new ArrayList<>(RuleFile.builtIn());
        files.addAll(tenants);
        return books.get(files);
    }

    /** The same of the files in the folder. */
    public RuleBook check() {
        return check(folder.files());
    }

    /**
     * @throws Problem HF-501x when any rule is refused; then none is activated
     */
    public Outcome activate(Actor by) {
        long started = System.nanoTime();
        RuleBook book = check();
        long compiled = System.nanoTime() - started;
        WouldChange change = simulate.compare(book, settings.today());
        long switching = System.nanoTime();
        transactions.write(
                connection -> {
                    versions.activate(connection, book, by);
                    return audit.append(
                            connection,
                            by,
                            "rules.activate",
                            "rules/" + book.digest().hex(),
                            Map.of(
                                    "rules",
                                    book.rules(),
                                    "files",
                                    tenants(book),
                                    "changes",
                                    change.items()));
                });
        long millis = (compiled + System.nanoTime() - switching) / 1_000_000;
        return new Outcome(book, change, millis);
    }

    private static List<String> tenants(RuleBook book) {
        return book.files().stream()
                .filter(file -> file.origin() == Origin.TENANT)
                .map(RuleFile::name)
                .toList();
    }
}
