package dev.holdfast.demo;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Who writes to whom: the invented company's people, its customers, the supplier it quarrels with.
 */
final class Cast {
    static final String COMPANY = "Nordlicht Kaltlogistik";
    static final String DOMAIN = "nordlicht-kaltlogistik.example";

    static final Person COUNSEL = own("Judith Harms");
    static final Person PROJECT_LEAD = own("Mareike Claasen");
    static final Person ENGINEER = own("Tobias Wendt");
    static final Person SALES = own("Henning Asmussen");
    static final Person ACCOUNTS = own("Birgit Lorenz");
    static final Person PERSONNEL = own("Yasemin Aydin");
    static final Person DISPATCH = own("Ole Petersen");
    static final Person WAREHOUSE = own("Katarzyna Nowak");

    static final List<Person> STAFF =
            List.of(
                    COUNSEL,
                    PROJECT_LEAD,
                    ENGINEER,
                    SALES,
                    ACCOUNTS,
                    PERSONNEL,
                    DISPATCH,
                    WAREHOUSE);

    /** Those whose mail the matter is about. */
    static final List<Person> INVOLVED = List.of(COUNSEL, PROJECT_LEAD, ENGINEER, SALES);

    static final List<Person> SUPPLIER =
            List.of(
                    new Person("Rainer Voss", "r.voss@frostwerk.example"),
                    new Person("Linda Achterberg", "l.achterberg@frostwerk.example"));

    private static final List<String> FIRST =
            List.of(
                    "Anna", "Jens", "Merle", "Sven", "Fatma", "Piotr", "Ingrid", "Lars", "Noor",
                    "Ana");
    private static final List<String> LAST =
            List.of(
                    "Brandt",
                    "Jansen",
                    "Özkan",
                    "Sørensen",
                    "Müller",
                    "Kowalski",
                    "Vermeer",
                    "Silva");

    private Cast() {}

    static Person own(String name) {
        return new Person(name, ascii(name).replace(' ', '.') + "@" + DOMAIN);
    }

    /** Somebody outside the company who works for {@code firm}. */
    static Person outsider(String firm, RandomGenerator random) {
        var name = pick(FIRST, random) + " " + pick(LAST, random);
        return new Person(
                name,
                ascii(name).replace(' ', '.') + "@" + ascii(firm).replace(' ', '-') + ".example");
    }

    static <T> T pick(List<T> from, RandomGenerator random) {
        return from.get(random.nextInt(from.size()));
    }

    private static String ascii(String text) {
        var plain = text.replace("ø", "o").replace("Ø", "O").replace("ß", "ss");
        return Normalizer.normalize(plain, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
