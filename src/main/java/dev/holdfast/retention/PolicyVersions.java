package dev.holdfast.retention;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;

import java.util.List;
import java.util.Optional;

/** All versions of all policies that were ever active. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface PolicyVersions extends CrudRepository<PolicyVersion, Long> {
    List<PolicyVersion> findByRetiredAtIsNullOrderByPolicy();

    List<PolicyVersion> findByRetiredAtIsNotNull();

    Optional<PolicyVersion> findByPolicyAndRetiredAtIsNull(String policy);

    List<PolicyVersion> findByPolicyOrderByVersion(String policy);

    Optional<PolicyVersion> findByPolicyAndVersion(String policy, int version);

    List<PolicyVersion> findByPolicyAndDigestOrderByIdDesc(String policy, String digest);

    long countByPolicy(String policy);
}
