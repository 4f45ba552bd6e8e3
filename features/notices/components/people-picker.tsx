"use client";

import { useState } from "react";
import { Icon } from "@/components/icon";
import { PageLink } from "@/components/page-link";
import { TextField } from "@/components/text-field";
import { formatTime } from "@/lib/time/format";
import type { ExpectedPerson } from "../queries/call-in";
import "./notices.css";

/** Who called? Everybody who is expected in what is left of today; typing leaves those whose name fits. */
export function PeoplePicker({ people, query }: { people: readonly ExpectedPerson[]; query: string }) {
  const [typed, setTyped] = useState("");
  const fits = people.filter(({ name, number }) => isIn(`${name} ${number}`, typed));
  return (
    <div className="call-in__pick">
      <TextField
        label="Who called?"
        name="name"
        type="search"
        autoComplete="off"
        autoFocus
        hint="Type a part of the name."
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        // A name belongs in no address, so this field is sent nowhere.
        form=""
      />
      {fits.length === 0 ? (
        <p className="soft">Nobody with this name is expected in what is left of today.</p>
      ) : (
        <ul className="call-in__people">
          {fits.map((person) => (
            <li key={person.clientId}>
              <PageLink href={`/call-in/${person.clientId}${query}`}>
                <b>{person.name}</b>
                <small>
                  {person.starts.map((start) => formatTime(start)).join(", ")}
                  {person.hasTold ? " · told us already" : ""}
                </small>
                <Icon name="chev" />
              </PageLink>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function isIn(name: string, typed: string): boolean {
  const plain = (text: string) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLocaleLowerCase("en");
  return plain(typed)
    .split(/\s+/)
    .every((word) => plain(name).includes(word));
}
