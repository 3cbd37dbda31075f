package dev.holdfast.cli;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tenants, of which this version has one. */
@Command(description = "Tenants; this version has one, 'default'.")
final class TenantVerbs extends VerbGroup {
    TenantVerbs(Holdfast root) {
        super(root);
    }

    @Command(description = "List the tenants.")
    int list() {
        return root.ask(rest -> rest.get("/api/v1/tenants"));
    }

    @Command(description = "Not part of this version.")
    int add(@Parameters(paramLabel = "T") String tenant) {
        throw notOffered("added", tenant);
    }

    @Command(description = "Not part of this version.")
    int suspend(@Parameters(paramLabel = "T") String tenant) {
        throw notOffered("suspended", tenant);
    }

    @Command(description = "Not part of this version.")
    int export(@Parameters(paramLabel = "T") String tenant) {
        throw notOffered("exported", tenant);
    }

    @Command(description = "Not part of this version.")
    int erase(@Parameters(paramLabel = "T") String tenant) {
        throw notOffered("erased", tenant);
    }

    private static Problem notOffered(String what, String tenant) {
        return new Problem(
                Code.NOT_OFFERED,
                "tenant '"
                        + tenant
                        + "' cannot be "
                        + what
                        + ": this version has the one tenant 'default'",
                "keep another organisation's archive in a home of its own (--home)");
    }
}
