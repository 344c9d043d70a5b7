package org.yiwang.journal;

/// An event on its way into the log, with the text it is written as.
record Entry(Recorded recorded, String type, String data) {}
