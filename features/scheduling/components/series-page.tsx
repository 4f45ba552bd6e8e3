import { ButtonLink } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import { DefinitionList } from "@/components/definition-list";
import { PageHeader } from "@/components/page-header";
import { PageLink } from "@/components/page-link";
import { Tag } from "@/components/tag";
import type { RecentChange } from "../queries/recent-changes";
import type { SeriesView } from "../queries/series";
import type { EarlierPart } from "../queries/series-parts";
import { changeHref } from "./change/change-address";
import { RecentChanges, type RecentChangesProps } from "./change/recent-changes";
import { KIND_NAMES } from "./session-words";

export interface SeriesPageProps {
  series: SeriesView;
  canPlan: boolean;
  changes: readonly RecentChange[];
  earlier: readonly EarlierPart[];
  undo: RecentChangesProps["undo"];
}

/** A series: its sentence, who and what it needs, its sessions around today, what it was, and what was done to it lately. */
export function SeriesPage({ series, canPlan, changes, earlier, undo }: SeriesPageProps) {
  const { title, sentence, sessions } = series;
  return (
    <>
      <PageHeader
        back={{ href: `/schedule?site=${series.siteId}`, label: "Schedule" }}
        title={title}
        subtitle={sentence}
        actions={canPlan ? <Actions series={series} /> : null}
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
          <Facts series={series} />
          {earlier.length === 0 ? null : (
            <Card pad>
              <CardHeader title="Earlier" />
              <DefinitionList items={earlier.map(({ until, pattern }) => ({ term: until, description: pattern }))} />
            </Card>
          )}
          <People series={series} />
          {changes.length === 0 ? null : <RecentChanges changes={changes} canPlan={canPlan} undo={undo} />}
        </div>
      </div>
    </>
  );
}

function Actions({ series: { id, nextId, isSingle } }: { series: SeriesView }) {
  const back = `/schedule/series/${id}`;
  return (
    <>
      <ButtonLink href={changeHref(id, { what: "add", back })} icon="plus">
        Add an extra session…
      </ButtonLink>
      {isSingle ? null : (
        <ButtonLink href={changeHref(id, { what: "end", back })} icon="flag">
          End or extend…
        </ButtonLink>
      )}
      {nextId === null ? null : (
        <ButtonLink
          href={changeHref(id, isSingle ? { as: "series", session: nextId, back } : { scope: "following", back })}
          icon="calendar"
          variant="primary"
        >
          {isSingle ? "Make it a series…" : "Change from…"}
        </ButtonLink>
      )}
    </>
  );
}

function Facts({ series }: { series: SeriesView }) {
  const { kind, siteName, room, leads, serviceType, program, capacity } = series;
  return (
    <Card pad>
      <DefinitionList
        items={[
          { term: "Kind", description: KIND_NAMES[kind] },
          { term: "Site", description: siteName },
          { term: "Room", description: room ?? "None" },
          { term: "Led by", description: leads.length === 0 ? "Nobody yet" : leads.join(" and ") },
          { term: "Service type", description: serviceType },
          ...(program === null ? [] : [{ term: "Program", description: program }]),
          ...(capacity === null ? [] : [{ term: "Places", description: String(capacity) }]),
        ]}
      />
    </Card>
  );
}

function People({ series: { kind, people } }: { series: SeriesView }) {
  if (people.length === 0) return null;
  return (
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
  );
}
