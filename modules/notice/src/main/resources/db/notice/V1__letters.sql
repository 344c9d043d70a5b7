-- What is told to others. These tables are no view of the log: whether a letter arrived is known here and nowhere else,
-- so a rebuild leaves them alone.

-- From where in the log on a subscription is told of what happens: it begins when it is first named.
CREATE TABLE notice_subscription (
  name         text   PRIMARY KEY,
  begins_after bigint NOT NULL
);

-- How far the log was put into the outbox; it never goes back, whatever is rebuilt.
CREATE TABLE notice_place (
  id  int    PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  seq bigint NOT NULL CHECK (seq >= 0)
) WITH (fillfactor = 10);

INSERT INTO notice_place (seq) VALUES (0);

-- One announcement on its way to one subscription. While it is being tried, due_at is when it counts as lost.
CREATE TABLE notice_letter (
  seq          bigint      NOT NULL,
  subscription text        NOT NULL,
  type         text        NOT NULL,
  subject      text        NOT NULL,
  at           timestamptz NOT NULL,
  zh           text        NOT NULL,
  en           text        NOT NULL,
  body         text        NOT NULL,
  stage        text        NOT NULL CHECK (stage IN ('WAITING', 'DELIVERED', 'DEAD', 'GIVEN_UP')),
  tries        int         NOT NULL DEFAULT 0,
  tried_at     timestamptz,
  due_at       timestamptz NOT NULL,
  reason_zh    text        NOT NULL DEFAULT '',
  reason_en    text        NOT NULL DEFAULT '',
  ended_at     timestamptz,
  acts         bigint      NOT NULL DEFAULT 0,
  PRIMARY KEY (seq, subscription)
);
CREATE INDEX notice_letter_due ON notice_letter (subscription, due_at, seq) WHERE stage = 'WAITING';
CREATE INDEX notice_letter_dead ON notice_letter (ended_at DESC, seq, subscription) WHERE stage = 'DEAD';
CREATE INDEX notice_letter_done ON notice_letter (subscription, ended_at) WHERE stage IN ('DELIVERED', 'GIVEN_UP');
