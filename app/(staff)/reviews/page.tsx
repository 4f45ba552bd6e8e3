import type { Metadata } from "next";
import { Card, CardHeader } from "@/components/card";
import { DataTable } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { PageLink } from "@/components/page-link";
import { SegmentedLinks } from "@/components/segmented";
import { Main } from "@/components/shell";
import { OUTCOME_WORDS, STATE_WORDS } from "@/features/reviews/components/review-words";
import { reviewsLoader } from "@/features/reviews/loaders";
import { formatDate } from "@/lib/time/format";

export const metadata: Metadata = { title: "Reviews" };

export default async function ReviewsPage({ searchParams }: { searchParams: Promise<{ show?: string | string[] }> }) {
  const isOver = (await searchParams).show === "over";
  const { reviews, waiting } = await reviewsLoader({ isOver });
  return (
    <Main>
      <PageHeader
        title="Reviews"
        subtitle="A named director decides, after notice. Nothing happens by itself."
        actions={
          <SegmentedLinks
            label="Which reviews"
            items={[
              { href: "/reviews", label: "Under way", current: !isOver },
              { href: "/reviews?show=over", label: "Over", current: isOver },
            ]}
          />
        }
      />
      {waiting.length === 0 ? null : (
        <Card labelledBy="waiting-h" className="rv-list">
          <CardHeader id="waiting-h" title="Nobody was asked yet" count={waiting.length} />
          <DataTable
            caption="Review cases without a review, the oldest first"
            rows={waiting}
            rowKey={({ clientId }) => clientId}
            columns={[
              {
                key: "client",
                head: "Client",
                rule: true,
                cell: (row) => (
                  <PageLink className="link" href={`/clients/${row.clientId}?case=review#case`}>
                    {row.client}
                  </PageLink>
                ),
              },
              { key: "since", head: "Case since", cell: (row) => formatDate(row.openedOn, row.today) },
            ]}
          />
        </Card>
      )}
      <Card labelledBy="reviews-h" className="rv-list">
        <CardHeader id="reviews-h" title={isOver ? "Over" : "Under way"} count={reviews.length} />
        {reviews.length === 0 ? (
          <EmptyState title={isOver ? "No review is over." : "No review is under way."} />
        ) : (
          <DataTable
            caption="Reviews"
            rows={reviews}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "client",
                head: "Client",
                rule: true,
                cell: (row) => (
                  <PageLink className="link" href={`/reviews/${row.id}`}>
                    {row.client}
                  </PageLink>
                ),
              },
              { key: "site", head: "Site", soft: true, cell: (row) => row.site },
              { key: "opened", head: "Opened", cell: (row) => formatDate(row.openedOn, row.today) },
              { key: "director", head: "Decides", cell: (row) => row.director },
              {
                key: "state",
                head: "Where it is",
                cell: (row) =>
                  row.state === "signed_off" && row.outcome !== null
                    ? `Signed off: ${OUTCOME_WORDS[row.outcome]}`
                    : STATE_WORDS[row.state],
              },
              {
                key: "through",
                head: "Time to object",
                cell: (row) =>
                  row.objectionThrough === null ? "–" : `through ${formatDate(row.objectionThrough, row.today)}`,
              },
            ]}
          />
        )}
      </Card>
    </Main>
  );
}
