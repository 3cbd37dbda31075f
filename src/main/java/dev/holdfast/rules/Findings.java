package dev.holdfast.rules;

import java.util.ArrayList;
import java.util.List;

/** Where rules put what they find. */
public final class Findings {
    private final List<Finding> pending = new ArrayList<>();

    /** Called by rules only. */
    public void add(Finding finding) {
        pending.add(finding);
    }

    /** What was found since the last call. */
    List<Finding> drain() {
        List<Finding> drained = List.copyOf(pending);
        pending.clear();
        return drained;
    }
}
