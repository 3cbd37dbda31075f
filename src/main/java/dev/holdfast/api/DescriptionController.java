package dev.holdfast.api;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Hidden;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The description of this interface, as the build wrote it from the code. */
@Hidden
@Controller
public class DescriptionController {
    private static final String DESCRIPTION = "/META-INF/swagger/holdfast-1.0.0.yml";

    /** The OpenAPI document. */
    @Get("/api/v1/openapi.yml")
    @Produces(MediaType.APPLICATION_YAML)
    public String description() throws IOException {
        try (InputStream in = DescriptionController.class.getResourceAsStream(DESCRIPTION)) {
            if (in == null) {
                throw new IOException("the build left no " + DESCRIPTION);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
