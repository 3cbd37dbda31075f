package dev.holdfast.notice;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/**
 * When custodians are reminded, when others are told, and where their links lead.
 *
 * @see MailSettings
 */
@Singleton
class NoticeSettings {
    private final String url;
    private final String organisation;
    private final Period remindAfter;
    private final Period escalateAfter;
    private final Period linkLife;

    NoticeSettings(
            @Value("${holdfast.notice.url:}") String url,
            @Value("${holdfast.organisation:This organisation}") String organisation,
            @Value("${holdfast.notice.remind-after:P7D}") String remindAfter,
            @Value("${holdfast.notice.escalate-after:P14D}") String escalateAfter,
            @Value("${holdfast.notice.link-life:P90D}") String linkLife) {
        this.url = url.strip().replaceAll("/+$", "");
        this.organisation = organisation;
        this.remindAfter = period("remind-after", remindAfter);
        this.escalateAfter = period("escalate-after", escalateAfter);
        this.linkLife = period("link-life", linkLife);
    }

    private static Period period(String name, String text) {
        try {
            Period period = Period.parse(text);
            if (!period.isZero() && !period.isNegative()) {
                return period;
            }
        } catch (DateTimeException e) {
            throw unreadable(name, text, e);
        }
        throw unreadable(name, text, null);
    }

    private static Problem unreadable(
            String name, String text, @org.jspecify.annotations.Nullable Exception e) {
        return new Problem(
                Code.INVALID_INPUT,
                "holdfast.notice." + name + " is '" + text + "'",
                "write a period of days such as P7D",
                e);
    }

    /** Where this service is reached from the custodians' desks, or empty. */
    String url() {
        return url;
    }

    String organisation() {
        return organisation;
    }

    Instant reminderDue(Instant lastTold) {
        return after(lastTold, remindAfter);
    }

    Instant escalationDue(Instant firstTold) {
        return after(firstTold, escalateAfter);
    }

    Instant linkEnds(Instant issued) {
        return after(issued, linkLife);
    }

    private static Instant after(Instant at, Period period) {
        return at.atZone(ZoneOffset.UTC).plus(period).toInstant();
    }
}
