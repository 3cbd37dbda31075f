package dev.holdfast.demo;

/** Somebody in the demo's mail: display name and address. */
record Person(String name, String address) {
    String mailbox() {
        return name + " <" + address + ">";
    }

    String firstName() {
        return name.substring(0, name.indexOf(' '));
    }

    /** The part of the address before the at sign, as a folder name. */
    String login() {
        return address.substring(0, address.indexOf('@'));
    }
}
