-- A program acts as an account so that the history has a name; it is nobody to give a role, a code or a pass phrase to, also after it has been removed.
alter table auth.account add column is_program boolean not null default false;
update auth.account set is_program = true where id in (select account_id from auth.machine_client);
