-- The job store's own tables: Quartz makes and upgrades them itself, apart from the domain's.
create schema quartz;
grant usage, create on schema quartz to mutualaid_api;
