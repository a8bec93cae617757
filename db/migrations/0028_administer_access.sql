-- Who gave a role, who is switched off, what has happened to anybody's access, and when a session's person last proved who they are.
alter table auth.account
    add column disabled_at timestamptz,
    add column disabled_by uuid references auth.account on delete set null;

alter table auth.account_role
    add column origin text not null default 'setup',
    add column granted_by uuid references auth.account on delete set null,
    add constraint origin_is_known check (origin in ('setup', 'register', 'invitation', 'administrator', 'operator'));

create index account_role_by_municipality on auth.account_role (municipality_code, role);
create index account_by_municipality on auth.account (municipality_code);

-- Null: a provider vouched for the person and did not say when it had seen them.
alter table auth.session add column proved_at timestamptz default now();
update auth.session set proved_at = created_at;

-- Also what nobody's account did: a pass phrase to a name that does not exist, a provider that was not believed.
alter table auth.event
    alter column account_id drop not null,
    add column municipality_code text,
    add column provider_id uuid,
    -- Who did it, where it was done to somebody by another.
    add column by_account_id uuid references auth.account on delete set null,
    -- A code: the role, the reason.
    add column detail text;

update auth.event set municipality_code = account.municipality_code from auth.account where account.id = event.account_id;
create index event_by_municipality on auth.event (municipality_code, id);

-- A new pass phrase for whoever has lost the old one, by a code that the administrator hands over. The row has its hash.
create table auth.recovery (
    code_hash  bytea primary key,
    account_id uuid not null references auth.account on delete cascade,
    made_by    uuid references auth.account on delete set null,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    constraint recovery_ends_after_it_starts check (expires_at > made_at)
);

create unique index recovery_is_open_once on auth.recovery (account_id) where used_at is null;

-- The internet-facing host uses codes and makes none.
revoke all on auth.recovery from mutualaid_web;
grant select, update (used_at) on auth.recovery to mutualaid_web;
grant select, insert, update, delete on auth.recovery to mutualaid_api;

-- Every table of this schema is born with all rights for both hosts; what a grant of less was meant to say is said here.
revoke update, delete, truncate on auth.event from mutualaid_web, mutualaid_api;
revoke insert, update, delete, truncate on auth.invitation from mutualaid_web;

-- As before, and says where the role comes from.
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
    insert into auth.account_role (account_id, municipality_code, role, granted_at, origin, granted_by)
    values (claimant, invited.municipality_code, invited.role, at, case when invited.person_id is null then 'invitation' else 'register' end, invited.invited_by)
    on conflict do nothing;
    insert into auth.event (account_id, municipality_code, kind, at, address, by_account_id, detail)
    values (claimant, invited.municipality_code, 'invitation-used', at, 'unknown', invited.invited_by, invited.role);
    insert into public.audit (account_id, municipality_code, action, subject_id, facts)
    values (claimant, invited.municipality_code, 'invitation-used', coalesce(invited.person_id, claimant), jsonb_build_object('invitationId', invited.id, 'role', invited.role));
    return true;
end $$;
