-- Commands that wait for their time; a row goes when it has fired. That it fired is known from its
-- receipt, so a rebuild does not fire it again.
CREATE TABLE journal_timer (
  stream  text        NOT NULL,
  name    text        NOT NULL,
  due     timestamptz NOT NULL,
  type    text        NOT NULL,
  command jsonb       NOT NULL,
  PRIMARY KEY (stream, name)
);

CREATE INDEX journal_timer_due ON journal_timer (due);
