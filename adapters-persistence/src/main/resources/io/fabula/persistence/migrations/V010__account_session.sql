-- since when somebody is locked out
alter table account_user add column suspended_at bigint;

-- the ids of access tokens that were revoked, and of sessions that have ended
alter table account_revoked_token rename to account_ended;
alter table account_ended rename column revoked_at to ended_at;
drop index account_revoked_token_revoked;
create index account_ended_ended on account_ended (ended_at);
create index account_ended_expires on account_ended (expires_at);
