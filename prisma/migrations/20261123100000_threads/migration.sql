-- Conversations, where an installation has no Redis.
CREATE TABLE "threads" (
    "person" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "text" TEXT,
    "kept_by" TEXT,
    "kept_at" TIMESTAMPTZ(3),
    "lock_token" TEXT,
    "locked_until" TIMESTAMPTZ(3),

    CONSTRAINT "threads_pkey" PRIMARY KEY ("person")
);
