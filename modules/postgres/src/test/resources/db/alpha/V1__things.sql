CREATE TABLE alpha_thing (id bigint PRIMARY KEY);
