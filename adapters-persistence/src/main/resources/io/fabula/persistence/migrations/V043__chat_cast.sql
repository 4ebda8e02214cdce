-- who is in which chat, to be found by who it is
create table chat_cast (
  chat_id text not null references chat_chat (id) on delete cascade,
  character_id text not null,
  avatar text,
  primary key (chat_id, character_id)
)${clustered};
insert into chat_cast (chat_id, character_id, avatar) ${cast_members};
create index chat_cast_character on chat_cast (character_id);
create index chat_cast_avatar on chat_cast (avatar);
