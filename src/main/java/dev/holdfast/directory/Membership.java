package dev.holdfast.directory;

import java.time.LocalDate;
import java.util.Map;

/**
 * Whose items a selector stands for on a day.
 *
 * @param lastDays by each name under which a member's items may be archived: the last day of
 *     membership up to the day asked for, or {@link LocalDate#MAX} for a member on that day
 */
public record Membership(Map<String, LocalDate> lastDays) {}
