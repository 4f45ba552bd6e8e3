import { ButtonLink } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { Popover } from "@/components/menu";
import { Tag } from "@/components/tag";
import type { ChartEnrollment } from "@/features/clients/queries/chart";
import { LeaveForm } from "@/features/enrollment/components/series-forms";
import { formatDate } from "@/lib/time/format";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import "@/features/clients/components/clients.css";

const KINDS = { individual: "individual", family: "family", group: "guest" } as const;

/** The series that the client belongs to by name. The groups of the track come by the plan and are not listed. */
export function MembersCard(props: {
  clientId: string;
  enrollment: ChartEnrollment;
  today: LocalDate;
  mayChange: boolean;
}) {
  const { clientId, enrollment, today } = props;
  const mayChange = props.mayChange && enrollment.place !== "left";
  const shown = enrollment.members.filter(({ through }) => through === null || through >= today);
  return (
    <Card labelledBy="members-h">
      <CardHeader id="members-h" title="Series of their own" count={shown.length}>
        {mayChange ? (
          <ButtonLink size="s" icon="plus" href={`/clients/${clientId}/join`}>
            Add to a series
          </ButtonLink>
        ) : null}
      </CardHeader>
      {shown.length === 0 ? (
        <EmptyState title="None.">
          Individual and family sessions are joined by name. The groups of the track come with the plan.
        </EmptyState>
      ) : (
        <ul className="rows">
          {shown.map(({ id, title, kind, from, through }) => (
            <li key={id} className="row row--wrap">
              <span className="grow">
                <b>{title}</b> <Tag>{KINDS[kind]}</Tag>{" "}
                <span className="soft">
                  {through === null
                    ? `from ${formatDate(from, today)}`
                    : `${formatDate(from, today)} to ${formatDate(through, today)}`}
                </span>
              </span>
              {mayChange ? (
                <Popover trigger="Leave" label={`Leave ${title}`} triggerClass="btn btn--s" align="end">
                  <LeaveForm membershipId={id} today={today} earliest={addDays(today, -1)} />
                </Popover>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
