"use client";

import { startTransition, useActionState, useEffect, useRef, useState, type FormEvent } from "react";
import { Button, ButtonLink } from "@/components/button";
import { classNames } from "@/components/class-names";
import { FormError } from "@/components/form-error";
import { fieldError, formError, idle, typedOf, type FormAction, type Typed } from "@/server/doors/action-state";
import type { WeekAddress } from "@/lib/scheduling/week-address";
import type { LocalDate } from "@/lib/time/local-date";
import type { CopyWeekAnswer } from "../../commands/copy-week";
import type { Choice } from "../../queries/series-choices";
import { TellClients } from "../change/tell-clients";
import { typedIn } from "../change/use-change-form";
import { CopyConsequences } from "./copy-consequences";
import { CopyFields } from "./copy-fields";
import "../change/change.css";

export interface CopyWeekFormProps {
  copy: FormAction<CopyWeekAnswer>;
  closeHref: string;
  start: { readonly siteId: string; readonly from: LocalDate; readonly address: WeekAddress };
  programs: readonly Choice[];
  rooms: readonly Choice[];
  staff: readonly Choice[];
}

const FORM = "copy-form";
const WAIT_MS = 250;

/** Which week goes where, what that comes to, and the button with the count. */
export function CopyWeekForm({ copy, closeHref, start, ...choices }: CopyWeekFormProps) {
  const [last, send, isSending] = useActionState(copy, idle);
  const told = last.status === "done" && last.value.made === null ? last.value : null;
  const typed: Typed | null = last.status === "idle" ? null : (told?.typed ?? typedOf(last));
  const [isTold, tell] = useState(typed === null || typedIn(typed, "tell", "") !== "");
  const [isWaiting, setWaiting] = useState(false);
  const isStale = isWaiting || isSending;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<FormData>(null);
  const preview = told?.preview ?? null;
  const ask = (form: HTMLFormElement) => {
    clearTimeout(timer.current);
    setWaiting(true);
    timer.current = setTimeout(() => {
      setWaiting(false);
      const data = new FormData(form);
      data.set("intent", "preview");
      startTransition(() => send(data));
    }, WAIT_MS);
  };
  const first = useRef(ask);
  useEffect(() => {
    const form = document.querySelector<HTMLFormElement>(`#${FORM}`);
    if (form) first.current(form);
    return () => clearTimeout(timer.current);
  }, []);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    // React would empty the fields after an action; sent by hand, what was typed stays where it is.
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    if (isStale) waiting.current = data;
    else startTransition(() => send(data));
  };
  // Sent while a preview was on its way: it goes out with what that one says.
  useEffect(() => {
    const data = waiting.current;
    if (data === null || isStale) return;
    waiting.current = null;
    if (preview === null || preview.isNothing || preview.isRefused) return;
    data.set("seen", preview.fingerprint);
    startTransition(() => send(data));
  }, [isStale, preview, send]);
  const problem = formError(last);
  return (
    <form id={FORM} className="card copy-f" action={send} onSubmit={onSubmit} noValidate>
      <input type="hidden" name="siteId" value={start.siteId} />
      <input type="hidden" name="seen" value={preview?.fingerprint ?? ""} />
      <div className="chg-f">
        <div className="chg-l" onChange={(event) => ask(event.currentTarget.closest("form")!)}>
          {problem === null ? null : <FormError title="Nothing was copied." errors={[{ message: problem }]} />}
          <CopyFields {...choices} start={start} typed={typed} errorOf={(name) => fieldError(last, name)} />
        </div>
        <CopyConsequences preview={preview} isStale={isStale} isNew={told?.isOutdated ?? false} />
      </div>
      <div className="copy-f__f">
        {preview === null || preview.isNothing ? null : (
          <span className="dialog__n">
            <TellClients told={preview.told} formId={FORM} isOn={isTold} onTell={tell} />
          </span>
        )}
        {preview?.isRefused ? (
          <span className="chg-why" id="copy-why">
            Not all of these clashes are allowed here. Leave those sessions out, or choose another week.
          </span>
        ) : null}
        <Button type="submit" name="intent" value="preview" className="no-js">
          Preview
        </Button>
        <ButtonLink href={closeHref}>Cancel</ButtonLink>
        <Button
          type="submit"
          variant="primary"
          name="intent"
          value="copy"
          busy={isSending}
          disabled={preview !== null && (preview.isNothing || preview.isRefused)}
          aria-describedby={preview?.isRefused ? "copy-why" : undefined}
          className={classNames(isStale && "is-stale")}
        >
          {preview?.button ?? "Copy the week"}
        </Button>
      </div>
    </form>
  );
}
