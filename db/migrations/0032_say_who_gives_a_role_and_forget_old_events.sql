-- Which providers say a role at present, one row each: what one says no more stays while another says it. Of account_role, null is by hand still, and a provider is one that says it.
create table auth.role_from_provider (
    account_id        uuid not null,
    municipality_code text not null,
    role              text not null,
    provider_id       uuid not null references auth.provider on delete cascade,
    primary key (account_id, municipality_code, role, provider_id),
    foreign key (account_id, municipality_code, role) references auth.account_role on delete cascade
);

create index role_from_provider_by_provider on auth.role_from_provider (provider_id);

insert into auth.role_from_provider (account_id, municipality_code, role, provider_id)
select account_id, municipality_code, role, provider_id
from auth.account_role
where provider_id is not null;

-- Written by the function below alone.
revoke all on auth.role_from_provider from mutualaid_web, mutualaid_api;

-- As before, and takes back only what no other provider says.
create or replace function auth.apply_provider_mapping(claimant uuid, provider uuid, rules uuid[], at timestamptz) returns boolean
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
    -- Strong enough for two sign-ins at once, and weak enough for what names the account meanwhile: see the foreign keys of events and roles.
    for no key update of account;
    if not found then
        return false;
    end if;

    delete from auth.role_from_provider said
    where said.account_id = claimant and said.provider_id = provider
      and not exists (select from auth.provider_mapping met where met.provider_id = provider and met.id = any (rules) and met.role = said.role);

    with gone as (
        delete from auth.account_role held
        where held.account_id = claimant and held.provider_id is not null
          and not exists (
              select from auth.role_from_provider said
              where said.account_id = held.account_id and said.municipality_code = held.municipality_code and said.role = held.role)
          and not exists (
              select from auth.provider_mapping met
              where met.provider_id = provider and met.id = any (rules) and met.role = held.role and held.municipality_code = town)
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

    -- A role that somebody is taking at this moment is passed over: to wait for them while they wait for the account would be a deadlock.
    with held as (
        select held.role
        from auth.account_role held
        where held.account_id = claimant and held.municipality_code = town
          and exists (select from auth.provider_mapping met where met.provider_id = provider and met.id = any (rules) and met.role = held.role)
        for key share skip locked
    )
    insert into auth.role_from_provider (account_id, municipality_code, role, provider_id)
    select claimant, town, held.role, provider
    from held
    on conflict do nothing;

    -- The mark is that of one that says it: of the others one, where the marked one says it no more.
    update auth.account_role held
    set provider_id = (
        select said.provider_id
        from auth.role_from_provider said
        where said.account_id = held.account_id and said.municipality_code = held.municipality_code and said.role = held.role
        order by said.provider_id
        limit 1)
    where held.account_id = claimant and held.provider_id is not null
      and exists (
          select from auth.role_from_provider said
          where said.account_id = held.account_id and said.municipality_code = held.municipality_code and said.role = held.role)
      and not exists (
          select from auth.role_from_provider said
          where said.account_id = held.account_id and said.municipality_code = held.municipality_code and said.role = held.role and said.provider_id = held.provider_id);

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

-- As before, and a role that only a provider had given is the inviter's from now on: the provider does not take it back.
create or replace function auth.claim_invitation(hash bytea, claimant uuid, at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    invited auth.invitation;
begin
    select invitation.* into invited
    from auth.invitation
    join auth.account on account.id = claimant and account.municipality_code = invitation.municipality_code and account.disabled_at is null
    where invitation.code_hash = hash and invitation.used_at is null and invitation.expires_at > at
    for update of invitation;
    if not found then
        return false;
    end if;

    if invited.person_id is not null then
        update public.person
        set account_id = claimant
        where id = invited.person_id and account_id is null and deactivated_at is null and not exists (select from public.person where account_id = claimant);
        if not found then
            return false;
        end if;
    end if;

    update auth.invitation set used_at = at, used_by = claimant where id = invited.id;
    insert into auth.account_role as held (account_id, municipality_code, role, granted_at, origin, granted_by)
    values (claimant, invited.municipality_code, invited.role, at, case when invited.person_id is null then 'invitation' else 'register' end, invited.invited_by)
    on conflict (account_id, municipality_code, role) do update
    set provider_id = null, granted_at = excluded.granted_at, origin = excluded.origin, granted_by = excluded.granted_by
    where held.provider_id is not null;
    insert into auth.event (account_id, municipality_code, kind, at, address, by_account_id, detail)
    values (claimant, invited.municipality_code, 'invitation-used', at, 'unknown', invited.invited_by, invited.role);
    insert into public.audit (account_id, municipality_code, action, subject_id, facts)
    values (claimant, invited.municipality_code, 'invitation-used', coalesce(invited.person_id, claimant), jsonb_build_object('invitationId', invited.id, 'role', invited.role));
    return true;
end $$;

-- Neither host may delete history; this forgets what is old, and never what is younger than a year, whoever calls it with what.
create function auth.forget_events(before timestamptz) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    forgotten bigint;
begin
    delete from auth.event where at < least(before, now() - interval '1 year');
    get diagnostics forgotten = row_count;
    return forgotten;
end $$;

revoke execute on function auth.forget_events from public;
grant execute on function auth.forget_events to mutualaid_web, mutualaid_api;

-- Small, as time only goes one way in this table.
create index event_by_time on auth.event using brin (at);
