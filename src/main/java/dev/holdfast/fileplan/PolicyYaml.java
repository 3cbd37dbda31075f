package dev.holdfast.fileplan;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/**
 * Writes a policy file, two levels deep.
 *
 * <p>By hand, since schedules come by the ten thousand and a YAML emitter takes most of the time of
 * an import. A quoted JSON string is a YAML string, as long as its characters are printable: {@link
 * OneLine} sees to that.
 */
final class PolicyYaml {
    private final StringBuilder yaml = new StringBuilder(1024);
    private String indent = "";

    /** A field with a text of somebody else's. */
    PolicyYaml text(String field, String value) {
        yaml.append(indent).append(field).append(": \"");
        JsonStringEncoder.getInstance().quoteAsString(value, yaml);
        yaml.append("\"\n");
        return this;
    }

    /** A field with a word of ours. */
    PolicyYaml word(String field, String value) {
        yaml.append(indent).append(field).append(": ").append(value).append('\n');
        return this;
    }

    /** Begins a group; {@link #end} ends it. */
    PolicyYaml group(String field) {
        yaml.append(field).append(":\n");
        indent = "  ";
        return this;
    }

    PolicyYaml end() {
        indent = "";
        return this;
    }

    @Override
    public String toString() {
        return yaml.toString();
    }
}
