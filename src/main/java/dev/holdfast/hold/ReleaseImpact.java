package dev.holdfast.hold;

import java.util.List;

/**
 * Knows what would become of a hold's items without it; retention implements it, so that holding
 * need not know how to decide.
 */
public interface ReleaseImpact {
    /**
     * What the items of a hold become once it no longer protects.
     *
     * @param items live items of the hold
     * @param due of these, how many may then be destroyed by an approved plan
     * @param review how many people must then look at
     * @param keep how many something else obliges to keep
     * @param heldByOthers how many other holds still freeze
     * @param policies the same by the policy that covers them; an item under several counts at each
     */
    record Impact(
            long items,
            long due,
            long review,
            long keep,
            long heldByOthers,
            List<ByPolicy> policies) {
        public Impact {
            policies = List.copyOf(policies);
        }
    }

    /** The share of one policy, of the items that no other hold freezes. */
    record ByPolicy(String policy, long due, long review, long keep) {}

    /** As of today. Joins the caller's transaction. */
    Impact of(long hold);
}
