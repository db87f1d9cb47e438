-- AlterTable
ALTER TABLE "acts" ADD COLUMN     "subject" TEXT;

-- CreateIndex
CREATE INDEX "acts_city_subject_idx" ON "acts"("city", "subject");
