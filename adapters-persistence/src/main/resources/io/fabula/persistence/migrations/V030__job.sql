create table job_job (
  id text primary key,
  owner_id text not null references account_user (id) on delete cascade,
  kind text not null,
  input text not null,
  status text not null,
  progress integer not null,
  stage text,
  checkpoint text,
  result text,
  failure text,
  cancel_requested boolean not null,
  run integer not null,
  version bigint not null,
  created_at bigint not null,
  updated_at bigint not null
);
create index job_job_owner on job_job (owner_id);
create index job_job_ended on job_job (status, updated_at);

-- when what is to run; the table of db-scheduler, whose names these are
create table job_schedule (
  task_name text not null,
  task_instance text not null,
  task_data ${bytes},
  execution_time timestamp with time zone not null,
  picked boolean not null,
  picked_by text,
  last_success timestamp with time zone,
  last_failure timestamp with time zone,
  consecutive_failures integer,
  last_heartbeat timestamp with time zone,
  version bigint not null,
  priority smallint,
  state text,
  primary key (task_name, task_instance)
);
create index job_schedule_due on job_schedule (execution_time);
create index job_schedule_alive on job_schedule (last_heartbeat);
