-- what users chose; who chose nothing has no row
create table settings_user (
  user_id text primary key references account_user (id) on delete cascade,
  chosen text not null,
  version bigint not null
)${clustered};
