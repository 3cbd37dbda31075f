package dev.holdfast.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The policies that come with Holdfast, as templates: none is in force before somebody activates
 * it.
 */
public final class PolicyPack {
    /** What everybody is told who looks at a template. */
    public static final String DISCLAIMER =
            "Not legal advice: a template says what was read, where and when. Have counsel confirm"
                    + " that it binds you and that it still is the law.";

    /** Files beside the templates that hold no policy. */
    public static final Set<String> OTHER_FILES = Set.of("keepers.yaml", "without-period.yaml");

    private PolicyPack() {}

    /** A template's file name and text. */
    public record Template(String file, String yaml) {}

    /** All ids, in order. */
    public static List<String> ids() {
        return text("index.txt").lines().toList();
    }

    /** All templates, in the order of their ids. */
    public static List<Template> templates() {
        return ids().stream().map(PolicyPack::template).toList();
    }

    public static Optional<Template> find(String id) {
        return ids().contains(id) ? Optional.of(template(id)) : Optional.empty();
    }

    private static Template template(String id) {
        return new Template(id + ".yaml", text(id + ".yaml"));
    }

    /** A file of {@code policies/}. */
    static String text(String file) {
        try (InputStream in = PolicyPack.class.getResourceAsStream("/policies/" + file)) {
            if (in == null) {
                throw new IllegalStateException("policies/" + file + " is not packaged");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
