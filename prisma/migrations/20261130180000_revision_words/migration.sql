-- The words that gave a filing its figures are kept with it.
ALTER TABLE "report_revisions" ADD COLUMN     "words" TEXT;
