import { SkeletonRows } from "@/components/skeleton";

export default function Loading() {
  return (
    <main id="main">
      <SkeletonRows label="The roster is loading" rows={10} />
    </main>
  );
}
