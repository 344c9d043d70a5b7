-- Many timers are due at one instant, at midnight above all: they are read in the order of their
-- keys, a page at a time, and never sorted.
CREATE INDEX journal_timer_due_order ON journal_timer (due, stream, name);
DROP INDEX journal_timer_due;
