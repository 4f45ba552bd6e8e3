import { Main } from "@/components/shell";
import { SkeletonBox } from "@/components/skeleton";
import "@/features/scheduling/components/schedule.css";

export default function LoadingSchedule() {
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
