import { Card, CardHeader } from "@/components/card";
import { RowHead, Table, Td, Th } from "@/components/table";
import type { Evidence, MarkStory } from "@/features/reviews/queries/evidence";
import { formatDate, formatInstant } from "@/lib/time/format";

const MARK_WORDS: Record<MarkStory["versions"][number]["name"], string> = {
  present: "Present",
  late: "Late",
  left_early: "Left early",
  missed: "Missed",
  excused: "Excused",
  cleared: "Cleared",
};

const SHOWN = 14;

/** What was recorded and is not plainly present, with every correction under it. */
export function MarksCard({ evidence }: { evidence: Evidence }) {
  const { marks, work } = evidence;
  const shown = marks.slice(0, SHOWN);
  const rest = marks.slice(SHOWN);
  return (
    <Card labelledBy="marks-h">
      <CardHeader id="marks-h" title="Marks and corrections" count={marks.length} />
      {marks.length === 0 ? (
        <p className="rv-empty card--pad">Every recorded session is plainly present.</p>
      ) : (
        <>
          <MarksTable stories={shown} work={work} caption="Marks that are not plainly present, the newest first" />
          {rest.length === 0 ? null : (
            <details className="rv-fold card--pad">
              <summary>{`${rest.length} earlier`}</summary>
              <MarksTable stories={rest} work={work} caption="Earlier marks" />
            </details>
          )}
        </>
      )}
    </Card>
  );
}

function MarksTable({
  stories,
  work,
  caption,
}: {
  stories: readonly MarkStory[];
  work: Evidence["work"];
  caption: string;
}) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <Th>Day</Th>
          <Th>Session</Th>
          <Th>Recorded</Th>
          <Th>By</Th>
        </tr>
      </thead>
      <tbody>
        {stories.map((story) => {
          const now = story.versions.at(-1);
          const before = story.versions.slice(0, -1);
          return now === undefined ? null : (
            <tr key={story.sessionId}>
              <RowHead>{formatDate(story.date, work.today)}</RowHead>
              <Td>{story.title}</Td>
              <Td>
                {words(now)}
                {before.toReversed().map((version) => (
                  <span key={version.version} className="rv-old">
                    {`Before: ${words(version)}, ${version.recordedBy || "system"}, ${formatInstant(version.recordedAt, work.zone, work.today)}`}
                  </span>
                ))}
                {now.correctionReason === null ? null : (
                  <span className="rv-old">{`Why: ${now.correctionReason}`}</span>
                )}
              </Td>
              <Td soft>{`${now.recordedBy || "system"}, ${formatInstant(now.recordedAt, work.zone, work.today)}`}</Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

function words({ name, minutesLate, reason }: MarkStory["versions"][number]): string {
  const late = minutesLate === null || name !== "late" ? "" : `, ${minutesLate} min`;
  return `${MARK_WORDS[name]}${late}${reason === null || reason === "" ? "" : `, ${reason}`}`;
}
