/**
 * The service over HTTP, under {@code /api/v1}: thin controllers that turn a request into a call of
 * a use case and its outcome into JSON. The command line speaks to nothing else, so there is one
 * path, not two.
 *
 * <p>Names, exit codes and JSON fields are a promise to scripts: they grow, they do not change.
 * Refusals are problem details (RFC 9457, {@link dev.holdfast.access.Refusal}). Work that may take
 * long is a {@link dev.holdfast.api.Job}: the request answers 202 and where to look, and {@code GET
 * /api/v1/jobs/ID} tells how far it is.
 *
 * <p>The description of all this is generated from the code and published at {@code
 * /api/v1/openapi.yml}.
 */
@NullMarked
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Holdfast",
                        version = "1",
                        description =
                                "Compliance archive: ingest, search, retention, legal hold,"
                                        + " disposition, proof."))
package dev.holdfast.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

import org.jspecify.annotations.NullMarked;
