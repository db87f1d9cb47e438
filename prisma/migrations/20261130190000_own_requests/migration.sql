-- Nobody decides their own request for a correction. NOT VALID: what was decided before this rule stays as it is.
ALTER TABLE "correction_requests"
  ADD CONSTRAINT "correction_requests_decided_by_another"
    CHECK (state NOT IN ('approved', 'refused') OR decided_by <> asked_by) NOT VALID;
