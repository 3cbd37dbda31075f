package dev.holdfast.hold;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * Somebody whose items a matter concerns.
 *
 * @param custodian the name their items are under
 * @param mail where notices reach them, or null if their name is their address
 * @param manager address of whoever is told when they do not answer, or null
 * @param leftOn when they left, or null while they are there
 * @param successor address of whoever has their duties since, or null
 */
public record MatterCustodian(
        String custodian,
        @Nullable String mail,
        @Nullable String manager,
        @Nullable LocalDate leftOn,
        @Nullable String successor) {}
