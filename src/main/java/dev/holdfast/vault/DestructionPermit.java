package dev.holdfast.vault;

import dev.holdfast.item.Sha256;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Allows the vault to destroy these contents, once, for this plan.
 *
 * <p>Only the disposition code mints one, when the plan is approved, cooled and evaluated again; an
 * architecture test sees to that.
 */
public final class DestructionPermit {
    private final long plan;
    private final Set<Sha256> contents;
    private final AtomicBoolean used = new AtomicBoolean();

    private DestructionPermit(long plan, Set<Sha256> contents) {
        this.plan = plan;
        this.contents = Set.copyOf(contents);
    }

    /**
     * @param plan the approved plan that lists every item these contents belong to
     */
    public static DestructionPermit mint(long plan, Set<Sha256> contents) {
        if (plan <= 0) {
            throw new IllegalArgumentException("a permit belongs to a plan");
        }
        return new DestructionPermit(plan, contents);
    }

    public long plan() {
        return plan;
    }

    public Set<Sha256> contents() {
        return contents;
    }

    void use() {
        if (used.getAndSet(true)) {
            throw new IllegalStateException("the permit of plan " + plan + " was used before");
        }
    }
}
