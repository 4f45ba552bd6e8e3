"use client";

import { useActionState, type ReactNode } from "react";
import { ButtonLink } from "@/components/button";
import { Icon } from "@/components/icon";
import { Notice } from "@/components/notice";
import { PageLink } from "@/components/page-link";
import { RadioGroup } from "@/components/radio-group";
import { SelectField } from "@/components/select-field";
import { SubmitButton } from "@/components/submit-button";
import { Tag } from "@/components/tag";
import { TextField } from "@/components/text-field";
import { formatDate } from "@/lib/time/format";
import { formError, idle, typedText } from "@/server/doors/action-state";
import { addSomeoneAction, findSomeoneAction } from "../actions";
import type { SomeoneToAdd } from "../queries/someone-to-add";
import "./roster.css";

/** "Add someone": find a client of the site, then say how they come. Each step is a page of its own, so it works without scripts. */
export function AddSomeone({ view, find }: { view: SomeoneToAdd & { readonly term: string }; find: string | null }) {
  const { session, chosen, found, term } = view;
  return (
    <StepPage sessionId={session.id} title="Add someone" subtitle={`${session.title}, ${formatDate(session.date)}`}>
      <FindForm sessionId={session.id} term={term} />
      {chosen !== null ? (
        <ChosenForm view={view} chosen={chosen} />
      ) : term === "" ? null : found.length === 0 ? (
        <p className="ros__none">No client of this site has “{term}” in the name or number and is enrolled that day.</p>
      ) : (
        <ul className="pl add__l" aria-label="Found">
          {found.map(({ clientId, name, number, program, isThere }) => (
            <li key={clientId} className="p add__p">
              <span className="grow">
                <b>{name}</b>
                <small>
                  {number} · {program}
                </small>
              </span>
              {isThere ? (
                <Tag icon="check">On this roster</Tag>
              ) : (
                <ButtonLink
                  size="tap"
                  href={`/rosters/${session.id}/add?client=${clientId}${find === null ? "" : `&find=${encodeURIComponent(find)}`}`}
                  aria-label={`Choose ${name}`}
                >
                  Choose
                </ButtonLink>
              )}
            </li>
          ))}
        </ul>
      )}
    </StepPage>
  );
}

/** A step beside a roster: its own page with one way back. */
export function StepPage(props: { sessionId: string; title: string; subtitle: string; children: ReactNode }) {
  return (
    <div className="ros ros--step">
      <header className="rh">
        <PageLink className="rh__b" href={`/rosters/${props.sessionId}`} aria-label="Back to the roster">
          <Icon name="chevl" size="l" />
        </PageLink>
        <div className="grow">
          <h1>{props.title}</h1>
          <p>{props.subtitle}</p>
        </div>
      </header>
      <main id="main" className="step-b">
        {props.children}
      </main>
    </div>
  );
}

function FindForm({ sessionId, term }: { sessionId: string; term: string }) {
  const [state, action] = useActionState(findSomeoneAction, idle);
  return (
    <form action={action} className="add__f" role="search">
      <input type="hidden" name="sessionId" value={sessionId} />
      <TextField
        key={term}
        name="term"
        type="search"
        label="Name or number of the client"
        defaultValue={typedText(state, "term", term)}
        autoComplete="off"
        touch
        required
      />
      <SubmitButton size="tap" variant="default" icon="search">
        Find
      </SubmitButton>
    </form>
  );
}

function ChosenForm({ view, chosen }: { view: SomeoneToAdd; chosen: NonNullable<SomeoneToAdd["chosen"]> }) {
  const [state, action] = useActionState(addSomeoneAction, idle);
  const { session, expected } = view;
  const problem = "sentence" in state ? state.sentence : formError(state);
  const { missed, mayVisit } = chosen;
  const isFull = session.capacity !== null && expected >= session.capacity;
  return (
    <form action={action} className="stack add__c">
      <input type="hidden" name="sessionId" value={session.id} />
      <input type="hidden" name="clientId" value={chosen.clientId} />
      {problem ? <Notice tone="clash" role="alert" title={problem} /> : null}
      <p className="add__n">
        <b>{chosen.name}</b>
        <small>
          {chosen.number} · {chosen.program}
        </small>
      </p>
      {session.capacity !== null ? (
        <p className={isFull ? "hint err" : "hint"}>
          {expected} of {session.capacity} places are taken.
        </p>
      ) : null}
      <RadioGroup
        legend="Comes as"
        name="kind"
        look="stacked"
        defaultValue={typedText(state, "kind", "walk_in")}
        options={[
          { value: "walk_in", label: "Walk-in", hint: "Comes to this one session outside of the plan." },
          {
            value: "make_up",
            label: "Make-up",
            hint: missed.length === 0 ? "There is no missed session to make up for." : "Makes up for a missed session.",
            disabled: missed.length === 0,
          },
          {
            value: "visitor",
            label: "Visitor from another track",
            hint: mayVisit ? "Sits in this once." : "Groups of this program take nobody from elsewhere.",
            disabled: !mayVisit,
          },
        ]}
      />
      {missed.length > 0 ? (
        <SelectField
          name="makeUpForSessionId"
          label="Makes up for"
          hint="Only for a make-up."
          touch
          defaultValue={typedText(state, "makeUpForSessionId", "")}
          emptyLabel="Choose the missed session"
          options={missed.map(({ sessionId, date, title }) => ({
            value: sessionId,
            label: `${formatDate(date, session.date)}, ${title}`,
          }))}
        />
      ) : null}
      <div className="row row--wrap">
        <SubmitButton size="tap" icon="plus">
          Add {chosen.name}
        </SubmitButton>
        <ButtonLink size="tap" href={`/rosters/${session.id}`}>
          Cancel
        </ButtonLink>
      </div>
    </form>
  );
}
