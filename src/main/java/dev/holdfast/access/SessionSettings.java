package dev.holdfast.access;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.time.Duration;

/**
 * How long a session of the console lasts.
 *
 * @param idle ends this long after the last request
 * @param absolute ends this long after sign-in, whatever happens
 * @param behindHttps a proxy in front speaks https: cookies are marked Secure although we are
 *     reached by http
 */
@ConfigurationProperties("holdfast.session")
public record SessionSettings(
        @Bindable(defaultValue = "PT30M") Duration idle,
        @Bindable(defaultValue = "PT12H") Duration absolute,
        @Bindable(defaultValue = "false") boolean behindHttps) {}
