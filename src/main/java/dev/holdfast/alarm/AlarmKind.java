package dev.holdfast.alarm;

import java.util.Locale;

/** What is wrong with a hold. */
public enum AlarmKind {
    MATCHES_NOTHING,
    STOPPED_GROWING,
    LOST_SOURCE,
    CUSTODIAN_WITHOUT_ITEMS;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static AlarmKind parse(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
