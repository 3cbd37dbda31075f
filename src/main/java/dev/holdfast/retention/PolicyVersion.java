package dev.holdfast.retention;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A policy as it was activated.
 *
 * @param policy its id
 * @param version from 1, counted within the id
 * @param digest SHA-256 over its canonical form, in hex
 * @param sourceYaml the file, to the letter
 * @param retiredAt when it was retired or replaced, or null while it is active
 * @param difference what was shown when it was activated, as JSON; null for versions older than
 *     that record
 * @param acceptedDraft whether somebody took it although its wording was not verified
 * @param lockedAt since when the policy may only become stricter; null while it is not locked
 */
@MappedEntity("policy_version")
public record PolicyVersion(
        @Id @GeneratedValue @Nullable Long id,
        String policy,
        int version,
        String digest,
        String sourceYaml,
        String activatedBy,
        Instant activatedAt,
        @Nullable String retiredBy,
        @Nullable Instant retiredAt,
        @Nullable String difference,
        boolean acceptedDraft,
        @Nullable String lockedBy,
        @Nullable Instant lockedAt) {

    public boolean locked() {
        return lockedAt != null;
    }

    PolicyVersion retired(String by, Instant at) {
        return new PolicyVersion(
                id,
                policy,
                version,
                digest,
                sourceYaml,
                activatedBy,
                activatedAt,
                by,
                at,
                difference,
                acceptedDraft,
                lockedBy,
                lockedAt);
    }

    PolicyVersion locked(String by, Instant at) {
        return new PolicyVersion(
                id,
                policy,
                version,
                digest,
                sourceYaml,
                activatedBy,
                activatedAt,
                retiredBy,
                retiredAt,
                difference,
                acceptedDraft,
                by,
                at);
    }
}
