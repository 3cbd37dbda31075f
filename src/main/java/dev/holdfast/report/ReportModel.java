package dev.holdfast.report;

/** What a report says, counted by others and ready to print. */
public sealed interface ReportModel
        permits RetentionComplianceModel,
                CertificateModel,
                HoldRegisterModel,
                AuditTrailModel,
                ErasureLetterModel {
    ReportHead head();

    ReportKind kind();
}
