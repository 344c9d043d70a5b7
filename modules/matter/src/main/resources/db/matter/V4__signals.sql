-- Points that clocks of matters came to: what someone is to be told. Written only for matters with such a point.
CREATE TABLE matter_signal (
  matter  text        NOT NULL,
  version bigint      NOT NULL,
  at      timestamptz NOT NULL,
  clock   text        NOT NULL,
  point   text        NOT NULL,
  parties text[]      NOT NULL,
  PRIMARY KEY (matter, version)
);

-- The same by whom it is told to, as the matter stands now: it goes with the matter from desk to desk. unit is empty
-- where any unit will do.
CREATE TABLE matter_notice (
  matter  text        NOT NULL,
  version bigint      NOT NULL,
  role    text        NOT NULL,
  unit    text        NOT NULL,
  at      timestamptz NOT NULL,
  clock   text        NOT NULL,
  point   text        NOT NULL,
  PRIMARY KEY (matter, version, role, unit)
);
CREATE INDEX matter_notice_for ON matter_notice (role, unit, at DESC, matter, version);
