-- What each prompt was made of. Ids of turns grow with time, so rows are appended; a chat's are found by its
-- turns, of which the newest is asked for.
create table chat_ledger (
  turn_id text primary key references chat_turn (id) on delete cascade,
  inputs text not null,
  prompt_hash text not null,
  prompt_tokens integer not null
)${clustered};
drop index chat_turn_chat;
create index chat_turn_chat on chat_turn (chat_id, id);
