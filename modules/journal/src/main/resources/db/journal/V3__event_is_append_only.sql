-- What is on the log stays as it is: nobody changes or deletes a row by an ordinary statement.
CREATE FUNCTION journal_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the log is append-only: % on % is refused', tg_op, tg_table_name
    USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER journal_event_unchanged
  BEFORE UPDATE OR DELETE ON journal_event
  FOR EACH ROW EXECUTE FUNCTION journal_refuse_change();

CREATE TRIGGER journal_event_not_truncated
  BEFORE TRUNCATE ON journal_event
  FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse_change();
