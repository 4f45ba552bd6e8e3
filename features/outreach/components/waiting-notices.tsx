import { Notice } from "@/components/notice";
import { PageLink } from "@/components/page-link";

/** What Today says to somebody whose list has something that waited too long, and nothing when there is nothing to say. */
export function WaitingNotices({ passedOn, overdue }: { passedOn: number; overdue: number }) {
  if (passedOn === 0 && overdue === 0) return null;
  const parts = [
    ...(passedOn === 0
      ? []
      : [`${rows(passedOn)} waited too long and ${passedOn === 1 ? "was" : "were"} passed on to you`]),
    ...(overdue === 0 ? [] : [`${rows(overdue)} of your own ${overdue === 1 ? "is" : "are"} overdue`]),
  ];
  return (
    <Notice icon="flag" title={`${parts.join(", and ")}.`}>
      <PageLink className="link" href="/alerts?whose=mine">
        Open your list
      </PageLink>
    </Notice>
  );
}

function rows(count: number): string {
  return count === 1 ? "1 call" : `${count} calls`;
}
