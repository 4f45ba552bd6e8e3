import { Main } from "@/components/shell";
import { SkeletonRows } from "@/components/skeleton";

export default function Loading() {
  return (
    <Main>
      <SkeletonRows label="Loading" rows={8} />
    </Main>
  );
}
