package dev.holdfast.access;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;

import jakarta.inject.Singleton;

import java.util.Optional;

/** Hands the request's {@link Identity} to a route that has it as a parameter. */
@Singleton
public class IdentityBinder implements TypedRequestArgumentBinder<Identity> {
    @Override
    public Argument<Identity> argumentType() {
        return Argument.of(Identity.class);
    }

    @Override
    public BindingResult<Identity> bind(
            ArgumentConversionContext<Identity> context, HttpRequest<?> source) {
        Optional<Identity> identity = source.getAttribute(Identity.ATTRIBUTE, Identity.class);
        return () -> identity;
    }
}
