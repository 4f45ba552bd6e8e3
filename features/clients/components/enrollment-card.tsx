import { ButtonLink } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import { DefinitionList } from "@/components/definition-list";
import { Popover } from "@/components/menu";
import { Tag } from "@/components/tag";
import { oftenWords } from "@/features/clients/components/plan-card";
import { OneButtonForm } from "@/features/clients/components/one-button-form";
import type { ChartEnrollment, ChartPhase } from "@/features/clients/queries/chart";
import { placeSentence } from "@/lib/enrollment/place-words";
import { removePhaseAction } from "@/features/enrollment/actions";
import { EnrollmentForm, StartForm } from "@/features/enrollment/components/enrollment-form";
import { HoldEndForm } from "@/features/enrollment/components/hold-form";
import { weekdayList } from "@/lib/enrollment/weekday-words";
import { formatDate, formatMinutes } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import { weekdaysOf } from "@/lib/time/weekday-set";
import "@/features/clients/components/clients.css";

export interface EnrollmentCardProps {
  clientId: string;
  enrollment: ChartEnrollment;
  today: LocalDate;
  mayChange: boolean;
  /** Only of the enrollment that the page is about. */
  isCurrent: boolean;
  counselors: readonly { id: string; name: string }[];
}

/** One enrollment in full: where it stands, its phases, its holds, and what can be done about each. */
export function EnrollmentCard(props: EnrollmentCardProps) {
  const { clientId, enrollment, today, mayChange, isCurrent } = props;
  const { place } = enrollment;
  const isOpen = mayChange && place !== "left";
  const mayAct = isOpen && isCurrent;
  const headingId = `enrollment-${enrollment.id}`;
  return (
    <Card labelledBy={headingId}>
      <CardHeader id={headingId} title={enrollment.program}>
        <Tag tone={place === "left" ? "line" : "plain"}>{placeSentence(enrollment, today)}</Tag>
        {mayAct ? (
          <>
            <ButtonLink size="s" href={`/clients/${clientId}/phase`}>
              Add a phase
            </ButtonLink>
            <ButtonLink size="s" href={`/clients/${clientId}/hold`}>
              Put on hold
            </ButtonLink>
            <ButtonLink size="s" variant="ghost" href={`/clients/${clientId}/discharge`}>
              Leaving the program
            </ButtonLink>
          </>
        ) : null}
      </CardHeader>
      <div className="pl__cols">
        <section aria-label="Phases">
          <h3>Phases</h3>
          {enrollment.phases.length === 0 ? <p className="muted">None: it never began.</p> : null}
          <ol className="pl__rows">
            {enrollment.phases.map((phase, nth) => (
              <PhaseRow key={phase.id} phase={phase} nth={nth} today={today} isOpen={isOpen} />
            ))}
          </ol>
        </section>
        <section aria-label="Dates and counselor">
          <h3>Dates and counselor</h3>
          <Facts {...props} />
        </section>
        <section aria-label="Holds">
          <h3>Holds</h3>
          {enrollment.holds.length === 0 ? <p className="muted">None.</p> : null}
          <ul className="pl__rows">
            {enrollment.holds.map((hold) => (
              <li key={hold.id}>
                <span>
                  {hold.through === null
                    ? `From ${formatDate(hold.from, today)}`
                    : `${formatDate(hold.from, today)} to ${formatDate(hold.through, today)}`}
                  <small>{hold.reason}</small>
                </span>
                {isOpen && (hold.through === null || hold.through >= today) ? (
                  <Popover trigger="End the hold" triggerClass="btn btn--s" align="end">
                    <HoldEndForm holdId={hold.id} back={today} />
                  </Popover>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Card>
  );
}

function PhaseRow({
  phase,
  nth,
  today,
  isOpen,
}: {
  phase: ChartPhase;
  nth: number;
  today: LocalDate;
  isOpen: boolean;
}) {
  const { from, through, track, weekdays, minutesPerWeek, daysPerWeek, requiredKinds } = phase;
  const isNow = from <= today && (through === null || through >= today);
  return (
    <li aria-current={isNow ? "step" : undefined}>
      <span>
        <b>Phase {nth + 1}</b>, {track}, {weekdayList(weekdaysOf(weekdays))}{" "}
        {isNow && isOpen ? <Tag tone="keel">now</Tag> : null}
        <small>
          {through === null
            ? `from ${formatDate(from, today)}`
            : `${formatDate(from, today)} to ${formatDate(through, today)}`}
          {" · "}
          {formatMinutes(minutesPerWeek)} on {daysPerWeek === 1 ? "1 day" : `${daysPerWeek} days`} a week
        </small>
        {requiredKinds.map((each) => (
          <small key={each.kind}>
            {each.kind === "individual" ? "Individual" : each.kind === "family" ? "Family" : "Group"}:{" "}
            {oftenWords(each).toLowerCase()}
          </small>
        ))}
      </span>
      {isOpen && nth > 0 && from > today ? (
        <OneButtonForm
          action={removePhaseAction}
          hidden={{ enrollmentId: phase.enrollmentId, phaseId: phase.id }}
          label="Remove"
          about={`phase ${nth + 1}`}
          variant="ghost"
        />
      ) : null}
    </li>
  );
}

function Facts({ enrollment, today, mayChange, counselors }: EnrollmentCardProps) {
  const { startDate, endDate, expectedEndDate, endReason, counselor, place } = enrollment;
  const items = [
    { term: "First day", description: formatDate(startDate, today) },
    ...(endDate !== null
      ? [
          { term: "Last day", description: formatDate(endDate, today) },
          { term: "Reason", description: endReason ?? "" },
        ]
      : [
          { term: "Expected end", description: expectedEndDate === null ? "open" : formatDate(expectedEndDate, today) },
        ]),
    { term: "Counselor", description: counselor ?? "nobody yet" },
  ];
  const isComing = place === "waiting" || place === "starting";
  return (
    <>
      <DefinitionList items={items} />
      {mayChange && place !== "left" ? (
        <div className="pl__end">
          <Popover
            trigger="Change"
            triggerClass="btn btn--s"
            label={`Change the dates and counselor of ${enrollment.program}`}
          >
            <EnrollmentForm enrollment={enrollment} counselors={counselors} />
          </Popover>
          {isComing ? (
            <Popover trigger={place === "waiting" ? "Give the place" : "Move the first day"} triggerClass="btn btn--s">
              <StartForm
                enrollmentId={enrollment.id}
                startDate={startDate > today ? startDate : today}
                isWaiting={place === "waiting"}
              />
            </Popover>
          ) : null}
        </div>
      ) : null}
    </>
  );
}
