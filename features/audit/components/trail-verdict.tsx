import { Notice } from "@/components/notice";
import type { AuditVerdict } from "@/server/audit/verify";

/** What the check of the whole trail found. */
export function TrailVerdict({ verdict }: { verdict: AuditVerdict }) {
  if (verdict.isWhole && verdict.sealed === 0) {
    return (
      <Notice role="status" title="Nothing is sealed yet.">
        New entries are sealed within seconds. Check again then.
      </Notice>
    );
  }
  if (verdict.isWhole) {
    return (
      <Notice
        tone="good"
        role="status"
        title={`The trail is whole: ${verdict.sealed.toLocaleString("en-US")} sealed entries.`}
      >
        Each one fits the one before it. The last seal begins with {verdict.head.slice(0, 12)}.
      </Notice>
    );
  }
  return (
    <Notice
      tone="clash"
      role="alert"
      title={`The trail is broken at entry ${verdict.seq.toLocaleString("en-US")}: it is ${verdict.kind === "missing" ? "missing" : "not what was sealed"}.`}
    >
      Somebody changed the database from outside. Keep a copy of it, and tell whoever answers for privacy.
    </Notice>
  );
}
