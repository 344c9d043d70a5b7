-- What pages read of targets. Every table is written from the log and can be made again from it.

CREATE TABLE target_target (
  id            text PRIMARY KEY,
  version       bigint NOT NULL,
  year          integer NOT NULL,
  number        integer NOT NULL,
  theme         text NOT NULL,
  light         text NOT NULL,
  lead_unit     text NOT NULL,
  published     boolean NOT NULL,
  signed_off    boolean NOT NULL,
  figure        numeric,
  derived       numeric,
  self_reported numeric,
  entries       integer NOT NULL,
  open_orders   integer NOT NULL,
  state         jsonb NOT NULL
);
CREATE INDEX target_target_by_year ON target_target (year, number);
CREATE INDEX target_target_public ON target_target (year, number) WHERE published;

CREATE TABLE target_unit (
  unit   text NOT NULL,
  target text NOT NULL,
  lead   boolean NOT NULL,
  PRIMARY KEY (unit, target)
);
CREATE INDEX target_unit_by_target ON target_unit (target);

CREATE TABLE target_entry (
  target   text NOT NULL,
  no       integer NOT NULL,
  at       timestamptz NOT NULL,
  day      date NOT NULL,
  unit     text NOT NULL,
  site     text NOT NULL,
  source   text NOT NULL,
  amount   numeric NOT NULL,
  step     text NOT NULL,
  note     text NOT NULL,
  open     boolean NOT NULL,
  evidence jsonb NOT NULL,
  reporter text NOT NULL,
  account  text NOT NULL,
  PRIMARY KEY (target, no)
);
CREATE INDEX target_entry_by_time ON target_entry (target, at DESC);

CREATE INDEX target_entry_by_step ON target_entry (target, step) WHERE step <> '';

CREATE TABLE target_part (
  target text NOT NULL,
  unit   text NOT NULL,
  source text NOT NULL,
  amount numeric NOT NULL,
  PRIMARY KEY (target, unit, source)
);

CREATE TABLE target_restatement (
  target     text NOT NULL,
  version    bigint NOT NULL,
  entry      integer NOT NULL,
  at         timestamptz NOT NULL,
  was_amount numeric NOT NULL,
  is_amount  numeric NOT NULL,
  was_total  numeric NOT NULL,
  is_total   numeric NOT NULL,
  reason     text NOT NULL,
  locked     text,
  unit       text NOT NULL,
  account    text NOT NULL,
  PRIMARY KEY (target, version)
);

CREATE TABLE target_turn (
  target     text NOT NULL,
  version    bigint NOT NULL,
  year       integer NOT NULL,
  seq        bigint NOT NULL,
  at         timestamptz NOT NULL,
  day        date NOT NULL,
  from_light text NOT NULL,
  to_light   text NOT NULL,
  why_zh     text NOT NULL,
  why_en     text NOT NULL,
  PRIMARY KEY (target, version)
);
CREATE INDEX target_turn_by_day ON target_turn (year, day DESC, seq DESC);

CREATE TABLE target_order (
  target         text NOT NULL,
  no             integer NOT NULL,
  year           integer NOT NULL,
  level          text NOT NULL,
  to_unit        text NOT NULL,
  stage          text NOT NULL,
  reason_zh      text NOT NULL,
  reason_en      text NOT NULL,
  by_rule        boolean NOT NULL,
  issued_at      timestamptz NOT NULL,
  issued_version bigint NOT NULL,
  answer_by      date NOT NULL,
  due_on         date,
  redos          integer NOT NULL,
  PRIMARY KEY (target, no)
);
CREATE INDEX target_order_by_year ON target_order (year, due_on);
CREATE INDEX target_order_by_unit ON target_order (to_unit, year);

CREATE TABLE target_act (
  target   text NOT NULL,
  version  bigint NOT NULL,
  no       integer NOT NULL,
  at       timestamptz NOT NULL,
  event    text NOT NULL,
  account  text NOT NULL,
  unit     text NOT NULL,
  passed   boolean,
  text     text NOT NULL,
  evidence jsonb NOT NULL,
  PRIMARY KEY (target, version)
);
CREATE INDEX target_act_by_order ON target_act (target, no);

CREATE TABLE target_lock (
  target  text NOT NULL,
  version bigint NOT NULL,
  month   text NOT NULL,
  level   text NOT NULL,
  unit    text NOT NULL,
  at      timestamptz NOT NULL,
  figure  numeric,
  account text NOT NULL,
  PRIMARY KEY (target, version)
);

CREATE TABLE target_change (
  target       text NOT NULL,
  version      bigint NOT NULL,
  at           timestamptz NOT NULL,
  document     text NOT NULL,
  reason       text NOT NULL,
  was_value    numeric,
  is_value     numeric,
  was_deadline date,
  is_deadline  date,
  was_base     numeric,
  is_base      numeric,
  account      text NOT NULL,
  PRIMARY KEY (target, version)
);

CREATE TABLE target_history (
  target   text NOT NULL,
  version  bigint NOT NULL,
  seq      bigint NOT NULL,
  at       timestamptz NOT NULL,
  account  text NOT NULL,
  unit     text NOT NULL,
  event    text NOT NULL,
  words_zh text NOT NULL,
  words_en text NOT NULL,
  PRIMARY KEY (target, version)
);

CREATE TABLE target_report (
  id          text PRIMARY KEY,
  version     bigint NOT NULL,
  title       text NOT NULL,
  place       text NOT NULL,
  year        integer NOT NULL,
  file_name   text NOT NULL,
  sha256      text NOT NULL,
  body        text NOT NULL,
  imported_at timestamptz NOT NULL,
  account     text NOT NULL,
  state       jsonb NOT NULL
);
CREATE INDEX target_report_by_time ON target_report (imported_at DESC);
