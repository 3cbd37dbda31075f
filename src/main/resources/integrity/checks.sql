-- Each block is one promise: a query whose every row is a line that says how it is broken. detail(e) is what the log says.

SELECT 'item ' || ordinal || ' is above the last number that was given, ' || last_ordinal FROM item, archive WHERE ordinal > last_ordinal

SELECT 'number ' || n || ' was given and no item has it' FROM archive, generate_series(1, last_ordinal) AS n WHERE last_ordinal < 1000000 AND NOT EXISTS (SELECT FROM item WHERE ordinal = n)

SELECT 'holds are said to have been matched for ' || matched_through || ' items, of ' || last_ordinal FROM hold_progress, archive WHERE matched_through > last_ordinal

SELECT 'item ' || i.ordinal || ' is destroyed and its plan was never executed' FROM item i WHERE state = 1 AND NOT EXISTS (SELECT FROM disposition_plan p WHERE p.id = i.plan_id AND p.state NOT IN ('planned', 'rejected'))

SELECT 'item ' || i.ordinal || ' is destroyed and plan ' || i.plan_id || ' does not list it' FROM item i WHERE state = 1 AND NOT EXISTS (SELECT FROM plan_chunk c WHERE c.plan_id = i.plan_id AND c.chunk = (i.ordinal >> 13)::int AND get_bit(c.bits, (i.ordinal & 8191)::int) = 1)

SELECT 'plan ' || plan_id || ' destroyed ' || count(*) || ' items, the log knows of ' || coalesce(max(known), 0) FROM item LEFT JOIN (SELECT subject, sum((leaf::jsonb -> 'detail' ->> 'items')::bigint) AS known FROM audit_entry WHERE action = 'disposition.destroy' GROUP BY subject) e ON e.subject = 'plan/' || plan_id WHERE state = 1 GROUP BY plan_id HAVING count(*) <> coalesce(max(known), 0)

SELECT 'plan ' || p.id || ' is not the one that was sealed: the log has another seal' FROM disposition_plan p WHERE NOT EXISTS (SELECT FROM audit_entry e WHERE e.action = 'disposition.plan' AND e.subject = 'plan/' || p.id AND e.leaf::jsonb -> 'detail' ->> 'seal' = encode(p.seal, 'hex'))

SELECT 'plan ' || p.id || ' lists ' || p.item_count || ' items and has the bits of ' || coalesce(n, 0) FROM disposition_plan p LEFT JOIN (SELECT plan_id, sum(bit_count(bits)) AS n FROM plan_chunk GROUP BY 1) c ON c.plan_id = p.id WHERE p.item_count <> coalesce(n, 0)

SELECT 'plan ' || a.plan_id || ' has an approval of ' || a.by_user || ' that the log does not know' FROM disposition_approval a WHERE NOT EXISTS (SELECT FROM audit_entry e WHERE e.action = 'disposition.approve' AND e.subject = 'plan/' || a.plan_id AND e.actor = a.by_user)

-- Who wrote a policy only after approving was independent when it mattered.

SELECT 'plan ' || p.id || ' was executed without two independent approvals' FROM disposition_plan p WHERE p.state IN ('executing', 'executed') AND (SELECT count(DISTINCT one_name(a.by_user)) FROM disposition_approval a WHERE a.plan_id = p.id AND one_name(a.by_user) NOT IN (SELECT one_name(n) FROM unnest(p.policy_authors || p.planned_by) AS n) AND NOT EXISTS (SELECT FROM policy_version v WHERE one_name(v.activated_by) = one_name(a.by_user) AND v.activated_at < a.at AND (v.retired_at IS NULL OR v.retired_at > a.at) AND v.policy IN (SELECT jsonb_array_elements_text(c -> 'policies') FROM jsonb_array_elements(p.classes) c))) < 2

SELECT 'hold ' || split_part(e.subject, '/', 2) || ' was placed and is not there' FROM audit_entry e WHERE e.action = 'hold.place' AND NOT EXISTS (SELECT FROM hold h WHERE 'hold/' || h.id = e.subject)

SELECT 'hold ' || h.id || ' is there and the log does not know that it was placed' FROM hold h WHERE NOT EXISTS (SELECT FROM audit_entry e WHERE e.action = 'hold.place' AND e.subject = 'hold/' || h.id)

