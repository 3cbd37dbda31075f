package dev.holdfast.fileplan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The columns of a Microsoft Purview file plan, as its import template names them (Microsoft Learn,
 * "Use file plan to create and manage retention labels").
 */
enum PlanColumn {
    LABEL_NAME("LabelName"),
    COMMENT("Comment"),
    NOTES("Notes"),
    IS_RECORD_LABEL("IsRecordLabel"),
    RETENTION_ACTION("RetentionAction"),
    RETENTION_DURATION("RetentionDuration"),
    RETENTION_TYPE("RetentionType"),
    REVIEWER_EMAIL("ReviewerEmail"),
    REFERENCE_ID("ReferenceId"),
    DEPARTMENT_NAME("DepartmentName"),
    CATEGORY("Category"),
    SUB_CATEGORY("SubCategory"),
    AUTHORITY_TYPE("AuthorityType"),
    CITATION_NAME("CitationName"),
    CITATION_URL("CitationUrl"),
    CITATION_JURISDICTION("CitationJurisdiction"),
    REGULATORY("Regulatory"),
    EVENT_TYPE("EventType"),
    IS_RECORD_UNLOCKED_AS_DEFAULT("IsRecordUnlockedAsDefault"),
    COMPLIANCE_TAG_FOR_NEXT_STAGE("ComplianceTagForNextStage");

    private final String header;

    PlanColumn(String header) {
        this.header = header;
    }

    String header() {
        return header;
    }

    /** The column of a header, whatever its case. */
    static Optional<PlanColumn> of(String header) {
        String name = header.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column -> column.header.toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
