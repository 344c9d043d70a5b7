-- Makes the partition for the month of an instant, if it is missing. Called under the journal's
-- lock. The table is made first and attached afterwards, because CREATE … PARTITION OF would make
-- every reader of the log wait.
CREATE FUNCTION journal_open_month(instant timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  month timestamp := date_trunc('month', instant AT TIME ZONE 'UTC');
  part  text      := 'journal_event_' || to_char(month, 'YYYY_MM');
BEGIN
  IF to_regclass(part) IS NOT NULL THEN
    RETURN;
  END IF;
  EXECUTE format('CREATE TABLE %I (LIKE journal_event INCLUDING ALL)', part);
  EXECUTE format('ALTER TABLE %I ADD PRIMARY KEY (seq)', part);
  EXECUTE format('ALTER TABLE %I ADD UNIQUE (stream, version)', part);
  EXECUTE format('CREATE TRIGGER journal_event_not_truncated BEFORE TRUNCATE ON %I'
    ' FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse_change()', part);
  EXECUTE format('ALTER TABLE journal_event ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
    part, month AT TIME ZONE 'UTC', (month + interval '1 month') AT TIME ZONE 'UTC');
END $$;
