-- A municipality's own OpenID Connect provider. Read at every step of every sign-in, so that a change holds from the next request.
create table auth.provider (
    id                           uuid primary key,
    municipality_code            text not null,
    -- In the addresses that the municipality registers: /federation/KEY/callback.
    key                          text not null unique,
    display_name                 text not null,
    issuer                       text not null,
    client_id                    text not null,
    client_authentication        text not null,
    client_secret                bytea,
    scopes                       text not null default 'openid profile',
    acr_values                   text not null default '',
    acr_is_required              boolean not null default false,
    use_userinfo                 boolean not null default true,
    subject_claim                text not null default 'sub',
    -- What a client assertion is addressed to. Empty means the issuer.
    assertion_audience           text not null default '',
    organisation_claim           text,
    organisation_number          text,
    private_addresses_allowed    boolean not null default false,
    enabled                      boolean not null default false,
    version                      integer not null default 1,
    created_at                   timestamptz not null default now(),
    changed_at                   timestamptz not null default now(),
    constraint key_fits_in_an_address check (key ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    constraint issuer_is_an_address check (issuer ~ '^https?://[^?#[:space:]]+$'),
    constraint client_authentication_is_known check (client_authentication in ('secret', 'private_key')),
    constraint secret_is_kept_where_it_is_used check ((client_authentication = 'secret') = (client_secret is not null)),
    constraint required_acr_is_named check (acr_values <> '' or not acr_is_required),
    constraint organisation_is_whole check ((organisation_claim is null) = (organisation_number is null))
);

create index provider_by_municipality on auth.provider (municipality_code);

-- Last known good, for the day when the provider answers no more.
create table auth.provider_metadata (
    provider_id uuid primary key references auth.provider on delete cascade,
    discovery   text not null,
    jwks        text not null,
    fetched_at  timestamptz not null
);

create table auth.provider_health (
    provider_id uuid primary key references auth.provider on delete cascade,
    state       text not null,
    since       timestamptz not null,
    checked_at  timestamptz not null,
    error_code  text,
    constraint state_is_known check (state in ('unknown', 'up', 'down')),
    constraint only_what_is_down_has_an_error check ((state = 'down') = (error_code is not null))
);

-- Whose account a person at a provider has. Never found by e-mail.
create table auth.external_login (
    issuer     text not null,
    subject    text not null,
    account_id uuid not null references auth.account on delete cascade,
    linked_at  timestamptz not null default now(),
    primary key (issuer, subject)
);

create index external_login_by_account on auth.external_login (account_id);

-- A person whom a provider has vouched for and who has no account here yet.
create table auth.pending_sign_in (
    key_hash    bytea primary key,
    provider_id uuid not null references auth.provider on delete cascade,
    identity    bytea not null,
    created_at  timestamptz not null default now(),
    expires_at  timestamptz not null,
    constraint pending_sign_in_expires_after_it_starts check (expires_at > created_at)
);

-- Our own keys: we sign with them where no secret is shared, and providers encrypt to them.
create table auth.client_key (
    id          text primary key,
    purpose     text not null,
    private_key bytea not null,
    certificate bytea,
    created_at  timestamptz not null default now(),
    retired_at  timestamptz,
    constraint what_signs_has_a_certificate check ((purpose = 'signature') = (certificate is not null)),
    constraint purpose_is_known check (purpose in ('signature', 'encryption')),
    constraint key_is_retired_after_it_is_made check (retired_at > created_at)
);

-- What may come once: the id of a logout token, the state of a sign-in, the answer to a passkey's challenge. Hashes, kept until they would be refused for their age.
create table auth.used_once (
    purpose    text not null,
    hash       bytea not null,
    expires_at timestamptz not null,
    primary key (purpose, hash),
    constraint use_is_known check (purpose in ('logout_token', 'login_attempt', 'passkey_challenge'))
);

-- Which sign-in at which provider a session came from, so that the provider can end it.
alter table auth.session
    add provider_id      uuid references auth.provider on delete cascade,
    add provider_subject text,
    add provider_session text,
    add constraint session_of_a_provider_names_its_subject check ((provider_id is null) = (provider_subject is null)),
    add constraint provider_session_has_a_provider check (provider_session is null or provider_id is not null);

create index session_by_provider on auth.session (provider_id, provider_subject) where provider_id is not null;
