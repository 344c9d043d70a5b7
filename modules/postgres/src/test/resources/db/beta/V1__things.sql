CREATE TABLE beta_thing (id bigint PRIMARY KEY REFERENCES alpha_thing);
