-- Rule books that ever decided, to the letter: a past decision is replayed with its own rules.

CREATE TABLE rule_book (
    digest          text PRIMARY KEY,
    rules           int NOT NULL,
    first_used_at   timestamptz NOT NULL,
    first_used_by   text NOT NULL
);

CREATE TABLE rule_book_file (
    digest          text NOT NULL REFERENCES rule_book,
    name            text NOT NULL,
    tenant          boolean NOT NULL,       -- the tenant's own, not Holdfast's
    drl             text NOT NULL,
    PRIMARY KEY (digest, tenant, name)
);

-- Whose tenant rules decide: those of the last one.
CREATE TABLE rule_activation (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    digest          text NOT NULL REFERENCES rule_book,
    activated_at    timestamptz NOT NULL,
    activated_by    text NOT NULL
);

GRANT SELECT, INSERT ON rule_book, rule_book_file, rule_activation TO holdfast_service;
GRANT USAGE ON SEQUENCE rule_activation_id_seq TO holdfast_service;
