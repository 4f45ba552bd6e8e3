"use client";

import { useState } from "react";
import { Card, CardHeader } from "@/components/card";
import { PersonName, SessionTitle } from "@/components/discreet";
import { EmptyState } from "@/components/empty-state";
import { Icon } from "@/components/icon";
import { PageLink } from "@/components/page-link";
import { OneButtonForm } from "@/features/clients/components/one-button-form";
import { checkInAction, takeBackArrivalAction } from "../actions";
import "./arrivals.css";

export interface BoardPerson {
  readonly key: string;
  readonly clientId: string;
  readonly siteId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly preferredName: string | null;
  readonly mayRecord: boolean;
  /** "9:00 AM"; null: nothing is planned for them today. */
  readonly from: string | null;
  readonly title: string | null;
  /** Sessions after the first one. */
  readonly more: number;
  /** The site's name, where more than one is shown. */
  readonly site: string | null;
  readonly arrival: { readonly id: string; readonly at: string; readonly way: "pin" | "qr" | "desk" } | null;
}

const WAYS = { pin: "by number", qr: "by phone", desk: "at the desk" } as const;

/** Who is still to come and who is here. One press checks somebody in; another takes it back. */
export function ArrivalsBoard({ people }: { people: readonly BoardPerson[] }) {
  const [term, setTerm] = useState("");
  const shown = people.filter((person) => isNamed(person, term));
  const toCome = shown.filter(({ arrival }) => arrival === null);
  const here = shown.filter(({ arrival }) => arrival !== null);
  return (
    <>
      <div className="arrivals__find no-print">
        <label className="sr" htmlFor="arrivals-find">
          First letters of a name
        </label>
        <Icon name="search" />
        <input
          id="arrivals-find"
          className="inp"
          type="search"
          placeholder="Name"
          autoComplete="off"
          value={term}
          onChange={(event) => setTerm(event.currentTarget.value)}
        />
      </div>
      <div className="arrivals">
        <Card labelledBy="to-come-h">
          <CardHeader id="to-come-h" title="Expected today" count={toCome.length} />
          {toCome.length === 0 ? (
            <EmptyState
              title={term === "" ? "Everybody who is expected is here." : "Nobody by this name is still to come."}
            />
          ) : (
            <ul className="arrivals__l">
              {toCome.map((person) => (
                <li key={person.key}>
                  <Who person={person} />
                  {person.mayRecord ? (
                    <OneButtonForm
                      action={checkInAction}
                      hidden={{ clientId: person.clientId, siteId: person.siteId }}
                      label="Check in"
                      about={`${person.preferredName ?? person.givenName} ${person.familyName}`}
                      size="m"
                      icon="check"
                    />
                  ) : null}
                </li>
              ))}
            </ul>
          )}
        </Card>
        <Card labelledBy="here-h">
          <CardHeader id="here-h" title="Here" count={here.length} />
          {here.length === 0 ? (
            <EmptyState title={term === "" ? "Nobody has checked in yet." : "Nobody by this name is here."} />
          ) : (
            <ul className="arrivals__l">
              {here.map((person) => (
                <li key={person.key}>
                  <Who person={person} />
                  <span className="arrivals__at num">
                    {person.arrival?.at}
                    <small>{person.arrival === null ? null : WAYS[person.arrival.way]}</small>
                  </span>
                  {person.mayRecord && person.arrival !== null ? (
                    <OneButtonForm
                      action={takeBackArrivalAction}
                      hidden={{ arrivalId: person.arrival.id }}
                      label="Take back"
                      about={`the arrival of ${person.preferredName ?? person.givenName} ${person.familyName}`}
                      variant="ghost"
                    />
                  ) : null}
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
    </>
  );
}

function Who({ person }: { person: BoardPerson }) {
  const { clientId, from, title, more, site } = person;
  return (
    <div className="arrivals__who">
      <PageLink className="link" href={`/clients/${clientId}`}>
        <PersonName name={person} />
      </PageLink>
      <small>
        {from === null || title === null ? (
          "Nothing planned today"
        ) : (
          <>
            {from} <SessionTitle title={title} />
            {more > 0 ? ` and ${more} more` : null}
          </>
        )}
        {site === null ? null : `, ${site}`}
      </small>
    </div>
  );
}

function isNamed({ givenName, familyName, preferredName }: BoardPerson, term: string): boolean {
  const wanted = plain(term);
  return [givenName, familyName, preferredName ?? "", `${preferredName ?? givenName} ${familyName}`].some((name) =>
    plain(name).startsWith(wanted),
  );
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").trim().toLowerCase();
}
