-- proofs of work that made an account, until they are too old to make another
create table account_spent_proof (
  signature text primary key,
  expires_at bigint not null
);
create index account_spent_proof_expires on account_spent_proof (expires_at);

-- links in mails that nobody has followed yet
create table account_one_time_token (
  hash text primary key,
  user_id text not null references account_user (id) on delete cascade,
  purpose text not null,
  expires_at bigint not null
);
create index account_one_time_token_user on account_one_time_token (user_id);
create index account_one_time_token_expires on account_one_time_token (expires_at);
