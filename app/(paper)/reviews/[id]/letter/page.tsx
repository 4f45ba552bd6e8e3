import type { Metadata } from "next";
import { Paper } from "@/components/paper";
import { LetterText } from "@/features/reviews/components/letter-text";
import { noticeLoader } from "@/features/reviews/loaders";

export const metadata: Metadata = { title: "Letter" };

export default async function LetterPage({ params }: { params: Promise<{ id: string }> }) {
  const { id: reviewId } = await params;
  const { letter } = await noticeLoader({ reviewId });
  return (
    <div className="paper--letter">
      <Paper title="Letter" back={{ href: `/reviews/${reviewId}`, label: "Review" }}>
        <LetterText letter={letter} />
      </Paper>
    </div>
  );
}
