package dev.holdfast.integrity;

import dev.holdfast.problem.Problem;
import dev.holdfast.retention.RuleVersions;

import jakarta.inject.Singleton;

import java.util.List;

/** The rule books on record, against the digests they decided under. */
@Singleton
class RuleTexts {
    private final RuleVersions versions;

    RuleTexts(RuleVersions versions) {
        this.versions = versions;
    }

    int compare(List<String> problems) {
        List<RuleVersions.Version> books = versions.list();
        for (RuleVersions.Version book : books) {
            try {
                versions.find(book.digest());
            } catch (Problem broken) {
                problems.add(broken.getMessage());
            }
        }
        return books.size();
    }
}
