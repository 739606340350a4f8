-- A site that does not answer is left alone until a moment and then asked something harmless first.
alter table tracker_state add column trouble text;
alter table tracker_state add column troubles integer not null default 0;
alter table tracker_state add column trouble_until integer not null default 0;

pragma user_version = 2;
