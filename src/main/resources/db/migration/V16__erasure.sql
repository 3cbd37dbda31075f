-- Requests for erasure (GDPR Article 17). Who asked is kept here only; everything else, the audit log above all, knows the number.
CREATE TABLE erasure_request (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    received    date NOT NULL,
    opened_by   text NOT NULL,
    opened_at   timestamptz NOT NULL,
    person      text NOT NULL,
    addresses   text[] NOT NULL CHECK (cardinality(addresses) > 0),
    about       text,
    narrowed    text,
    plan_id     bigint REFERENCES disposition_plan,
    found       bigint,
    decided_by  text,
    decided_at  timestamptz,
    answered_by text,
    answered_at timestamptz,
    letter      bytea
);
ALTER TABLE disposition_plan ADD CONSTRAINT plan_request FOREIGN KEY (request_id) REFERENCES erasure_request;
ALTER TABLE disposition_plan ADD CONSTRAINT erasure_has_request CHECK ((kind = 'erasure') = (request_id IS NOT NULL));
GRANT SELECT, INSERT, UPDATE ON erasure_request TO holdfast_service;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO holdfast_service;
