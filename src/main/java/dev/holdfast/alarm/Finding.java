package dev.holdfast.alarm;

/** Something wrong with a hold just now. @param about as in {@link Alarm} */
record Finding(long hold, AlarmKind kind, String about, String detail) {
    boolean sameAs(Alarm alarm) {
        return hold == alarm.hold() && kind == alarm.kind() && about.equals(alarm.about());
    }
}
