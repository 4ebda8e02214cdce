create table character_character (
  id text primary key,
  slug text not null unique,
  owner_id text not null references account_user (id) on delete cascade,
  name text not null,
  tagline text,
  tags text not null,
  gender text,
  language text,
  nsfw boolean not null,
  visibility text not null,
  definition_visible boolean not null,
  structured_tags text not null,
  definition text not null,
  search_text text not null,
  avatar text,
  card text,
  forked_from text,
  chat_count bigint not null,
  version bigint not null,
  created_at bigint not null,
  updated_at bigint not null
);
create index character_character_owner on character_character (owner_id, created_at, id);
create index character_character_new on character_character (visibility, created_at, id);
create index character_character_popular on character_character (visibility, chat_count, id);

create table character_tag (
  tag text not null,
  character_id text not null references character_character (id) on delete cascade,
  primary key (tag, character_id)
);
create index character_tag_character on character_tag (character_id);
