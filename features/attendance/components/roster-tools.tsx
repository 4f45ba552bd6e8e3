"use client";

import { useActionState, type ReactNode } from "react";
import { Button, ButtonLink } from "@/components/button";
import { useDiscreet } from "@/components/discreet";
import { Icon } from "@/components/icon";
import { Menu, MenuButton, MenuLink } from "@/components/menu";
import { idle, type ActionState, type FormAction } from "@/server/doors/action-state";
import { recordLeadAction, setTopicAction } from "../actions";
import type { RosterView } from "../queries/roster-view";

const NEEDS_CONNECTION = "Needs a connection.";

/**
 * The topic, who led it, who else came, and the rare things behind the dots. Without a connection only marks can be
 * recorded, so whatever leads to a page of its own rests until it is back.
 */
export function RosterTools({ view, isReadOnly, isAway }: { view: RosterView; isReadOnly: boolean; isAway: boolean }) {
  const { sessionId, choices, topicId, leadId } = view;
  const { topics, leads } = choices;
  const isFixed = isReadOnly || isAway;
  // What a group talks about today says what its people are there for.
  const hasTopics = !useDiscreet().isOn && topics.length > 0;
  return (
    <div className={isAway && !isReadOnly ? "rs rs--away" : "rs"}>
      {hasTopics ? (
        <Choice
          name="topicId"
          label="Topic"
          none="No topic yet"
          sessionId={sessionId}
          action={setTopicAction}
          value={topicId}
          isFixed={isFixed}
          options={topics.map(({ id, label }, at) => ({ id, label: `${label}, ${at + 1} of ${topics.length}` }))}
        />
      ) : null}
      <Choice
        name="staffId"
        label="Led by"
        none={leadId === null ? "Nobody yet" : null}
        sessionId={sessionId}
        action={recordLeadAction}
        value={leadId}
        isFixed={isFixed}
        isNarrow={hasTopics}
        options={leads}
      />
      {isReadOnly || view.kind !== "group" ? null : isAway ? (
        <Button className="rs__a" icon="plus" disabled aria-describedby="needs-connection">
          Add someone
        </Button>
      ) : (
        <ButtonLink className="rs__a" icon="plus" href={`/rosters/${sessionId}/add`}>
          Add someone
        </ButtonLink>
      )}
      <Menu className="rs__m" label="More: group did not meet, print sign-in sheet" icon="more" iconOnly align="end">
        {isReadOnly ? null : isAway ? (
          <MenuButton icon="m-closed" hint={NEEDS_CONNECTION} disabled>
            Group did not meet
          </MenuButton>
        ) : (
          <MenuLink icon="m-closed" href={`/rosters/${sessionId}/did-not-meet`}>
            Group did not meet
          </MenuLink>
        )}
        {isAway ? (
          <MenuButton icon="print" hint={NEEDS_CONNECTION} disabled>
            Print sign-in sheet
          </MenuButton>
        ) : (
          <MenuLink icon="print" href={`/rosters/${sessionId}/sheet`}>
            Print sign-in sheet
          </MenuLink>
        )}
        {isAway ? null : (
          <MenuLink icon="roster" href="/rosters">
            All rosters
          </MenuLink>
        )}
      </Menu>
      {isAway && !isReadOnly ? (
        <p id="needs-connection" className="rs__o">
          To add someone, to choose the topic or who led it, and to record that the group did not meet, a connection is
          needed.
        </p>
      ) : null}
    </div>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  /** The words where nothing is chosen; null: there always is something. */
  none: string | null;
  sessionId: string;
  action: FormAction<null>;
  value: string | null;
  isFixed: boolean;
  isNarrow?: boolean;
  options: readonly { readonly id: string; readonly label: string }[];
}

/** A choice that is saved as it is made; without scripts a button saves it. */
function Choice(props: ChoiceProps): ReactNode {
  const { name, label, none, sessionId, value, isFixed, isNarrow, options } = props;
  const [state, action] = useActionState<ActionState<null>, FormData>(props.action, idle);
  return (
    <form action={action} className={isNarrow ? "rs__f rs__f--s" : "rs__f"}>
      <input type="hidden" name="sessionId" value={sessionId} />
      <label className="rs__t">
        <small>{label}</small>
        <select
          name={name}
          // Uncontrolled, so that it works without scripts; taken anew when somebody else chose.
          key={value ?? ""}
          defaultValue={value ?? ""}
          disabled={isFixed}
          onChange={(event) => event.currentTarget.form?.requestSubmit()}
        >
          {none === null ? null : <option value="">{none}</option>}
          {options.map((option) => (
            <option key={option.id} value={option.id}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="chevd" />
      </label>
      {isFixed ? null : (
        <noscript>
          <button type="submit" className="btn">
            Save {label.toLowerCase()}
          </button>
        </noscript>
      )}
      {"sentence" in state ? (
        <p className="err" role="alert">
          {state.sentence}
        </p>
      ) : null}
    </form>
  );
}
