-- A coordinator's one-time way in for somebody in the register. The code is on paper or said by phone; the row has its hash.
create table auth.invitation (
    id                uuid primary key,
    code_hash         bytea not null unique,
    person_id         uuid not null references person on delete cascade,
    municipality_code text not null,
    municipality_name text not null,
    name              text not null,
    invited_by        uuid not null references auth.account,
    invited_at        timestamptz not null,
    expires_at        timestamptz not null,
    used_at           timestamptz,
    used_by           uuid references auth.account on delete set null,
    constraint invitation_ends_after_it_starts check (expires_at > invited_at)
);

-- Of a person's invitations one is open.
create unique index invitation_is_open_once on auth.invitation (person_id) where used_at is null;

grant select on auth.invitation to mutualaid_web;
grant select, insert, update, delete on auth.invitation to mutualaid_api;

-- The one thing that the internet-facing host may do outside of auth: join an account to the person whose open invitation it holds.
-- All or nothing: used, joined, given the role and written down, or false.
create function auth.claim_invitation(hash bytea, claimant uuid, at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    found_person uuid;
    found_code   text;
begin
    select invitation.person_id, invitation.municipality_code into found_person, found_code
    from auth.invitation
    join public.person on person.id = invitation.person_id
    join auth.account on account.id = claimant
    where invitation.code_hash = hash and invitation.used_at is null and invitation.expires_at > at
      and person.account_id is null and person.deactivated_at is null and account.municipality_code = invitation.municipality_code
      and not exists (select from public.person where account_id = claimant)
    for update of invitation, person;
    if found_person is null then
        return false;
    end if;

    update auth.invitation set used_at = at, used_by = claimant where code_hash = hash;
    update public.person set account_id = claimant where id = found_person;
    insert into auth.account_role (account_id, municipality_code, role, granted_at) values (claimant, found_code, 'staff', at) on conflict do nothing;
    insert into public.audit (account_id, municipality_code, action, subject_id, facts) values (claimant, found_code, 'invitation-used', found_person, '{}');
    return true;
end $$;

revoke execute on function auth.claim_invitation from public;
grant execute on function auth.claim_invitation to mutualaid_web, mutualaid_api;
