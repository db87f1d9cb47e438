-- Two steps that reports take by themselves: `restate`, in whatever state it is, and `lapse`, of what nobody has accepted yet.
ALTER TABLE "demand_steps" DROP CONSTRAINT "demand_steps_legal", ADD CONSTRAINT "demand_steps_legal" CHECK (CASE step
  WHEN 'raise' THEN was IS NULL AND seq = 1 AND state = 'raised'
  WHEN 'accept' THEN was IN ('raised', 'transferred') AND state = 'accepted'
  WHEN 'transfer' THEN was IN ('raised', 'transferred', 'accepted') AND state = 'transferred' AND given_to IS NOT NULL
  WHEN 'note' THEN was IN ('raised', 'transferred', 'accepted', 'resolved') AND state = was
  WHEN 'resolve' THEN was = 'accepted' AND state = 'resolved' AND people IS NOT NULL
  WHEN 'confirm' THEN was = 'resolved' AND state = 'confirmed'
  WHEN 'reopen' THEN was = 'resolved' AND state = 'accepted'
  WHEN 'withdraw' THEN was IN ('raised', 'transferred', 'accepted') AND state = 'withdrawn'
  WHEN 'restate' THEN was IN ('raised', 'transferred', 'accepted', 'resolved') AND state = was AND said IS NOT NULL
  WHEN 'lapse' THEN was IN ('raised', 'transferred') AND state = 'withdrawn' AND said IS NOT NULL
  ELSE false END);
