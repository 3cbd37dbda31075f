package dev.holdfast.rules;

import dev.holdfast.rules.Fact.Reach;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The words rules are written in: every fact with its fields, every finding with what it is made
 * of. What is not here cannot be said in a rule.
 */
final class Vocabulary {
    static final String FACT = "dev.holdfast.rules.Fact";
    static final String FINDING = "dev.holdfast.rules.Finding";
    static final String FINDINGS = "dev.holdfast.rules.Findings";
    static final String DATE = "java.time.LocalDate";

    /**
     * A field of a fact.
     *
     * @param index its place in the fact
     */
    record Field(String name, int index, Class<?> type, Function<Object, Object> read) {}

    /** A fact that conditions may match. */
    record Kind(String name, Class<?> type, Map<String, Field> fields) {}

    /**
     * A finding that rules may make.
     *
     * @param texts how many texts it is made of, the last of them its sentence
     * @param strict whether it can only move an outcome away from destruction: tenants may make it
     */
    record Made(String name, int texts, boolean strict, Function<List<String>, Finding> make) {}

    private record Read<T>(String name, Class<?> type, Function<T, Object> of) {}

    static final Map<String, Kind> FACTS =
            named(
                    List.of(
                            fact(Fact.AsOf.class, date("day", Fact.AsOf::day)),
                            fact(
                                    Fact.Obligation.class,
                                    text("policy", Fact.Obligation::policy),
                                    text("authority", Fact.Obligation::authority)),
                            fact(
                                    Fact.Deletion.class,
                                    text("policy", Fact.Deletion::policy),
                                    text("authority", Fact.Deletion::authority),
                                    new Read<>("reach", Reach.class, Fact.Deletion::reach),
                                    new Read<>("review", Boolean.class, Fact.Deletion::review)),
                            fact(
                                    Fact.Ceiling.class,
                                    text("policy", Fact.Ceiling::policy),
                                    text("authority", Fact.Ceiling::authority)),
                            fact(Fact.Label.class, text("name", Fact.Label::name)),
                            fact(
                                    Fact.RecordClass.class,
                                    text("policy", Fact.RecordClass::policy),
                                    text("name", Fact.RecordClass::name)),
                            fact(
                                    Fact.Jurisdiction.class,
                                    text("policy", Fact.Jurisdiction::policy),
                                    text("code", Fact.Jurisdiction::code)),
                            fact(Fact.Keeper.class, text("sort", Fact.Keeper::sort)),
                            fact(Fact.Hold.class, text("hold", Fact.Hold::hold)),
                            fact(Fact.HoldUnknown.class),
                            fact(Fact.ErasureAsked.class),
                            fact(
                                    Fact.Running.class,
                                    text("policy", Fact.Running::policy),
                                    text("ground", Fact.Running::ground),
                                    text("law", Fact.Running::law)),
                            fact(Fact.Extended.class)),
                    Kind::name);

    static final Map<String, Made> FINDINGS_MADE =
            named(
                    List.of(
                            new Made("Held", 2, true, of -> new Finding.Held(of.get(0), of.get(1))),
                            new Made("KeepOn", 1, true, of -> new Finding.KeepOn(of.getFirst())),
                            new Made(
                                    "AskPeople",
                                    1,
                                    true,
                                    of -> new Finding.AskPeople(of.getFirst())),
                            new Made(
                                    "MustKeep",
                                    2,
                                    false,
                                    of -> new Finding.MustKeep(of.get(0), of.get(1))),
                            new Made(
                                    "LongestDecides",
                                    1,
                                    false,
                                    of -> new Finding.LongestDecides(of.getFirst())),
                            new Made(
                                    "MayDestroy",
                                    2,
                                    false,
                                    of -> new Finding.MayDestroy(of.get(0), of.get(1))),
                            new Made(
                                    "Review",
                                    2,
                                    false,
                                    of -> new Finding.Review(of.get(0), of.get(1))),
                            new Made(
                                    "Overruled",
                                    2,
                                    false,
                                    of -> new Finding.Overruled(of.get(0), of.get(1))),
                            new Made(
                                    "ShortestDecides",
                                    1,
                                    false,
                                    of -> new Finding.ShortestDecides(of.getFirst())),
                            new Made(
                                    "Conflict",
                                    3,
                                    false,
                                    of -> new Finding.Conflict(of.get(0), of.get(1), of.get(2))),
                            new Made(
                                    "Exempt",
                                    2,
                                    false,
                                    of -> new Finding.Exempt(of.get(0), of.get(1))),
                            new Made(
                                    "NeedsDecision",
                                    2,
                                    false,
                                    of -> new Finding.NeedsDecision(of.get(0), of.get(1))),
                            new Made(
                                    "NeedsDate",
                                    2,
                                    false,
                                    of -> new Finding.NeedsDate(of.get(0), of.get(1)))),
                    Made::name);

    /** What may be said after the dot of a {@link Reach}. */
    static final Map<String, Reach> REACHES = named(List.of(Reach.values()), Reach::name);

    private Vocabulary() {}

    /** The names that files may import, in full. */
    static boolean importable(String name) {
        return name.equals(FACT)
                || name.equals(FACT + ".*")
                || name.equals(FACT + ".Reach")
                || name.equals(FINDING)
                || name.equals(FINDING + ".*")
                || name.equals(FINDINGS)
                || name.equals(DATE)
                || below(FACT, FACTS.keySet(), name)
                || below(FINDING, FINDINGS_MADE.keySet(), name);
    }

    private static boolean below(String owner, Set<String> names, String name) {
        return name.startsWith(owner + ".") && names.contains(name.substring(owner.length() + 1));
    }

    @SafeVarargs
    private static <T extends Fact> Kind fact(Class<T> type, Read<T>... reads) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (Read<T> read : reads) {
            Function<Object, Object> of = fact -> read.of().apply(type.cast(fact));
            fields.put(read.name(), new Field(read.name(), fields.size(), read.type(), of));
        }
        return new Kind(type.getSimpleName(), type, fields);
    }

    private static <T> Read<T> text(String name, Function<T, Object> of) {
        return new Read<>(name, String.class, of);
    }

    private static <T> Read<T> date(String name, Function<T, Object> of) {
        return new Read<>(name, LocalDate.class, of);
    }

    private static <T> Map<String, T> named(List<T> all, Function<T, String> name) {
        Map<String, T> named = new LinkedHashMap<>();
        all.forEach(one -> named.put(name.apply(one), one));
        return named;
    }

    /** The names of findings a tenant's rules may make. */
    static List<String> strictFindings() {
        return FINDINGS_MADE.values().stream().filter(Made::strict).map(Made::name).toList();
    }

    static List<String> reachNames() {
        return Arrays.stream(Reach.values()).map(Reach::name).toList();
    }
}
