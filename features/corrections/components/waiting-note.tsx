import { Notice } from "@/components/notice";
import { PageLink } from "@/components/page-link";

/** That corrections wait, for whoever may decide them; nothing when none does. */
export function WaitingNote({ count }: { count: number | null }) {
  if (count === null || count === 0) return null;
  return (
    <Notice
      tone="info"
      icon="lock"
      title={count === 1 ? "1 late correction waits for you." : `${count} late corrections wait for you.`}
      actions={
        <PageLink className="btn btn--s" href="/rosters/corrections">
          Look at {count === 1 ? "it" : "them"}
        </PageLink>
      }
    />
  );
}
