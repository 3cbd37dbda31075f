package dev.holdfast.policy;

import com.fasterxml.jackson.databind.JsonNode;

import dev.holdfast.problem.Code;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Turns the worked examples of a policy file, which the schema has accepted, into values. */
final class ExampleTree {
    private static final MonthDay YEAR_END = MonthDay.of(12, 31);

    private ExampleTree() {}

    static List<Example> examples(JsonNode nodes) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            String at = "/examples/" + i;
            JsonNode node = nodes.get(i);
            Map<String, LocalDate> dates = new HashMap<>();
            for (Map.Entry<String, JsonNode> field : node.get("item").properties()) {
                if (Trigger.parse(field.getKey()).isPresent()) {
                    LocalDate day =
                            PolicyTree.date(field.getValue(), at + "/item/" + field.getKey());
                    if (day != null) {
                        dates.put(field.getKey(), day);
                    }
                }
            }
            examples.add(
                    new Example(
                            dates,
                            PolicyTree.date(node.get("asOf"), at + "/asOf"),
                            proceedings(node.path("proceedings"), at + "/proceedings"),
                            node.has("order")
                                    ? PolicyTree.calendarPeriod(
                                            node.get("order").asText(), at + "/order")
                                    : null,
                            yearEnd(node.get("financialYearEnd"), at + "/financialYearEnd"),
                            stated(node, "retainUntil", at),
                            stated(node, "dispositionOn", at)));
        }
        return examples;
    }

    private static List<Proceeding> proceedings(JsonNode nodes, String at) {
        List<Proceeding> proceedings = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            JsonNode node = nodes.get(i);
            String pointer = at + "/" + i;
            LocalDate opened = Objects.requireNonNull(PolicyTree.date(node.get("opened"), pointer));
            LocalDate closed = PolicyTree.date(node.get("closed"), pointer + "/closed");
            proceedings.add(
                    PolicyTree.checked(
                            Code.BAD_POLICY,
                            pointer + "/closed",
                            () -> new Proceeding(node.get("name").asText(), opened, closed)));
        }
        return proceedings;
    }

    private static @Nullable Optional<LocalDate> stated(JsonNode node, String field, String at) {
        return node.has(field)
                ? Optional.ofNullable(PolicyTree.date(node.get(field), at + "/" + field))
                : null;
    }

    private static MonthDay yearEnd(@Nullable JsonNode node, String at) {
        return node == null
                ? YEAR_END
                : PolicyTree.checked(
                        Code.BAD_POLICY, at, () -> MonthDay.parse("--" + node.asText()));
    }
}
