package dev.holdfast.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What rules found for facts before: most classes of an archive are the same tomorrow, and all but
 * some under a changed policy. What was not asked for longest is forgotten first.
 */
final class KnownFindings {
    private static final int MOST = 60_000;

    private final Map<List<Fact>, List<Found>> known =
            new LinkedHashMap<>(1 << 10, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<List<Fact>, List<Found>> eldest) {
                    return size() > MOST;
                }
            };

    List<Found> of(List<Fact> facts, Function<List<Fact>, List<Found>> decide) {
        List<Found> found;
        synchronized (known) {
            found = known.get(facts);
        }
        if (found == null) {
            found = decide.apply(facts);
            synchronized (known) {
                known.put(facts, found);
            }
        }
        return found;
    }
}
