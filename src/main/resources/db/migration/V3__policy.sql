-- Policies as activated, and the evaluations made with them.

-- Every version of a policy that was ever active; the active ones have no end.
CREATE TABLE policy_version (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    policy          text NOT NULL,
    version         int NOT NULL,
    digest          text NOT NULL,
    source_yaml     text NOT NULL,
    activated_by    text NOT NULL,
    activated_at    timestamptz NOT NULL,
    retired_by      text,
    retired_at      timestamptz,
    UNIQUE (policy, version)
);
CREATE UNIQUE INDEX policy_active ON policy_version (policy) WHERE retired_at IS NULL;

-- An evaluation is a dated fact and never changes.
CREATE TABLE evaluation (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    as_of           date NOT NULL,
    at              timestamptz NOT NULL,
    by_user         text NOT NULL,
    rule_book       text NOT NULL,
    high_water      bigint NOT NULL,
    items           bigint NOT NULL,
    classes         int NOT NULL,
    keep            bigint NOT NULL,
    held            bigint NOT NULL,
    review          bigint NOT NULL,
    due             bigint NOT NULL,
    millis          bigint NOT NULL,
    detail          jsonb NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON policy_version TO holdfast_service;
GRANT SELECT, INSERT ON evaluation TO holdfast_service;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO holdfast_service;
