import { ButtonLink } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import { DefinitionList } from "@/components/definition-list";
import { Icon } from "@/components/icon";
import { Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { PageLink } from "@/components/page-link";
import { Tag } from "@/components/tag";
import type { Modality } from "@/lib/scheduling/modality";
import type { SessionView } from "../queries/session";
import { changeHref } from "./change/change-address";
import { SessionPlan } from "./session-plan";
import { KIND_NAMES, kindClass } from "./session-words";
import { ZoneNote } from "./zone-note";

const MODALITY: Record<Modality, string> = {
  in_person: "In person",
  video: "By video",
  audio: "By phone",
  hybrid: "In person and by video",
};

export interface SessionPageProps {
  session: SessionView & { readonly canPlan: boolean };
}

/** One session: what it is, when, where, who leads and who is expected, and what planners can do with it. */
export function SessionPage({ session }: SessionPageProps) {
  const { id, title, kind, status, siteName, zone, startsAt } = session;
  return (
    <>
      <PageHeader
        back={{ href: `/schedule?week=${session.monday}&site=${session.siteId}`, label: "Schedule" }}
        title={title}
        badge={<Badges session={session} />}
        subtitle={
          <>
            <b>
              {session.dateText}, {session.timeText}
            </b>
            {session.room === null ? null : `, ${session.room}`}, {siteName}
          </>
        }
        actions={
          <>
            {session.canPlan && canChange(session) ? (
              <ButtonLink
                href={changeHref(session.seriesId, { session: id, scope: "one", back: `/schedule/sessions/${id}` })}
                icon="calendar"
              >
                Change or move…
              </ButtonLink>
            ) : null}
            <ButtonLink href={`/rosters/${id}`} icon="roster" variant={status === "scheduled" ? "primary" : "default"}>
              Open roster
            </ButtonLink>
          </>
        }
      />
      <ZoneNote place={siteName} zone={zone} at={startsAt} />
      <Off session={session} />
      <div className="sess">
        <Card pad>
          <DefinitionList
            wide
            items={[
              {
                term: "Series",
                description: (
                  <PageLink className="link" href={`/schedule/series/${session.seriesId}`}>
                    {session.sentence}
                  </PageLink>
                ),
              },
              { term: "Kind", description: <KindWord kind={kind} /> },
              { term: "Service type", description: serviceText(session) },
              ...(session.program === null ? [] : [{ term: "Program", description: session.program }]),
              { term: "Led by", description: session.leads.length === 0 ? "Nobody yet" : session.leads.join(" and ") },
              { term: "Takes place", description: <Place session={session} /> },
              { term: "Expected", description: expectedText(session) },
            ]}
          />
        </Card>
        <div className="sess__side">
          {kind === "group" ? null : <People people={session.people} />}
          {session.canPlan ? <SessionPlan session={session} /> : null}
        </div>
      </div>
    </>
  );
}

function Badges({ session: { status, when } }: { session: SessionView }) {
  if (status === "cancelled") return <Tag>Canceled</Tag>;
  if (status === "closed") return <Tag>Closed</Tag>;
  return when === "now" ? <Tag tone="keel">Happening now</Tag> : when === "past" ? <Tag>Over</Tag> : null;
}

function Off({ session: { status, cancelReason, closures, isHeldAnyway } }: { session: SessionView }) {
  if (status === "cancelled")
    return (
      <Notice title="This session is canceled.">{cancelReason}. It counts for nobody and stays on the calendar.</Notice>
    );
  if (status === "closed")
    return <Notice title={`The site is closed: ${closures.join(", ")}.`}>Nobody is held to have missed it.</Notice>;
  if (isHeldAnyway)
    return <Notice title={`The site is closed: ${closures.join(", ")}.`}>This session is held anyway.</Notice>;
  return null;
}

function KindWord({ kind }: { kind: SessionView["kind"] }) {
  return (
    <span className={`row ${kindClass(kind)}`}>
      <i className="sw kd" aria-hidden="true" />
      {KIND_NAMES[kind]}
    </span>
  );
}

function Place({ session }: { session: SessionView }) {
  const { modality, room, joinLink } = session;
  return (
    <>
      {MODALITY[modality]}
      {room === null ? "" : `, ${room}`}
      {joinLink === null ? null : (
        <>
          {" "}
          <a className="link" href={joinLink} rel="noopener noreferrer" target="_blank">
            <Icon name="video" size="s" /> Join
          </a>
        </>
      )}
    </>
  );
}

function serviceText({ serviceType, countsToHours }: SessionView): string {
  return countsToHours ? `${serviceType}, adds to hours` : `${serviceType}, adds no hours`;
}

function expectedText({ expected, capacity, marked, when }: SessionView): string {
  const people =
    capacity === null ? (expected === 1 ? "1 person" : `${expected} people`) : `${expected} of ${capacity} places`;
  if (when === "next" && marked === 0) return people;
  return `${people}, ${marked} recorded`;
}

function People({ people }: Pick<SessionView, "people">) {
  return (
    <Card pad>
      <CardHeader title="Who comes" />
      {people.length === 0 ? (
        <p className="muted">Nobody yet. A client joins from their chart.</p>
      ) : (
        <ul>
          {people.map(({ clientId, name }) => (
            <li key={clientId}>
              <PageLink className="link" href={`/clients/${clientId}`}>
                {name}
              </PageLink>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** A session that took place, does not, or is closed, has no time to change. */
function canChange({ status, marked }: SessionView): boolean {
  return status === "scheduled" && marked === 0;
}
