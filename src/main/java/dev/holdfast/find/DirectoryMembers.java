package dev.holdfast.find;

import dev.holdfast.directory.Directory;
import dev.holdfast.directory.Selector;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.search.Members;

import jakarta.inject.Singleton;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Turns what the custodian directory says into custodians a query can ask for. */
@Singleton
class DirectoryMembers {
    private final Directory directory;

    DirectoryMembers(Directory directory) {
        this.directory = directory;
    }

    LocalDate today() {
        return directory.today();
    }

    /**
     * @throws Problem HF-5040 when nobody ever had that
     */
    Members members(String property, String value, LocalDate asOf) {
        Selector selector = selector(property, value);
        directory.refuseUnknown(selector, "");
        Map<String, Long> before = new HashMap<>();
        directory
                .membership(selector, asOf)
                .lastDays()
                .forEach(
                        (name, last) ->
                                before.put(
                                        name,
                                        last.equals(LocalDate.MAX)
                                                ? Long.MAX_VALUE
                                                : last.plusDays(1)
                                                        .atStartOfDay(directory.zone())
                                                        .toInstant()
                                                        .toEpochMilli()));
        return new Members(before);
    }

    private static Selector selector(String property, String value) {
        return switch (property) {
            case "group" -> new Selector.Group(value);
            case "jobtitle" -> new Selector.Attribute("job-title", value);
            case "attribute" -> {
                int equals = value.indexOf('=');
                if (equals < 1) {
                    throw new Problem(
                            Code.BAD_QUERY,
                            "attribute:\"" + value + "\" names no attribute and value",
                            "write attribute:\"cost-centre=4711\"");
                }
                yield new Selector.Attribute(
                        value.substring(0, equals), value.substring(equals + 1));
            }
            default -> new Selector.Attribute(property, value);
        };
    }
}
