-- The roles that say yes to a loan, that tell the public, that look after access and that only read.
alter table auth.account_role
    drop constraint role_is_known,
    add constraint role_is_known check (role in ('staff', 'coordinator', 'approver', 'crisis_lead', 'communicator', 'administrator', 'auditor', 'operator'));

alter table auth.invitation
    drop constraint invited_role_is_known,
    add constraint invited_role_is_known check (role in ('staff', 'coordinator', 'approver', 'crisis_lead', 'communicator', 'administrator', 'auditor', 'operator'));
