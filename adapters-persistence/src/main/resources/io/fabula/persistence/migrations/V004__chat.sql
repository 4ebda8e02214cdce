create table chat_chat (
  id text primary key,
  kind text not null,
  owner_id text not null references account_user (id) on delete cascade,
  title text,
  character_id text not null,
  cast_members text not null,
  persona_id text,
  model text,
  settings text,
  author_note text,
  message_count bigint not null,
  next_position bigint not null,
  last_message text,
  unread_count integer not null,
  running_turn text,
  version bigint not null,
  created_at bigint not null,
  updated_at bigint not null
)${clustered};
create index chat_chat_owner on chat_chat (owner_id, updated_at, id);
create index chat_chat_character on chat_chat (owner_id, character_id, created_at);

-- kept in the order in which a chat is read
create table chat_message (
  chat_id text not null references chat_chat (id) on delete cascade,
  position bigint not null,
  id text not null unique,
  role text not null,
  character_id text,
  content text not null,
  status text not null,
  alternate_index integer not null,
  alternate_count integer not null,
  model text,
  prompt_tokens integer,
  completion_tokens integer,
  usage_estimated boolean,
  created_at bigint not null,
  primary key (chat_id, position)
)${clustered};

create table chat_alternate (
  message_id text not null references chat_message (id) on delete cascade,
  number integer not null,
  content text not null,
  status text not null,
  model text,
  prompt_tokens integer,
  completion_tokens integer,
  usage_estimated boolean,
  created_at bigint not null,
  primary key (message_id, number)
)${clustered};

create table chat_cast_snapshot (
  character_id text not null,
  version bigint not null,
  definition text not null,
  primary key (character_id, version)
);

create table chat_turn (
  id text primary key,
  chat_id text not null references chat_chat (id) on delete cascade,
  node integer not null,
  kind text not null,
  question_id text,
  answer_id text,
  started_at bigint not null,
  ended_at bigint,
  ending text,
  failure text,
  text_from integer,
  alternate integer,
  piece_lengths ${bytes}
)${clustered};
create index chat_turn_chat on chat_turn (chat_id);
create index chat_turn_running on chat_turn (node) where ended_at is null;

-- the journal: what running turns said, many turns in one row
create table chat_segment (
  node integer not null,
  seq bigint not null,
  at bigint not null,
  body ${bytes} not null,
  primary key (node, seq)
)${clustered};
