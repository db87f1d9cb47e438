-- Up to which instant has something been done for the whole installation?
CREATE TABLE "marks" (
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "marks_pkey" PRIMARY KEY ("name")
);
