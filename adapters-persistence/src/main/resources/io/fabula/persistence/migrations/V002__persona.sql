create table persona_persona (
  id text primary key,
  owner_id text not null references account_user (id) on delete cascade,
  name text not null,
  slug text not null,
  description text,
  is_default boolean not null,
  version bigint not null,
  created_at bigint not null,
  updated_at bigint not null,
  unique (owner_id, slug)
);
create index persona_persona_owner on persona_persona (owner_id, created_at, id);
