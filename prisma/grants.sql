-- What may the application do with each table? Run by the owner at every start, after the migrations; must be repeatable.
-- `bot_app` stands for the role the application works as: the start replaces the name where it is another one. Migrations therefore
-- grant nothing, and their policies name no role. Nothing is granted by default: every new table needs its line here.
GRANT USAGE ON SCHEMA public TO bot_app;

-- The bureau: written by imports.
GRANT SELECT, INSERT, UPDATE, DELETE ON regions, assignments, calendar_days, moved_deadlines TO bot_app;
GRANT SELECT, INSERT, UPDATE ON people, enterprises TO bot_app;
GRANT SELECT, UPDATE ON bureau_version TO bot_app;

-- Results: what holds now may change, what was said may not.
GRANT SELECT, INSERT, UPDATE, DELETE ON reports TO bot_app;
GRANT SELECT, INSERT, UPDATE ON report_tiers TO bot_app;
GRANT SELECT, INSERT ON acts, report_revisions, report_withdrawals, reopenings, published_weeks TO bot_app;
GRANT SELECT, INSERT ON monthly_revisions, monthly_withdrawals, monthly_acts, published_periods TO bot_app;
GRANT SELECT, INSERT ON published_reports TO bot_app;
GRANT SELECT, INSERT, UPDATE ON sign_offs, returned_reports, correction_requests TO bot_app;
-- Written to, sealed and verified, but not read.
GRANT INSERT ON audit TO bot_app;
GRANT EXECUTE ON FUNCTION seal_audit(), verify_audit() TO bot_app;

GRANT SELECT, INSERT, UPDATE ON outgoing, marks TO bot_app;

-- What a desk has done stays done.
GRANT SELECT, INSERT ON desk_acts, reminders TO bot_app;
GRANT SELECT, INSERT, UPDATE ON stand_ins, leaves TO bot_app;

-- Files that were made stay what they are; what WeCom holds of them changes.
GRANT SELECT, INSERT ON files TO bot_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON file_uploads TO bot_app;

-- Urgent demands and practices: where they stand may change, their history may not.
GRANT SELECT, INSERT, UPDATE ON demands, practices TO bot_app;
GRANT SELECT, INSERT ON demand_steps TO bot_app;

-- Conversations, where there is no Redis.
GRANT SELECT, INSERT, UPDATE, DELETE ON threads TO bot_app;
