"use client";

import { useEffect, useState, type ReactNode } from "react";
import { Button, ButtonLink } from "@/components/button";
import { Dialog, RouteDialog } from "@/components/dialog";
import { ChangeConsequences } from "./change-consequences";
import { TellClients } from "./tell-clients";
import { CHANGE_FORM_ID, type ChangeForm } from "./use-change-form";
import { useFocusBack } from "./use-focus-back";
import "./change.css";

export interface ChangeFrameProps {
  title: string;
  subtitle?: ReactNode;
  closeHref: string;
  /** What the form sends besides its fields. */
  hidden: Readonly<Record<string, string>>;
  form: ChangeForm;
  /** What the button says before there is a preview. */
  fallbackLabel: string;
  /** What the way out is called; "Cancel" would say the opposite where something is canceled. */
  cancelLabel?: string;
  /** The left side: what is wanted. */
  children: ReactNode;
}

/** The dialog of every change of the schedule: what is wanted at the left, what it comes to at the right, and the button with the count. */
export function ChangeFrame(props: ChangeFrameProps) {
  const { title, subtitle, closeHref, hidden, form, fallbackLabel, cancelLabel = "Cancel", children } = props;
  const { preview, isStale, isSending, isDirty } = form;
  const [isAsking, setAsking] = useState(false);
  useFocusBack(hidden.seriesId ?? "", hidden.sessionId || null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
      const primary = document.querySelector<HTMLButtonElement>(`button[form="${CHANGE_FORM_ID}"].btn--p`);
      if (primary === null || primary.disabled) return;
      event.preventDefault();
      primary.form?.requestSubmit(primary);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  const why = whyNot(form);
  return (
    <>
      <RouteDialog
        size="l"
        className="chg-d"
        title={title}
        subtitle={subtitle}
        closeHref={closeHref}
        mayClose={() => {
          if (isDirty && !isSending) setAsking(true);
          return !isDirty;
        }}
        note={
          preview === null || preview.isNothing ? null : (
            <TellClients told={preview.told} formId={CHANGE_FORM_ID} isOn={form.isTold} onTell={form.tell} />
          )
        }
        footer={
          <>
            {why === null ? null : (
              <span className="chg-why" id="chg-why">
                {why}
              </span>
            )}
            <Button type="submit" name="intent" value="preview" form={CHANGE_FORM_ID} className="no-js">
              Preview
            </Button>
            <ButtonLink href={closeHref} scroll={false}>
              {cancelLabel}
            </ButtonLink>
            <Button
              type="submit"
              variant="primary"
              form={CHANGE_FORM_ID}
              busy={isSending}
              disabled={preview === null ? form.problem !== null : preview.isNothing || preview.isRefused}
              aria-describedby={why === null ? undefined : "chg-why"}
              className={isStale ? "is-stale" : undefined}
            >
              {preview === null || preview.isNothing ? fallbackLabel : preview.button}
            </Button>
          </>
        }
      >
        <form
          id={CHANGE_FORM_ID}
          className="chg-f"
          action={form.send}
          onSubmit={form.onSubmit}
          onChange={form.onChange}
          noValidate
        >
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name="seen" value={preview?.fingerprint ?? ""} />
          <div className="chg-l">{children}</div>
          <ChangeConsequences
            preview={preview}
            problem={form.problem}
            isUnfinished={form.isUnfinished}
            isStale={isStale}
            isNew={form.isOutdated}
            taken={form.taken}
            onTake={form.take}
            picked={form.picked}
            onPick={form.pick}
          />
        </form>
      </RouteDialog>
      <Dialog
        size="s"
        open={isAsking}
        onClose={() => setAsking(false)}
        title="Leave without changing anything?"
        footer={
          <>
            <Button onClick={() => setAsking(false)}>Keep editing</Button>
            <ButtonLink variant="primary" href={closeHref} scroll={false}>
              Leave
            </ButtonLink>
          </>
        }
      >
        What you chose here is lost.
      </Dialog>
    </>
  );
}

/** Why the button is not live, when the preview alone does not say it. */
function whyNot({ preview }: ChangeForm): string | null {
  if (preview === null || !preview.isRefused) return null;
  const refused = preview.clashes.filter(({ rule }) => rule === "refuse");
  const total = refused.reduce((sum, { count }) => sum + count, 0);
  const isOne = total === 1;
  const said = `${isOne ? "1 clash is" : `${total} clashes are`} not allowed here.`;
  // A clash of a whole season has no way out by the day: the change itself has to be another.
  if (refused.some(({ waysOut }) => waysOut.length === 0)) return `${said} Choose another time, room or person.`;
  return `${said} Choose a way out of ${isOne ? "it" : "each"} first.`;
}
