package dev.holdfast.retention;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

import java.util.List;

/** The proceedings on record; none is ever deleted. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ProceedingRows extends CrudRepository<ProceedingRow, Long> {
    List<ProceedingRow> listOrderById();

    List<ProceedingRow> findByStateOrderById(String state);
}
