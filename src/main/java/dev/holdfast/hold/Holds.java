package dev.holdfast.hold;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

import java.util.List;

/** The holds of the archive, released ones included: a hold is never deleted. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface Holds extends CrudRepository<Hold, Long> {
    List<Hold> listOrderById();

    List<Hold> findByMatterIdOrderById(long matterId);
}
