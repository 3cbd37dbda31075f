-- The directory of custodians: what was said of them, from which day. Nothing said is ever changed or taken back.

CREATE TABLE directory_import (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    file        text NOT NULL,
    sha256      bytea NOT NULL,
    as_of       date NOT NULL,
    everybody   boolean NOT NULL,
    by_user     text NOT NULL,
    at          timestamptz NOT NULL
);

-- One row a custodian and stretch of days; attributes holds name -> values, an empty list for "none from that day".
-- line is that of the file, null where a full import said it by leaving the custodian out.
CREATE TABLE directory_statement (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    import_id   bigint NOT NULL REFERENCES directory_import,
    line        bigint,
    custodian   text NOT NULL,
    from_date   date NOT NULL,
    until_date  date CHECK (until_date >= from_date),
    attributes  jsonb NOT NULL
);

GRANT SELECT, INSERT ON directory_import, directory_statement TO holdfast_service;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO holdfast_service;
