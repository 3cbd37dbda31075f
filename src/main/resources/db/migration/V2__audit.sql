-- The audit log: entries, the inner nodes of their RFC 6962 Merkle tree, signed checkpoints. Nothing in here ever changes.

-- leaf is the canonical JSON that is hashed, byte for byte; the columns before it repeat its values for searching,
-- and `audit verify` compares them. leaf_hash = SHA-256(0x00 || leaf).
CREATE TABLE audit_entry (
    seq         bigint PRIMARY KEY CHECK (seq >= 0),
    at          timestamptz NOT NULL,
    actor       text NOT NULL,
    action      text NOT NULL,
    subject     text NOT NULL,
    leaf        text NOT NULL,
    leaf_hash   bytea NOT NULL CHECK (octet_length(leaf_hash) = 32)
);
CREATE INDEX audit_entry_at ON audit_entry (at);
CREATE INDEX audit_entry_actor ON audit_entry (actor, seq);
CREATE INDEX audit_entry_action ON audit_entry (action, seq);

-- Node (level, idx) is the hash of the full subtree over entries idx * 2^level up to (idx + 1) * 2^level; level 0 is leaf_hash.
CREATE TABLE audit_node (
    level       int    NOT NULL CHECK (level BETWEEN 1 AND 62),
    idx         bigint NOT NULL CHECK (idx >= 0),
    hash        bytea  NOT NULL CHECK (octet_length(hash) = 32),
    PRIMARY KEY (level, idx)
);

-- note is a C2SP tlog-checkpoint; size and root repeat what it says.
CREATE TABLE audit_checkpoint (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    size        bigint NOT NULL CHECK (size >= 0),
    at          timestamptz NOT NULL,
    root        bytea  NOT NULL CHECK (octet_length(root) = 32),
    note        text   NOT NULL
);
CREATE INDEX audit_checkpoint_size ON audit_checkpoint (size);

-- Not even the owner of the tables changes them by mistake.
CREATE FUNCTION refuse_audit_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'HF-6014 the audit log is only ever appended to';
END $$;
CREATE TRIGGER audit_entry_rewrite BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_rewrite();
CREATE TRIGGER audit_node_rewrite BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_node
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_rewrite();
CREATE TRIGGER audit_checkpoint_rewrite BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_rewrite();

GRANT SELECT, INSERT ON audit_entry, audit_node, audit_checkpoint TO holdfast_service;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO holdfast_service;
