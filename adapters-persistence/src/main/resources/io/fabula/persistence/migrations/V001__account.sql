create table account_user (
  id text primary key,
  email text not null unique,
  username text not null,
  username_folded text not null unique,
  nickname text,
  nickname_folded text unique,
  name text,
  age integer,
  role text not null,
  bio text,
  email_verified boolean not null,
  password_hash text not null,
  version bigint not null,
  created_at bigint not null,
  updated_at bigint not null
);

create table account_refresh_token (
  hash text primary key,
  family text not null,
  user_id text not null references account_user (id) on delete cascade,
  issued_at bigint not null,
  expires_at bigint not null,
  rotated_at bigint
);
create index account_refresh_token_family on account_refresh_token (family);
create index account_refresh_token_user on account_refresh_token (user_id);
create index account_refresh_token_expires on account_refresh_token (expires_at);

create table account_revoked_token (
  id text primary key,
  revoked_at bigint not null,
  expires_at bigint not null
);
create index account_revoked_token_revoked on account_revoked_token (revoked_at);
