-- answers kept for a day, so that a repeated request gets the same one
create table answered_request (
  caller text not null,
  route text not null,
  request_key text not null,
  fingerprint text not null,
  claimed_at bigint not null,
  status integer,
  headers text,
  body ${bytes},
  primary key (caller, route, request_key)
);
create index answered_request_claimed on answered_request (claimed_at);
