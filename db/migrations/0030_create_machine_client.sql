-- Programs of a municipality, such as its staff system, that call the API. Each acts as an account of its own, which no person signs in to.
create table auth.machine_client (
    id                uuid primary key,
    account_id        uuid not null unique references auth.account,
    municipality_code text not null,
    name              text not null,
    client_id         text not null unique,
    scopes            text[] not null,
    -- It proves itself with a key of its own (a JSON Web Key Set), or brings a token of an authority that the municipality trusts.
    public_keys       text,
    issuer            text,
    keys_address      text,
    external_id       text,
    token_type        text,
    enabled           boolean not null default true,
    version           integer not null default 1,
    created_at        timestamptz not null,
    changed_at        timestamptz not null,
    last_used_at      timestamptz,
    constraint scope_is_known check (cardinality(scopes) > 0 and scopes <@ array['register', 'time-reports']),
    constraint machine_has_one_proof check (num_nonnulls(public_keys, issuer) = 1),
    constraint authority_is_whole check (num_nonnulls(issuer, keys_address, external_id, token_type) in (0, 4)),
    constraint token_type_is_known check (token_type in ('at+jwt', 'jwt')),
    constraint keys_address_is_an_address check (keys_address ~ '^https?://[^#[:space:]]+$')
);

create index machine_client_by_municipality on auth.machine_client (municipality_code);
create unique index machine_client_by_issuer on auth.machine_client (issuer, external_id) where issuer is not null;

create table auth.machine_token (
    token_hash bytea primary key,
    client_id  uuid not null references auth.machine_client on delete cascade,
    scopes     text[] not null,
    expires_at timestamptz not null
);

-- The keys of token authorities: last known good, as auth.provider_metadata is for providers.
create table auth.authority_keys (
    address    text primary key,
    jwks       text not null,
    fetched_at timestamptz not null
);

-- Machines call the API alone; the internet-facing host has no business here.
revoke all on auth.machine_client, auth.machine_token, auth.authority_keys from mutualaid_web;

alter table auth.used_once
    drop constraint use_is_known,
    add constraint use_is_known check (purpose in ('logout_token', 'login_attempt', 'passkey_challenge', 'client_assertion'));
