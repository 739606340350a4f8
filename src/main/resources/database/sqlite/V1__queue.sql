-- Times are milliseconds since the epoch, UTC.

create table item (
  id           integer primary key autoincrement,
  tracker      text    not null,
  content_key  text    not null,
  name         text    not null,
  content_path text    not null,
  fingerprint  text    not null,
  save_path    text    not null,
  category     text    not null,
  tags         text    not null,
  state        text    not null,
  reason       text    not null,
  failure_kind text,
  due_at       integer not null,
  attempts     integer not null default 0,
  info_hash    text    not null,
  site_hash    text,
  torrent_id   text,
  rule         text    not null,
  form         text    not null,
  questions    text    not null,
  answers      text    not null default '{}',
  arrived_at   integer not null,
  changed_at   integer not null,
  position     real    not null,
  revision     integer not null default 0,
  -- At most one upload per payload and tracker: this line is what the whole program rests on.
  unique (tracker, content_key)
);

create index item_work on item (tracker, state, due_at);
create index item_site_hash on item (site_hash);
create index item_path on item (content_path);

create table step (
  id           integer primary key autoincrement,
  item_id      integer not null references item (id),
  at           integer not null,
  from_state   text,
  to_state     text    not null,
  reason       text    not null,
  failure_kind text
);

create index step_item on step (item_id, id);

create table tracker_state (
  tracker        text primary key,
  paused         integer not null default 0,
  held           text,
  next_upload_at integer not null default 0
);

-- The moments of the last requests to each site, so that every process keeps to its rate.
create table request (
  name text    not null,
  at   integer not null
);

create index request_name on request (name, at);

-- What intake has judged: a child of a watched folder or a torrent of the client.
create table handled (
  source      text    not null,
  child       text    not null,
  fingerprint text    not null,
  at          integer not null,
  outcome     text    not null,
  primary key (source, child)
);

-- Completed torrents that the hook told of and the daemon has not looked at yet.
create table finished (
  info_hash text primary key,
  at        integer not null
);

create table setting (
  name  text primary key,
  value text not null
);

pragma user_version = 1;
