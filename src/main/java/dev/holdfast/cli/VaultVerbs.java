package dev.holdfast.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The vault. */
@Command(description = "The vault: its packs, and the space of destroyed contents.")
final class VaultVerbs extends VerbGroup {
    VaultVerbs(Holdfast root) {
        super(root);
    }

    @Command(description = "Show the packs and how much of each lives.")
    int show() {
        return root.ask(rest -> rest.get("/api/v1/vault"));
    }

    @Command(
            description =
                    "Give back the space of destroyed contents, and prove that nothing else"
                            + " changed.")
    int compact(
            @Option(
                            names = "--min-dead",
                            paramLabel = "SHARE",
                            defaultValue = "0.3",
                            description = "rewrite packs of which this share is dead; default 0.3")
                    double minDead,
            @Option(names = "--dry-run", description = "only say what would be given back")
                    boolean dryRun) {
        return root.ask(
                rest ->
                        rest.post(
                                "/api/v1/vault/compact",
                                Rest.body().put("minDead", minDead).put("dryRun", dryRun)));
    }

    @Command(
            description =
                    "Rewrite the register's tables, so that nothing destroyed is left in the"
                            + " database's files; the archive stands still meanwhile.")
    int scrub() {
        return root.ask(rest -> rest.post("/api/v1/vault/scrub", Rest.body()));
    }
}
