import { Main } from "@/components/shell";
import { SkeletonRows } from "@/components/skeleton";

export default function Loading() {
  return (
    <Main>
      <SkeletonRows label="Loading clients" rows={10} />
    </Main>
  );
}
