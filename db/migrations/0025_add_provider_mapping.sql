-- A provider is added before the municipality has registered us there, and completed with what it gets from that. Nobody signs in through one that is not whole.
alter table auth.provider
    drop constraint secret_is_kept_where_it_is_used,
    add constraint secret_is_kept_where_it_is_used check (client_authentication = 'secret' or client_secret is null),
    add constraint what_is_on_is_whole check (not enabled or (client_id <> '' and (client_authentication <> 'secret' or client_secret is not null)));

-- What a provider's claims give: a role in the provider's own municipality, or a skill in its register. The operator's role is given by nobody's provider.
create table auth.provider_mapping (
    id          uuid primary key,
    provider_id uuid not null references auth.provider on delete cascade,
    claim       text not null,
    value       text not null,
    role        text,
    skill_id    text references skill,
    level       smallint references skill_level,
    constraint mapping_gives_one_thing check ((role is null) <> (skill_id is null) and (skill_id is null) = (level is null)),
    constraint mapped_role_is_known check (role in ('staff', 'coordinator', 'approver', 'crisis_lead', 'communicator', 'administrator', 'auditor')),
    constraint mapping_is_short check (length(claim) between 1 and 200 and length(value) between 1 and 300),
    constraint mapping_says_a_thing_once unique nulls not distinct (provider_id, claim, value, role, skill_id)
);

-- The host that faces the internet reads it and no more: what it may give out is decided elsewhere.
revoke insert, update, delete on auth.provider_mapping from mutualaid_web;

-- Null is by hand. A role from a provider is taken away at the first sign-in at which the provider no longer says it.
alter table auth.account_role add column provider_id uuid references auth.provider on delete cascade;
create index account_role_by_provider on auth.account_role (provider_id) where provider_id is not null;

-- Null is by hand. A skill is only ever added: what somebody knows is the register's to say.
alter table person_skill add column provider_id uuid references auth.provider on delete set null;

-- Once it has come up again, what was wrong and when.
alter table auth.provider_health
    add column last_error_code text,
    add column last_error_at timestamptz,
    add constraint last_error_is_whole check ((last_error_code is null) = (last_error_at is null));

-- What came back from a sign-in that was a test, encrypted, for the session that began it and as long as that lasts.
create table auth.test_sign_in (
    session_key_hash bytea primary key references auth.session on delete cascade,
    provider_id      uuid not null references auth.provider on delete cascade,
    result           bytea not null,
    expires_at       timestamptz not null
);

-- Gives an account what the mapping gives for the rules that a verified token has met, and takes back what the same provider gave before and says no more.
-- Runs as the owner, so that the caller can give nothing that is not in the mapping, to nobody of another municipality. True when something was changed.
create function auth.apply_provider_mapping(claimant uuid, provider uuid, rules uuid[], at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    town   text;
    who    uuid;
    given  text[];
    taken  text[];
    learnt text[];
begin
    select account.municipality_code into town
    from auth.account
    join auth.provider vouching on vouching.id = provider and vouching.enabled and vouching.municipality_code = account.municipality_code
    where account.id = claimant
    for update of account;
    if not found then
        return false;
    end if;

    with gone as (
        delete from auth.account_role held
        where held.account_id = claimant and held.provider_id = provider
          and not exists (select from auth.provider_mapping met where met.provider_id = provider and met.id = any (rules) and met.role = held.role)
        returning held.role
    )
    select array_agg(gone.role order by gone.role) into taken from gone;

    with added as (
        insert into auth.account_role (account_id, municipality_code, role, granted_at, provider_id)
        select distinct claimant, town, met.role, at, provider
        from auth.provider_mapping met
        where met.provider_id = provider and met.id = any (rules) and met.role is not null
        on conflict do nothing
        returning role
    )
    select array_agg(added.role order by added.role) into given from added;

    select person.id into who
    from public.person
    where person.account_id = claimant and person.municipality_code = town and person.deactivated_at is null
    for update;
    if found then
        with added as (
            insert into public.person_skill (person_id, skill_id, level, provider_id)
            select who, met.skill_id, max(met.level), provider
            from auth.provider_mapping met
            where met.provider_id = provider and met.id = any (rules) and met.skill_id is not null
            group by met.skill_id
            on conflict do nothing
            returning skill_id
        )
        select array_agg(added.skill_id order by added.skill_id) into learnt from added;
        if learnt is not null then
            update public.person set version = version + 1, updated_at = at where id = who;
        end if;
    end if;

    if given is null and taken is null and learnt is null then
        return false;
    end if;

    insert into public.audit (account_id, municipality_code, action, subject_id, facts)
    values (claimant, town, 'provider-mapping-applied', claimant, jsonb_strip_nulls(jsonb_build_object('providerId', provider, 'given', given, 'taken', taken, 'skills', learnt)));
    return true;
end $$;

revoke execute on function auth.apply_provider_mapping from public;
grant execute on function auth.apply_provider_mapping to mutualaid_web;
