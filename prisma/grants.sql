-- What may the application do with each table? Run by the owner at every start, after the migrations; must be repeatable.
-- `bot_app` stands for the role the application works as: the start replaces the name where it is another one. Migrations therefore
-- grant nothing, and their policies name no role. Nothing is granted by default: every new table needs its line here.
GRANT USAGE ON SCHEMA public TO bot_app;
