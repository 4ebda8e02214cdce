-- Who stands beside whom in the search index, whatever the order of a list. Arrivals are counted by the database.
alter table character_standing add column arrival bigint not null default 0;
alter table character_standing add column came_at bigint not null default 0;
alter table character_standing add column popular_shelf bigint not null default 0;
alter table character_standing add column new_shelf bigint not null default 0;
alter table character_standing add column trending_shelf bigint not null default 0;
alter table character_standing add column top_shelf bigint not null default 0;

update character_standing set came_at = c.created_at, arrival = c.arrival
from (select id, created_at, row_number() over (order by created_at, id) as arrival from character_character) c
where c.id = character_id;

create index character_standing_arrival on character_standing (arrival);
${arrivals}
create index character_standing_new on character_standing (listed, came_at, character_id, new_shelf);
drop index character_standing_popular;
create index character_standing_popular on character_standing (listed, popular, character_id, popular_shelf);
drop index character_standing_score;
create index character_standing_top on character_standing (listed, score, character_id, top_shelf);
drop index character_standing_trending;
create index character_standing_trending on character_standing (listed, trending, character_id, trending_shelf);

-- all are put on their shelves in the background, from the start on and not within the hour
${search_shelves}
delete from job_schedule where task_name = 'character.index';
