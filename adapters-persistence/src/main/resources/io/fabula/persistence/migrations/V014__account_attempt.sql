-- what was tried by whom, and when all of it is made up for: microseconds since 1970
create table account_attempt (
  what text primary key,
  made_up bigint not null,
  expires_at bigint not null
);
create index account_attempt_expires on account_attempt (expires_at);
