drop index job_job_owner;
create index job_job_owner on job_job (owner_id, created_at, id);
