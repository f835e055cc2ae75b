insert into Article (name, stock) values ('teapot', 3);
insert into Article (name, stock) values ('cup', 12);
