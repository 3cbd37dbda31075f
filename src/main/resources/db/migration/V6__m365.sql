-- Microsoft 365 sources: connections, how far each folder has been read, and the coverage ledger.

CREATE TABLE m365_source (
    name            text PRIMARY KEY,
    directory_id    text NOT NULL,
    client_id       text NOT NULL,
    credential      text NOT NULL CHECK (credential IN ('secret', 'certificate')),
    -- name of the file below the home's keys folder; the secret itself is never in the database
    credential_file text NOT NULL,
    graph_root      text NOT NULL,
    login_host      text NOT NULL,
    added_at        timestamptz NOT NULL
);

-- Ids of Microsoft 365 differ in case alone; "C" compares bytes.
CREATE TABLE m365_mailbox (
    source      text NOT NULL REFERENCES m365_source,
    mailbox     text COLLATE "C" NOT NULL,
    address     text NOT NULL,
    name        text NOT NULL,
    enabled     boolean NOT NULL,
    state       text NOT NULL CHECK (state IN ('RUNNING', 'DONE', 'INCOMPLETE', 'UNCAPTURABLE')),
    code        text NOT NULL DEFAULT '',
    started     timestamptz NOT NULL,
    ended       timestamptz,
    PRIMARY KEY (source, mailbox)
);

CREATE TABLE m365_folder (
    source      text NOT NULL,
    mailbox     text COLLATE "C" NOT NULL,
    folder      text COLLATE "C" NOT NULL,
    delta_link  text,
    resume_link text,
    shape       text NOT NULL DEFAULT '',
    listed      boolean NOT NULL DEFAULT true,
    path        text NOT NULL DEFAULT '',
    well_known  text NOT NULL DEFAULT '',
    total_items bigint NOT NULL DEFAULT 0,
    messages    bigint NOT NULL DEFAULT 0,
    counted_at  timestamptz,
    PRIMARY KEY (source, mailbox, folder),
    FOREIGN KEY (source, mailbox) REFERENCES m365_mailbox
);

CREATE TABLE m365_message (
    source      text NOT NULL,
    mailbox     text COLLATE "C" NOT NULL,
    item        text COLLATE "C" NOT NULL,
    folder      text COLLATE "C" NOT NULL,
    version     text NOT NULL,
    fate        text NOT NULL CHECK (fate IN ('CAPTURED', 'UNCAPTURABLE', 'FAILED', 'GONE')),
    code        text NOT NULL,
    PRIMARY KEY (source, mailbox, item),
    FOREIGN KEY (source, mailbox) REFERENCES m365_mailbox
);
CREATE INDEX m365_message_trouble ON m365_message (source, mailbox, fate) WHERE fate <> 'CAPTURED';

-- Removals announced and not yet looked into.
CREATE TABLE m365_removal (
    source      text NOT NULL,
    mailbox     text COLLATE "C" NOT NULL,
    item        text COLLATE "C" NOT NULL,
    PRIMARY KEY (source, mailbox, item),
    FOREIGN KEY (source, mailbox) REFERENCES m365_mailbox
);

GRANT SELECT, INSERT, UPDATE ON m365_source, m365_mailbox, m365_folder, m365_message TO holdfast_service;
GRANT SELECT, INSERT, DELETE ON m365_removal TO holdfast_service;
