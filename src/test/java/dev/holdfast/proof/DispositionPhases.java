package dev.holdfast.proof;

import dev.holdfast.home.Home;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which part of an execution is under way, as its progress tells, and what each part took. */
final class DispositionPhases {
    static final String PLAN = "plan";
    static final String DECIDE = "decide again, first batch";
    static final String DESTROY = "destroy";
    static final String FORGET = "forget";
    static final String CERTIFY = "certify";
    static final String[] ALL = {PLAN, DECIDE, DESTROY, FORGET, CERTIFY};

    private record Stand(long nanos, Work work) {}

    private final Home home;
    private final SearchLoad searches;
    private final long items;
    private final Map<String, Stand> begun = new LinkedHashMap<>();
    private Stand end = new Stand(0, new Work(0, 0, 0));

    DispositionPhases(Home home, SearchLoad searches, long items) {
        this.home = home;
        this.searches = searches;
        this.items = items;
        begin(DECIDE);
    }

    void dealt(long dealt) {
        if (begun.size() == 1) {
            begin(DESTROY);
        }
        if (dealt == items) {
            begin(FORGET);
        }
    }

    /** The index has forgotten them. */
    void executed() {
        begin(CERTIFY);
    }

    void ended() {
        end = new Stand(System.nanoTime(), Work.now(home));
    }

    private void begin(String phase) {
        begun.put(phase, new Stand(System.nanoTime(), Work.now(home)));
        searches.phase(phase);
    }

    void print() {
        Stand first = begun.values().iterator().next();
        String before = "";
        for (Map.Entry<String, Stand> one : begun.entrySet()) {
            if (!before.isEmpty()) {
                print(before, begun.getOrDefault(before, end), one.getValue());
            }
            before = one.getKey();
        }
        print(before, begun.getOrDefault(before, end), end);
        double seconds = (end.nanos - first.nanos) / 1e9;
        DispositionMain.result("execute-to-certificate", seconds);
        DispositionMain.result("items-per-second", items / seconds);
    }

    private static void print(String phase, Stand from, Stand to) {
        DispositionMain.result(phase.replaceAll("\\W+", "-"), (to.nanos - from.nanos) / 1e9);
        to.work.less(from.work).print(phase);
    }
}
