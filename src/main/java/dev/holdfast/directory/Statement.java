package dev.holdfast.directory;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was said of a custodian: from a day on, these attributes have these values.
 *
 * @param line of the file; null where a full import said it by leaving the custodian out
 * @param until the last day it holds; null for "until something else is said"
 * @param attributes values by name; an empty list says that there is none
 */
record Statement(
        @Nullable Long line,
        String custodian,
        LocalDate from,
        @Nullable LocalDate until,
        Map<String, List<String>> attributes) {
    Statement {
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("it ends on " + until + ", before " + from);
        }
        attributes = Map.copyOf(attributes);
    }

    LocalDate last() {
        return until == null ? LocalDate.MAX : until;
    }

    boolean overlaps(Statement other) {
        return !from.isAfter(other.last()) && !other.from.isAfter(last());
    }

    /** The same with one attribute more. */
    Statement with(String attribute, List<String> values) {
        Map<String, List<String>> more = new TreeMap<>(attributes);
        more.put(attribute, values);
        return new Statement(line, custodian, from, until, more);
    }

    /** Name, alias: under what the custodian's items may be archived. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        names.add(custodian);
        names.addAll(attributes.getOrDefault(Words.ALIAS, List.of()));
        return names;
    }
}
