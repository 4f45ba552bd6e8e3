import { Main } from "@/components/shell";
import { SkeletonBox } from "@/components/skeleton";

/** The boxes of the schedule before it is there. */
export function ScheduleSkeleton() {
  return (
    <Main flush>
      <div className="tb">
        <h1>Schedule</h1>
      </div>
      <div className="tb tb--f" role="status" aria-label="Loading the week" />
      <SkeletonBox height="calc(100dvh - 196px)" />
    </Main>
  );
}
