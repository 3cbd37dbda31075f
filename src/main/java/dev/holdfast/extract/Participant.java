package dev.holdfast.extract;

/**
 * A sender or recipient.
 *
 * @param name the display name, decoded, or empty
 * @param address the address as written, or empty when there is only a name
 */
public record Participant(String name, String address) {
    @Override
    public String toString() {
        return name.isEmpty() ? address : address.isEmpty() ? name : name + " <" + address + ">";
    }
}
