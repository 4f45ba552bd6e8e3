import { Card, CardHeader } from "@/components/card";
import { DefinitionList } from "@/components/definition-list";
import { PageHeader } from "@/components/page-header";
import { PageLink } from "@/components/page-link";
import { Tag } from "@/components/tag";
import type { SeriesView } from "../queries/series";
import { KIND_NAMES } from "./session-words";

/** A series: its sentence, who and what it needs, and its sessions around today. */
export function SeriesPage({ series }: { series: SeriesView }) {
  const { title, kind, sentence, siteName, people, sessions } = series;
  return (
    <>
      <PageHeader
        back={{ href: `/schedule?site=${series.siteId}`, label: "Schedule" }}
        title={title}
        subtitle={sentence}
      />
      <div className="sess">
        <Card>
          <CardHeader title="Sessions" count={sessions.length} />
          <ol className="rows">
            {sessions.map((session) => (
              <li key={session.id} className="row">
                <PageLink className="link num grow" href={`/schedule/sessions/${session.id}`}>
                  {session.date}, {session.time}
                </PageLink>
                {session.status === "cancelled" ? <Tag>Canceled</Tag> : null}
                {session.status === "closed" ? <Tag>Closed</Tag> : null}
                {session.isPast ? <span className="muted">over</span> : null}
              </li>
            ))}
          </ol>
          {series.runsOn ? (
            <p className="card__f">On the calendar through {series.rowsThrough}. More are added every night.</p>
          ) : null}
        </Card>
        <div className="sess__side">
          <Card pad>
            <DefinitionList
              items={[
                { term: "Kind", description: KIND_NAMES[kind] },
                { term: "Site", description: siteName },
                { term: "Room", description: series.room ?? "None" },
                { term: "Led by", description: series.leads.length === 0 ? "Nobody yet" : series.leads.join(" and ") },
                { term: "Service type", description: series.serviceType },
                ...(series.program === null ? [] : [{ term: "Program", description: series.program }]),
                ...(series.capacity === null ? [] : [{ term: "Places", description: String(series.capacity) }]),
              ]}
            />
          </Card>
          {people.length === 0 ? null : (
            <Card pad>
              <CardHeader title={kind === "group" ? "Guests" : "Who comes"} />
              <ul>
                {people.map(({ clientId, name }) => (
                  <li key={clientId}>
                    <PageLink className="link" href={`/clients/${clientId}`}>
                      {name}
                    </PageLink>
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </div>
      </div>
    </>
  );
}
