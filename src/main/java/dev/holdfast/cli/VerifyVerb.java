package dev.holdfast.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/** The whole archive against its own promises. */
@Command(description = "Check the whole archive against its own promises.")
final class VerifyVerb implements Callable<Integer> {
    private final Holdfast root;

    @Option(names = "--deep", description = "also read every content back and compare its hash")
    boolean deep;

    VerifyVerb(Holdfast root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        return AuditVerbs.verified(
                root, rest -> rest.post("/api/v1/verify", Rest.body().put("deep", deep)));
    }
}
