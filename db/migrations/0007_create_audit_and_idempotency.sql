-- Who did what, append only. Ids and facts; no names, no free text about persons.
create table audit (
    id                bigint generated always as identity primary key,
    at                timestamptz not null default now(),
    account_id        uuid,
    municipality_code text,
    action            text not null,
    subject_id        uuid,
    facts             jsonb not null default '{}'
);

create index audit_by_subject on audit (subject_id, at);
create index audit_by_municipality on audit (municipality_code, at);

create trigger audit_is_append_only before update or delete on audit
    for each row execute function refuse_change();

-- The answer to a command that came with an Idempotency-Key, given again when the same command comes again.
create table idempotent_answer (
    account_id uuid not null,
    key        uuid not null,
    route      text not null,
    body_hash  bytea not null,
    status     integer not null,
    location   text,
    body       jsonb,
    at         timestamptz not null default now(),
    primary key (account_id, key)
);

grant usage on schema public to mutualaid_api;
grant select, insert, update, delete on all tables in schema public to mutualaid_api;
grant usage, select on all sequences in schema public to mutualaid_api;
revoke update, delete, truncate on audit, schedule_version, schedule_version_assignment from mutualaid_api;
revoke all on schema public from public;
alter default privileges in schema public grant select, insert, update, delete on tables to mutualaid_api;
alter default privileges in schema public grant usage, select on sequences to mutualaid_api;
alter default privileges in schema auth grant select, insert, update, delete on tables to mutualaid_web, mutualaid_api;
