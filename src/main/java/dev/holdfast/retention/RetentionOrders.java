package dev.holdfast.retention;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

import java.util.List;

/** The orders on record; none is ever deleted. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RetentionOrders extends CrudRepository<RetentionOrder, Long> {
    List<RetentionOrder> listOrderById();

    List<RetentionOrder> findByStateOrderById(String state);
}
