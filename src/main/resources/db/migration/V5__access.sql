-- Who may do what: users, sessions, one-time links, sign-in attempts. Only hashes of secrets are kept.

CREATE TABLE person (
    name            text PRIMARY KEY,
    roles           text[] NOT NULL CHECK (cardinality(roles) > 0),
    -- argon2id in PHC form; null until the person has used a one-time link to choose a password
    password_hash   text,
    added_at        timestamptz NOT NULL,
    added_by        text NOT NULL,
    disabled_at     timestamptz,
    disabled_by     text
);

CREATE TABLE web_session (
    token_sha256    bytea PRIMARY KEY,
    person          text NOT NULL REFERENCES person,
    started         timestamptz NOT NULL,
    last_seen       timestamptz NOT NULL
);
CREATE INDEX web_session_person ON web_session (person);

-- person null: the link of the first run, whose holder names the first administrator.
CREATE TABLE one_time_link (
    token_sha256    bytea PRIMARY KEY,
    person          text REFERENCES person,
    issued          timestamptz NOT NULL,
    expires         timestamptz NOT NULL,
    used_at         timestamptz
);

CREATE TABLE failed_sign_in (
    name            text NOT NULL,
    address         text NOT NULL,
    at              timestamptz NOT NULL
);
CREATE INDEX failed_sign_in_name ON failed_sign_in (name, at);
CREATE INDEX failed_sign_in_address ON failed_sign_in (address, at);

GRANT SELECT, INSERT, UPDATE ON person, one_time_link TO holdfast_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON web_session TO holdfast_service;
GRANT SELECT, INSERT, DELETE ON failed_sign_in TO holdfast_service;
