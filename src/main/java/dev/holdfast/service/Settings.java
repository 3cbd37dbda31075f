package dev.holdfast.service;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.ExternalDatabase;
import dev.holdfast.schedule.Cron;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The settings an environment may make, and what their values must be. A name nobody knows or a
 * value nobody can read stops the start: a cooling time that was misspelt must not become none.
 */
final class Settings {
    private static final String PREFIX = "HOLDFAST_";

    private static final Map<String, Consumer<String>> KNOWN =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("HOME", Settings::anything),
                            Map.entry("DB_URL", Settings::anything),
                            Map.entry("DB_USER", Settings::anything),
                            Map.entry("DB_PASSWORD", Settings::anything),
                            Map.entry("DB_SERVICE_USER", Settings::anything),
                            Map.entry("DB_SERVICE_PASSWORD", Settings::anything),
                            Map.entry("DB_STEP_DOWN", Settings::yesOrNo),
                            Map.entry("JAVA_OPTS", Settings::anything),
                            Map.entry("LOG_LEVEL", Settings::anything),
                            Map.entry("CORPUS", Settings::anything),
                            Map.entry("ORGANISATION", Settings::anything),
                            Map.entry("RULES", Settings::anything),
                            Map.entry("ZONE", ZoneId::of),
                            Map.entry("FINANCIAL_YEAR_END", MonthDay::parse),
                            Map.entry(
                                    "EVALUATION_SCHEDULE",
                                    text -> Cron.parse(text, ZoneOffset.UTC)),
                            Map.entry("DISPOSITION_COOLING", Duration::parse),
                            Map.entry("HOLD_RELEASE_GRACE", Settings::periodOrDuration),
                            Map.entry("HOLD_ALARM_AFTER", Period::parse),
                            Map.entry("MAIL_HOST", Settings::anything),
                            Map.entry("MAIL_PORT", Settings::port),
                            Map.entry("MAIL_USER", Settings::anything),
                            Map.entry("MAIL_PASSWORD", Settings::anything),
                            Map.entry("MAIL_FROM", Settings::anything),
                            Map.entry("MAIL_STARTTLS", Settings::yesOrNo),
                            Map.entry("NOTICE_URL", Settings::anything),
                            Map.entry("NOTICE_REMIND_AFTER", Period::parse),
                            Map.entry("NOTICE_ESCALATE_AFTER", Period::parse),
                            Map.entry("NOTICE_LINK_LIFE", Period::parse),
                            Map.entry("SESSION_IDLE", Duration::parse),
                            Map.entry("SESSION_ABSOLUTE", Duration::parse),
                            Map.entry("SESSION_BEHIND_HTTPS", Settings::anything)));

    /** Beginnings of names that can only be meant for us. */
    private static final List<String> OURS =
            List.of(
                    "DB_",
                    "DISPOSITION_",
                    "EVALUATION_",
                    "FINANCIAL_",
                    "HOLD_",
                    "MAIL_",
                    "NOTICE_",
                    "SESSION_");

    private Settings() {}

    /**
     * @throws Problem HF-1002 naming the first setting that is unknown or cannot be read
     */
    static void check(Map<String, String> environment) {
        new TreeMap<>(environment)
                .forEach(
                        (name, value) -> {
                            if (name.startsWith(PREFIX)) {
                                check(name, value);
                            }
                        });
    }

    /**
     * The database of the user's own, or null for the embedded one.
     *
     * @param settings by their full names; they come before the environment
     */
    static ExternalDatabase.@Nullable Said database(
            Map<String, String> environment, Map<String, Object> settings) {
        Map<String, Object> said = new HashMap<>(environment);
        settings.forEach(
                (name, value) ->
                        said.put(
                                name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT),
                                value));
        Object url = said.get("HOLDFAST_DB_URL");
        if (url == null || url.toString().isBlank()) {
            return null;
        }
        Object login = said.get("HOLDFAST_DB_SERVICE_USER");
        return new ExternalDatabase.Said(
                url.toString(),
                said.getOrDefault("HOLDFAST_DB_USER", "holdfast_owner").toString(),
                said.getOrDefault("HOLDFAST_DB_PASSWORD", "").toString(),
                login == null ? null : login.toString(),
                said.getOrDefault("HOLDFAST_DB_SERVICE_PASSWORD", "").toString(),
                said.getOrDefault("HOLDFAST_DB_STEP_DOWN", "false").toString().equals("true"));
    }

    private static void check(String name, String value) {
        Consumer<String> reader = KNOWN.get(name.substring(PREFIX.length()));
        if (reader == null && OURS.stream().noneMatch(group -> name.startsWith(PREFIX + group))) {
            return; // somebody else's variable that happens to begin like ours
        }
        if (reader == null) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "there is no setting " + name,
                    "use one of "
                            + KNOWN.keySet().stream()
                                    .map(known -> PREFIX + known)
                                    .collect(Collectors.joining(", ")));
        }
        try {
            reader.accept(value);
        } catch (DateTimeException e) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    name + " is '" + value + "', which cannot be read",
                    "write durations as PT24H, periods as P30D, days as --12-31, zones as"
                            + " Europe/Berlin, ports as 587, yes and no as true and false",
                    e);
        }
    }

    private static void anything(String value) {
        // any text will do
    }

    private static void port(String value) {
        if (!value.matches("[1-9]\\d{0,4}")) {
            throw new DateTimeException("no port");
        }
    }

    private static void yesOrNo(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new DateTimeException("neither true nor false");
        }
    }

    private static void periodOrDuration(String value) {
        if (value.contains("T")) {
            Duration.parse(value);
        } else {
            Period.parse(value);
        }
    }
}
