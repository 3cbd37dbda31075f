package dev.holdfast.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.LocalDate;

/** Orders of authorities that lengthen a policy. */
@Command(description = "Orders of authorities that lengthen a policy for some items.")
final class OrderVerbs extends VerbGroup {
    OrderVerbs(Holdfast root) {
        super(root);
    }

    @Command(description = "Record an order.")
    int add(
            @Option(names = "--policy", required = true, paramLabel = "ID") String policy,
            @Option(
                            names = "--key",
                            required = true,
                            paramLabel = "K",
                            description = "words or a query that find its items; '*' for all")
                    String key,
            @Option(
                            names = "--by",
                            required = true,
                            paramLabel = "PERIOD",
                            description = "what it adds, such as P2Y")
                    String by,
            @Option(
                            names = "--authority",
                            required = true,
                            paramLabel = "TEXT",
                            description = "who ordered, and the reference")
                    String authority,
            @Option(names = "--on", paramLabel = "DATE", description = "its day; default today")
                    @Nullable LocalDate on) {
        return root.ask(
                rest ->
                        rest.post(
                                "/api/v1/orders",
                                Rest.body()
                                        .put("policy", policy)
                                        .put("key", key)
                                        .put("by", by)
                                        .put("authority", authority)
                                        .put("on", on == null ? null : on.toString())));
    }

    @Command(description = "List all orders.")
    int list() {
        return root.ask(rest -> rest.get("/api/v1/orders"));
    }

    @Command(description = "Take an order back.")
    int withdraw(@Parameters(paramLabel = "ORDER") long order) {
        return root.ask(rest -> rest.post("/api/v1/orders/" + order + "/withdraw", Rest.body()));
    }
}
