-- what users want to be remembered, everywhere, with one character or in one chat
create table memory_note (
  id text primary key,
  owner_id text not null references account_user (id) on delete cascade,
  character_id text,
  chat_id text references chat_chat (id) on delete cascade,
  content text not null,
  keywords text not null,
  pinned boolean not null,
  version bigint not null,
  created_at bigint not null,
  updated_at bigint not null
);
create index memory_note_owner on memory_note (owner_id, created_at, id);
create index memory_note_chat on memory_note (chat_id);
