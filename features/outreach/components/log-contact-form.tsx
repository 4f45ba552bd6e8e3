"use client";

import {
  useActionState,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  useTransition,
  type FormEvent,
  type KeyboardEvent,
} from "react";
import { unstable_rethrow, useRouter } from "next/navigation";
import { Checkbox } from "@/components/checkbox";
import { Segmented } from "@/components/segmented";
import { SelectField } from "@/components/select-field";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import { showToast } from "@/components/toast";
import { NEXT_STEPS, NEXT_STEP_WORDS } from "@/lib/alerts/next-steps";
import { mayLeaveMessage } from "@/lib/clients/message-safety";
import { fieldError, formError, idle, type ActionState } from "@/server/doors/action-state";
import { logOutreachAction } from "../actions";
import { draftOf, dropDraft, keepDraft, type ContactDraft } from "./contact-draft";
import "./contact.css";

const CHANNELS = [
  { value: "call", label: "Call", icon: "phone" },
  { value: "text", label: "Text", icon: "message" },
  { value: "letter", label: "Letter", icon: "note" },
  { value: "email", label: "Email", icon: "mail" },
  { value: "in_person", label: "In person", icon: "person" },
] as const;

type Channel = (typeof CHANNELS)[number]["value"];

export interface LogContactFormProps {
  /** Names the draft: the row of the list, or the chart. */
  row: string;
  clientId: string;
  firstName: string;
  alertIds: readonly string[];
  prefersContactBy: "call" | "text" | "email";
  isSafeToLeaveMessage: boolean;
  consented: readonly { contactId: string; name: string; relationship: string }[];
  /** "10:42 AM, Dana Okonkwo": when and who, as it will be on record. */
  stamp: string;
  today: string;
  submit: string;
  /** Where to go on after a save: the next row, or the page without the form. */
  then: string;
}

/**
 * Log an attempt to reach a client: how, what came of it, a practical note, what is next. Twenty seconds by keys alone,
 * and it works without JavaScript. What is typed survives a failed save and a look elsewhere.
 */
