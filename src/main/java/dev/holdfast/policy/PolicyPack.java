package dev.holdfast.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The policies that come with Holdfast, as templates: none is in force before somebody activates
 * it.
 */
public final class PolicyPack {
    private static final List<String> IDS =
            List.of(
                    "company-operational-mail",
                    "de-ao-147-books",
                    "de-ao-147-letters",
                    "de-ao-147-vouchers",
                    "de-ao-147-vouchers-supervised",
                    "de-hinschg-11-5",
                    "uk-paye-97",
                    "us-erisa-107",
                    "us-irs-6501",
                    "us-ofac-501-601",
                    "us-osha-1904-33",
                    "us-pcaob-1215",
                    "us-sec-17a4-a",
                    "us-sec-17a4-b4",
                    "us-sec-204-2",
                    "us-sox-2-06");

    private PolicyPack() {}

    /** A template's file name and text. */
    public record Template(String file, String yaml) {}

    /** All templates, in the order of their ids. */
    public static List<Template> templates() {
        return IDS.stream().map(PolicyPack::template).toList();
    }

    private static Template template(String id) {
        String file = id + ".yaml";
        try (InputStream in = PolicyPack.class.getResourceAsStream("/policies/" + file)) {
            if (in == null) {
                throw new IllegalStateException("policies/" + file + " is not packaged");
            }
            return new Template(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
