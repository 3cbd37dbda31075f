-- Hold notices: what custodians are told, whether they have acknowledged it, and the mails that carry it. Alarms on holds.

-- The newest row of a matter and kind counts; without one the text that comes with the program does.
CREATE TABLE notice_template (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    matter_id   bigint NOT NULL REFERENCES matter,
    kind        text NOT NULL CHECK (kind IN ('hold', 'reminder', 'escalation', 'succession', 'release')),
    subject     text NOT NULL,
    body        text NOT NULL,
    questions   jsonb NOT NULL,
    by_user     text NOT NULL,
    at          timestamptz NOT NULL
);

-- One notice to one person about one custodian's items. The text is what was sent but for the link, which no row holds.
CREATE TABLE notice (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hold_id         bigint NOT NULL REFERENCES hold,
    custodian       text NOT NULL,
    kind            text NOT NULL CHECK (kind IN ('hold', 'succession', 'release')),
    issue           int NOT NULL,
    recipient       text NOT NULL,
    subject         text NOT NULL,
    body            text NOT NULL,
    questions       jsonb NOT NULL,
    issued_by       text NOT NULL,
    issued_at       timestamptz NOT NULL,
    acknowledged_at timestamptz,
    answers         jsonb,
    reminders       int NOT NULL DEFAULT 0,
    escalated_at    timestamptz,
    escalated_to    text,
    ended_at        timestamptz,
    end_reason      text CHECK (end_reason IN ('superseded', 'left', 'released')),
    UNIQUE (hold_id, custodian, issue),
    CHECK ((acknowledged_at IS NULL) = (answers IS NULL)),
    CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
CREATE UNIQUE INDEX notice_current ON notice (hold_id, custodian) WHERE ended_at IS NULL;

-- Mails to send and sent. A mail is tried until the server takes it; its message id stays, so that one sent twice is seen to be one.
CREATE TABLE notice_mail (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    notice_id       bigint NOT NULL REFERENCES notice,
    purpose         text NOT NULL CHECK (purpose IN ('hold', 'reminder', 'escalation', 'succession', 'release')),
    recipient       text NOT NULL,
    subject         text NOT NULL,
    body            text NOT NULL,
    message_id      text NOT NULL UNIQUE,
    queued_at       timestamptz NOT NULL,
    attempts        int NOT NULL DEFAULT 0,
    next_attempt    timestamptz NOT NULL,
    last_error      text,
    sent_at         timestamptz
);
CREATE INDEX notice_mail_waiting ON notice_mail (next_attempt) WHERE sent_at IS NULL;
CREATE INDEX notice_mail_notice ON notice_mail (notice_id);

-- Of a link only the hash is kept. Every mail carries one of its own; all of a notice end with its acknowledgement.
CREATE TABLE notice_link (
    token_sha256    bytea PRIMARY KEY,
    notice_id       bigint NOT NULL REFERENCES notice,
    mail_id         bigint NOT NULL REFERENCES notice_mail,
    issued_at       timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL
);

CREATE FUNCTION refuse_notice_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
        RAISE EXCEPTION 'HF-2035 a notice stays on record';
    END IF;
    IF (NEW.id, NEW.hold_id, NEW.custodian, NEW.kind, NEW.issue, NEW.recipient, NEW.subject, NEW.body, NEW.questions, NEW.issued_by, NEW.issued_at)
       IS DISTINCT FROM
       (OLD.id, OLD.hold_id, OLD.custodian, OLD.kind, OLD.issue, OLD.recipient, OLD.subject, OLD.body, OLD.questions, OLD.issued_by, OLD.issued_at)
    THEN
        RAISE EXCEPTION 'HF-2035 what a notice said does not change; issue another';
    END IF;
    IF OLD.acknowledged_at IS NOT NULL
       AND (NEW.acknowledged_at, NEW.answers) IS DISTINCT FROM (OLD.acknowledged_at, OLD.answers)
    THEN
        RAISE EXCEPTION 'HF-2035 an acknowledgement does not change';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER notice_rewrite BEFORE UPDATE OR DELETE ON notice FOR EACH ROW EXECUTE FUNCTION refuse_notice_rewrite();
CREATE TRIGGER notice_truncate BEFORE TRUNCATE ON notice FOR EACH STATEMENT EXECUTE FUNCTION refuse_notice_rewrite();

-- Raised once, shown until it ends.
CREATE TABLE hold_alarm (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hold_id     bigint NOT NULL REFERENCES hold,
    kind        text NOT NULL CHECK (kind IN ('matches-nothing', 'stopped-growing', 'lost-source', 'custodian-without-items')),
    about       text NOT NULL,
    detail      text NOT NULL,
    raised_at   timestamptz NOT NULL,
    ended_at    timestamptz
);
CREATE UNIQUE INDEX hold_alarm_standing ON hold_alarm (hold_id, kind, about) WHERE ended_at IS NULL;

GRANT SELECT, INSERT ON notice_template, notice_link TO holdfast_service;
GRANT SELECT, INSERT, UPDATE ON notice, notice_mail, hold_alarm TO holdfast_service;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO holdfast_service;
