create table account_linked_login (
  provider text not null,
  subject text not null,
  user_id text not null references account_user (id) on delete cascade,
  primary key (provider, subject)
);
create index account_linked_login_user on account_linked_login (user_id);

-- who is away at a provider
create table account_sign_in_attempt (
  state text primary key,
  browser text not null,
  nonce text not null,
  verifier text not null,
  expires_at bigint not null
);
create index account_sign_in_attempt_expires on account_sign_in_attempt (expires_at);
