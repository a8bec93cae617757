-- Ways in that do not need the municipality's own provider, and what keeps guessers out without keeping the right person out.
alter table auth.account
    drop column lockout_end,
    drop column lockout_enabled,
    drop column access_failed_count,
    -- Both keys are encrypted. The first is shared with an authenticator app; under the second the printed codes are hashed.
    add column authenticator_key bytea,
    add column printed_code_key bytea,
    -- The last half-minute whose code was used: each code works once.
    add column totp_last_step bigint;

create table auth.passkey (
    credential_id      bytea primary key,
    account_id         uuid not null references auth.account on delete cascade,
    name               text not null,
    public_key         bytea not null,
    sign_count         bigint not null,
    transports         text[],
    is_user_verified   boolean not null,
    is_backup_eligible boolean not null,
    is_backed_up       boolean not null,
    attestation_object bytea not null,
    client_data_json   bytea not null,
    created_at         timestamptz not null,
    last_used_at       timestamptz,
    constraint credential_id_has_a_length_of_webauthn check (octet_length(credential_id) between 1 and 1023)
);

create index passkey_by_account on auth.passkey (account_id);

create table auth.printed_code (
    account_id uuid not null references auth.account on delete cascade,
    code_hash  bytea not null,
    used_at    timestamptz,
    primary key (account_id, code_hash)
);

-- Attempts from one address, and from one address at one name. The key is a hash: a name that was typed may be a pass phrase.
create table auth.attempt (
    key          bytea primary key,
    tries        integer not null,
    free_at      timestamptz not null,
    forgotten_at timestamptz not null
);

-- Shown on the person's own page.
alter table auth.session
    add column method text,
    add column browser text;

-- Written and read by the hosts; neither may change what has happened.
create table auth.event (
    id         bigint generated always as identity primary key,
    account_id uuid not null references auth.account on delete cascade,
    kind       text not null,
    method     text,
    at         timestamptz not null,
    address    text not null
);

create index event_by_account on auth.event (account_id, id);

grant select, insert, update, delete on auth.passkey, auth.printed_code, auth.attempt to mutualaid_web, mutualaid_api;
grant select, insert on auth.event to mutualaid_web, mutualaid_api;
