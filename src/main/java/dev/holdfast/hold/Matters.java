package dev.holdfast.hold;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

import java.util.List;
import java.util.Optional;

/** The matters of the archive. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface Matters extends CrudRepository<Matter, Long> {
    Optional<Matter> findByName(String name);

    List<Matter> listOrderById();
}