SELECT 'hold ' || h.id || ' is released and the log does not know it' FROM hold h WHERE h.released_at IS NOT NULL AND NOT EXISTS (SELECT FROM audit_entry e WHERE e.action = 'hold.release' AND e.subject = 'hold/' || h.id)

SELECT 'hold ' || h.id || ' protects until ' || h.protects_until || ', the log says ' || (e.leaf::jsonb -> 'detail' ->> 'protectsUntil') FROM hold h JOIN audit_entry e ON e.action = 'hold.release' AND e.subject = 'hold/' || h.id WHERE h.protects_until + interval '1 minute' < (e.leaf::jsonb -> 'detail' ->> 'protectsUntil')::timestamptz

SELECT 'hold ' || h.id || ' has ' || coalesce(n, 0) || ' items, the log says ' || caught FROM hold h LEFT JOIN (SELECT hold_id, sum(bit_count(bits)) AS n FROM hold_chunk GROUP BY 1) c ON c.hold_id = h.id JOIN (SELECT subject, sum((leaf::jsonb -> 'detail' ->> 'items')::bigint) AS caught FROM audit_entry WHERE action IN ('hold.place', 'hold.catch') GROUP BY subject) e ON e.subject = 'hold/' || h.id WHERE coalesce(n, 0) < caught

SELECT 'matter ' || m.id || ' is closed and has holds that are not released' FROM matter m WHERE m.state = 'closed' AND EXISTS (SELECT FROM hold h WHERE h.matter_id = m.id AND h.released_at IS NULL)

SELECT 'version ' || v.version || ' of policy ' || v.policy || ' is not the one that was activated' FROM policy_version v WHERE NOT EXISTS (SELECT FROM audit_entry e WHERE e.action = 'policy.activate' AND e.subject = 'policy/' || v.policy AND e.leaf::jsonb -> 'detail' ->> 'digest' = v.digest)

SELECT 'policy ' || v.policy || ' is retired and the log does not know it' FROM policy_version v WHERE v.retired_at IS NOT NULL AND NOT EXISTS (SELECT FROM policy_version w WHERE w.policy = v.policy AND w.version > v.version) AND NOT EXISTS (SELECT FROM audit_entry e WHERE e.action = 'policy.retire' AND e.subject = 'policy/' || v.policy)

SELECT 'the rules ' || left(a.digest, 12) || ' are activated and the log does not know it' FROM rule_activation a WHERE NOT EXISTS (SELECT FROM audit_entry e WHERE e.action = 'rules.activate' AND e.subject = 'rules/' || a.digest AND e.actor = a.activated_by)

SELECT 'event ' || v.id || ' is not the one that was reported' FROM retention_event v WHERE NOT EXISTS (SELECT FROM audit_entry e WHERE e.action IN ('event.add', 'event.correct') AND e.subject = 'event/' || v.id AND e.leaf::jsonb -> 'detail' ->> 'on' = v.on_date::text AND e.leaf::jsonb -> 'detail' ->> 'key' = v.key AND e.leaf::jsonb -> 'detail' ->> 'type' = v.type)

SELECT 'evaluation ' || v.id || ' is not the one that was made' FROM evaluation v WHERE NOT EXISTS (SELECT FROM audit_entry e WHERE e.action = 'evaluate' AND e.subject = 'evaluation/' || v.id AND (e.leaf::jsonb -> 'detail' ->> 'due')::bigint = v.due AND (e.leaf::jsonb -> 'detail' ->> 'held')::bigint = v.held AND (e.leaf::jsonb -> 'detail' ->> 'keep')::bigint = v.keep)

SELECT 'jump ' || j.id || ' of the clock is confirmed and the log does not know it' FROM clock_jump j WHERE j.confirmed_at IS NOT NULL AND NOT EXISTS (SELECT FROM audit_entry e WHERE e.action = 'clock.confirm' AND e.actor = j.confirmed_by)

SELECT 'content ' || encode(c.sha256, 'hex') || ' lies in pack ' || c.pack || ', which was removed' FROM content c WHERE c.pack IN (SELECT unnest(packs) FROM compaction WHERE state = 'done') AND c.pack < (SELECT min(pack) FROM content WHERE pack > ALL (SELECT unnest(packs) FROM compaction WHERE state = 'done'))