export function LogContactForm(props: LogContactFormProps) {
  const { row, clientId, alertIds, consented, today, then } = props;
  const [posted, post] = useActionState(logOutreachAction, idle);
  const [answer, setAnswer] = useState<ActionState<unknown> | null>(null);
  const [isLost, setIsLost] = useState(false);
  const [isSaving, startSaving] = useTransition();
  const [draft, setDraft] = useState(() => draftOf(row));
  const form = useRef<HTMLFormElement>(null);
  const router = useRouter();
  // Where no script runs every choice stays open; the door refuses what must not be.
  const isAlive = useIsAlive();
  const state: ActionState<unknown> = answer ?? posted;
  const { channel, result, settles } = draft;
  const mayLeave = mayLeaveMessage(props, channel as Channel);

  const change = (part: Partial<ContactDraft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    keepDraft(row, next);
  };

  useEffect(() => {
    form.current?.querySelector<HTMLInputElement>("input[name=channel]:checked")?.focus({ preventScroll: true });
  }, []);

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSaving) return;
    const data = new FormData(event.currentTarget);
    data.delete("then");
    setIsLost(false);
    startSaving(async () => {
      try {
        const came = await logOutreachAction(idle, data);
        setAnswer(came);
        if (came.status !== "done") return;
        dropDraft(row);
        showToast({ message: came.message ?? "Contact logged" });
        router.push(then, { scroll: false });
      } catch (error) {
        unstable_rethrow(error);
        // No connection, or the server is away: everything typed stays, and saving again is the same save.
        setIsLost(true);
      }
    });
  };

  return (
    <form
      ref={form}
      action={post}
      onSubmit={send}
      onKeyDown={saveByKeys}
      className="lgf__l"
      aria-label="Log contact"
      data-contact-form
    >
      <input type="hidden" name="clientId" value={clientId} />
      <input type="hidden" name="then" value={then} />
      {alertIds.map((id) => (
        <input key={id} type="hidden" name="alertIds" value={id} />
      ))}
      <div className="lgf__row">
        <span className="label" aria-hidden="true">
          How
        </span>
        <Segmented
          legend="How"
          legendHidden
          name="channel"
          value={channel}
          onChange={({ target }) => change(channelChange(target.value, draft, props))}
          options={CHANNELS}
          error={fieldError(state, "channel")}
        />
      </div>
      <div className="lgf__row">
        <span className="label" aria-hidden="true">
          Result
        </span>
        <Segmented
          legend="Result"
          legendHidden
          name="result"
          value={result}
          onChange={({ target }) => change({ result: target.value })}
          options={[
            { value: "reached", label: "Reached" },
            {
              value: "message",
              label: channel === "call" || channel === "in_person" ? "Left a message" : "Sent",
              disabled: isAlive && !mayLeave,
            },
            { value: "no_answer", label: "No answer" },
            { value: "wrong_number", label: "Wrong number" },
          ]}
          error={fieldError(state, "result")}
        />
      </div>
      {consented.length > 0 && (!isAlive || result === "reached") && (
        <div className="lgf__row">
          <span className="label" aria-hidden="true">
            With
          </span>
          <SelectField
            label="Spoken with"
            labelHidden
            name="contactId"
            className="lgf__with"
            value={draft.contactId}
            onChange={({ target }) => change({ contactId: target.value })}
            error={fieldError(state, "contactId")}
            options={[
              { value: "", label: props.firstName },
              ...consented.map(({ contactId, name, relationship }) => ({
                value: contactId,
                label: `${name}, ${relationship.toLowerCase()}`,
              })),
            ]}
          />
        </div>
      )}
      <div className="lgf__row">
        <span className="label" aria-hidden="true">
          Note
        </span>
        <TextField
          label="Note"
          labelHidden
          name="note"
          className="grow"
          value={draft.note}
          onChange={({ target }) => change({ note: target.value })}
          error={fieldError(state, "note")}
          maxLength={500}
          autoComplete="off"
          title="Practical words, no clinical notes"
        />
      </div>
      <div className="lgf__row lgf__next">
        <span className="label" aria-hidden="true">
          Next
        </span>
        <SelectField
          label="Next step"
          labelHidden
          name="nextStep"
          className="lgf__step"
          value={draft.nextStep}
          onChange={({ target }) => change({ nextStep: target.value })}
          emptyLabel="Nothing more"
          options={NEXT_STEPS.map((value) => ({ value, label: NEXT_STEP_WORDS[value] }))}
        />
        <TextField
          label="Next on"
          labelHidden
          type="date"
          name="nextOn"
          className="lgf__on"
          min={today}
          value={draft.nextOn}
          onChange={({ target }) => change({ nextOn: target.value })}
          error={fieldError(state, "nextOn")}
        />
        <span className="lgf__end">
          <small className="muted">{props.stamp}</small>
          <SubmitButton variant="primary" busy={isSaving}>
            {props.submit}
          </SubmitButton>
        </span>
      </div>
      {alertIds.length > 0 && (
        <div className="lgf__row">
          <span className="label" aria-hidden="true" />
          <Checkbox
            name="settles"
            value="yes"
            label="Take it off the list"
            checked={settles ?? (result === "reached" && draft.nextOn === "")}
            onChange={({ target }) => change({ settles: target.checked })}
          />
        </div>
      )}
      <Trouble sentence={isLost ? LOST : formError(state)} />
    </form>
  );
}

const LOST = "This was not saved: there is no connection. What you typed is still here. Save again when it is back.";

function Trouble({ sentence }: { sentence: string | null }) {
  return sentence === null ? null : (
    <p className="err" role="alert">
      {sentence}
    </p>
  );
}

/** A letter and a text are sent, nobody is reached by writing them; and a message that is not safe is not suggested. */
function channelChange(
  channel: string,
  draft: ContactDraft,
  client: Pick<LogContactFormProps, "isSafeToLeaveMessage" | "prefersContactBy">,
): Partial<ContactDraft> {
  const may = mayLeaveMessage(client, channel as Channel);
  const isWritten = channel === "letter" || channel === "text" || channel === "email";
  if (isWritten && draft.result === "reached" && may) return { channel, result: "message" };
  if (draft.result === "message" && (!may || !isWritten))
    return { channel, result: isWritten ? "no_answer" : "reached" };
  return { channel };
}

/** Ctrl or Cmd with Enter saves from any field; Esc leaves the form as it is. */
function saveByKeys(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    event.currentTarget.requestSubmit();
  }
}

function useIsAlive(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
}
