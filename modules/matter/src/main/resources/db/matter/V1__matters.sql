-- What pages read of matters. Every table is written from the log and can be made again from it.

CREATE TABLE matter_type (
  id   text PRIMARY KEY,
  body jsonb NOT NULL
);

CREATE TABLE matter_matter (
  id          text PRIMARY KEY,
  version     bigint NOT NULL,
  type        text NOT NULL,
  matter      text NOT NULL,
  state       text NOT NULL,
  ending      text NOT NULL,
  since       timestamptz NOT NULL,
  reported_at timestamptz NOT NULL,
  reporter    text NOT NULL,
  channel     text NOT NULL,
  unit        text NOT NULL,
  duty        text NOT NULL,
  conflict    boolean NOT NULL,
  site        text NOT NULL,
  address     text NOT NULL,
  cell        text NOT NULL,
  summary     text NOT NULL,
  due_at      timestamptz NOT NULL,
  due_clock   text NOT NULL,
  bounces     integer NOT NULL,
  cycle       integer NOT NULL,
  exempt      boolean NOT NULL,
  sampled     boolean NOT NULL,
  rating      integer,
  root        text NOT NULL,
  parent      text NOT NULL,
  body        jsonb NOT NULL
);
-- the queue; due_at is infinity while no clock runs
CREATE INDEX matter_queue ON matter_matter (due_at, id) WHERE ending = 'OPEN';
CREATE INDEX matter_queue_of_unit ON matter_matter (unit, due_at, id) WHERE ending = 'OPEN';
CREATE INDEX matter_queue_of_kind ON matter_matter (matter, due_at, id) WHERE ending = 'OPEN';
CREATE INDEX matter_queue_of_place ON matter_matter (site, due_at, id) WHERE ending = 'OPEN';
CREATE INDEX matter_conflict ON matter_matter (reported_at) WHERE conflict AND ending = 'OPEN';
CREATE INDEX matter_nearby ON matter_matter (matter, cell, reported_at DESC);
CREATE INDEX matter_of_reporter ON matter_matter (reporter, reported_at DESC);
CREATE INDEX matter_of_root ON matter_matter (root) WHERE root <> '';
CREATE INDEX matter_of_parent ON matter_matter (parent) WHERE parent <> '';

-- on whose list a matter stands; unit is empty where any unit will do
CREATE TABLE matter_waiting (
  matter text NOT NULL,
  role   text NOT NULL,
  unit   text NOT NULL,
  what   text NOT NULL,
  due_at timestamptz NOT NULL,
  PRIMARY KEY (matter, role, unit, what)
);
CREATE INDEX matter_waiting_for ON matter_waiting (role, unit, due_at, matter);

CREATE TABLE matter_clock (
  matter     text NOT NULL,
  clock      text NOT NULL,
  run        integer NOT NULL,
  started_at timestamptz NOT NULL,
  allowed    text NOT NULL,
  due_at     timestamptz,
  over_at    timestamptz,
  PRIMARY KEY (matter, clock, run)
);
CREATE INDEX matter_clock_over ON matter_clock (over_at) WHERE over_at IS NOT NULL;

CREATE TABLE matter_bounce (
  matter  text NOT NULL,
  version bigint NOT NULL,
  at      timestamptz NOT NULL,
  unit    text NOT NULL,
  held    text NOT NULL,
  cited   text NOT NULL,
  reason  text NOT NULL,
  account text NOT NULL,
  PRIMARY KEY (matter, version)
);
CREATE INDEX matter_bounce_by_time ON matter_bounce (at);

CREATE TABLE matter_line (
  matter  text NOT NULL,
  version bigint NOT NULL,
  at      timestamptz NOT NULL,
  type    text NOT NULL,
  body    jsonb NOT NULL,
  PRIMARY KEY (matter, version)
);
