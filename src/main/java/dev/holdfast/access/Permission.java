package dev.holdfast.access;

/** What a route asks for before it answers; a {@link Role} permits a set of these. */
public enum Permission {
    SEARCH,
    READ_ITEM,
    EXPORT,
    SEE_HOLDS,
    PLACE_HOLD,
    RELEASE_HOLD,
    SEE_RETENTION,
    CHANGE_RETENTION,
    CHANGE_RECORDS,
    EVALUATE,
    SEE_DISPOSITION,
    PLAN_DISPOSITION,
    APPROVE_DISPOSITION,
    EXECUTE_DISPOSITION,
    STOP_DISPOSITION,
    SEE_REVIEWS,
    REVIEW_DISPOSITION,
    SEE_ERASURE,
    HANDLE_ERASURE,
    REPORT,
    SEE_AUDIT,
    SEE_SOURCES,
    INGEST,
    SEE_USERS,
    CHANGE_USERS
}
