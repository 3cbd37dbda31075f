-- Long work: what was asked for or fell due, how far it is, how it ended. And what runs when.

-- Durable work outlives the service that began it: another takes it up again.
CREATE TABLE job (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    verb        text NOT NULL,
    by_user     text NOT NULL,
    asked       jsonb NOT NULL,
    durable     boolean NOT NULL,
    due_at      timestamptz,
    asked_at    timestamptz NOT NULL,
    started_at  timestamptz,
    ended_at    timestamptz,
    state       text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
    attempts    int NOT NULL DEFAULT 0,
    percent     int NOT NULL DEFAULT 0 CHECK (percent BETWEEN 0 AND 100),
    doing       text,
    result      jsonb,
    problem     jsonb
);
CREATE INDEX job_open ON job (verb) WHERE ended_at IS NULL;
CREATE INDEX job_verb ON job (verb, id DESC);

-- Schedules as set by people; what is not here runs as the settings say. cron is null for never.
CREATE TABLE job_schedule (
    verb        text PRIMARY KEY,
    cron        text,
    set_by      text NOT NULL,
    set_at      timestamptz NOT NULL
);

-- The table of db-scheduler 16, as it publishes it.
CREATE TABLE scheduled_tasks (
    task_name               text NOT NULL,
    task_instance           text NOT NULL,
    task_data               bytea,
    execution_time          timestamptz,
    picked                  boolean NOT NULL,
    picked_by               text,
    last_success            timestamptz,
    last_failure            timestamptz,
    consecutive_failures    int,
    last_heartbeat          timestamptz,
    version                 bigint NOT NULL,
    priority                smallint,
    state                   text,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX execution_time_idx ON scheduled_tasks (execution_time);
CREATE INDEX last_heartbeat_idx ON scheduled_tasks (last_heartbeat);
CREATE INDEX priority_execution_time_idx ON scheduled_tasks (priority DESC, execution_time ASC);

GRANT SELECT, INSERT, UPDATE ON job, job_schedule TO holdfast_service;
GRANT SELECT, INSERT, UPDATE, DELETE ON scheduled_tasks TO holdfast_service;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO holdfast_service;
