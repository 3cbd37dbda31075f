package dev.holdfast.retention;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

import java.util.List;

/** The events on record; none is ever deleted. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RetentionEventRows extends CrudRepository<RetentionEvent, Long> {
    List<RetentionEvent> listOrderById();

    List<RetentionEvent> findByStateOrderById(String state);
}
