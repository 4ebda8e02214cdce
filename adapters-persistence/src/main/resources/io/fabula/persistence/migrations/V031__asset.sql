create table asset_asset (
  id text primary key,
  owner_id text not null references account_user (id) on delete cascade,
  blob text not null,
  media_type text not null,
  bytes bigint not null,
  width integer not null,
  height integer not null,
  created_at bigint not null
);
create index asset_asset_owner on asset_asset (owner_id, created_at, id);
create index asset_asset_blob on asset_asset (blob);

-- smaller pictures by the blob they were made of
create table asset_rendition (
  source text not null,
  rendition text not null,
  made text not null,
  primary key (source, rendition)
)${clustered};
create index asset_rendition_made on asset_rendition (made);

alter table persona_persona add column avatar text;
