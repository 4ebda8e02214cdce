-- counted apart from the characters, whose rows are large; ranks are sums, so that lists go by an index
create table character_standing (
  character_id text primary key references character_character (id) on delete cascade,
  listed boolean not null,
  likes bigint not null,
  favorites bigint not null,
  upvotes bigint not null,
  downvotes bigint not null,
  comments bigint not null,
  chats bigint not null,
  popular bigint not null,
  score bigint not null,
  trending bigint not null,
  fall bigint not null,
  fell_at bigint not null,
  popular_from bigint not null,
  score_from bigint not null,
  trending_from bigint not null
)${clustered};
insert into character_standing (character_id, listed, likes, favorites, upvotes, downvotes, comments, chats,
  popular, score, trending, fall, fell_at, popular_from, score_from, trending_from)
select id, visibility = 'PUBLIC', 0, 0, 0, 0, 0, chat_count, chat_count, 0, 0, 0, 0, 0, 0, 0
from character_character;
create index character_standing_popular on character_standing (listed, popular, character_id);
create index character_standing_score on character_standing (listed, score, character_id);
create index character_standing_trending on character_standing (listed, trending, character_id);
drop index character_character_popular;
alter table character_character drop column chat_count;
-- by the house, whatever the owner wants
alter table character_character add column hidden boolean not null default false;

-- chats and likes by the hour, for as long as they count as recent
create table character_recent (
  character_id text not null references character_standing (character_id) on delete cascade,
  hour bigint not null,
  events bigint not null,
  primary key (character_id, hour)
)${clustered};
create index character_recent_hour on character_recent (hour, character_id);

-- the number of the last fall in any rank; its row is held until the fall is kept, so numbers are seen in order
create table character_fall (
  one integer primary key,
  number bigint not null
);
insert into character_fall (one, number) values (1, 0);
