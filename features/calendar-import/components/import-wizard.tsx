"use client";

import { useActionState, useEffect, useRef, type ReactNode } from "react";
import { Card, CardHeader } from "@/components/card";
import { Notice } from "@/components/notice";
import { importCalendarAction } from "@/features/calendar-import/actions";
import { formError, idle, typedText } from "@/server/doors/action-state";
import { CheckForm } from "./check-form";
import { ColumnsForm } from "./columns-form";
import { NamesForm } from "./names-form";
import { UploadForm } from "./upload-form";
import "./calendar-import.css";

export interface ImportWizardProps {
  sites: readonly { readonly id: string; readonly name: string }[];
}

/** The steps of an import, each a plain form that posts to the one action: file, columns, names, check. */
export function ImportWizard({ sites }: ImportWizardProps) {
  const [state, action] = useActionState(importCalendarAction, idle);
  const step = state.status === "done" && state.value.step !== "done" ? state.value : null;
  if (step === null)
    return (
      <Step title="1. Choose the file" isFirst>
        <UploadForm action={action} sites={sites} state={state} siteId={typedText(state, "siteId")} />
      </Step>
    );
  const error = formError(state);
  const guessed = step.isGuessedEncoding ? (
    <Notice tone="info" title="This file is not UTF-8.">
      It was read as Windows writes it. Look at names with accents; if they are wrong, save the file as “CSV UTF-8”.
    </Notice>
  ) : null;
  const about = { action, key: step.step === "check" ? step.fingerprint : step.step };
  return (
    <Step key={step.step} title={TITLES[step.step]} file={step.fileName}>
      {error === null ? null : <Notice tone="warning" role="alert" title={error} />}
      {guessed}
      {step.step === "columns" ? <ColumnsForm {...about} key={about.key} step={step} /> : null}
      {step.step === "names" ? <NamesForm {...about} key={about.key} step={step} /> : null}
      {step.step === "check" ? <CheckForm {...about} key={about.key} step={step} /> : null}
    </Step>
  );
}

const TITLES = {
  columns: "2. Say what the columns hold",
  names: "2. Say what the names mean",
  check: "3. Check what would be made",
} as const;

function Step({
  title,
  file,
  isFirst,
  children,
}: {
  title: string;
  file?: string;
  isFirst?: boolean;
  children: ReactNode;
}) {
  const heading = useRef<HTMLDivElement>(null);
  // A new step is a new page to whoever listens to it.
  useEffect(() => {
    if (!isFirst) heading.current?.focus();
  }, [isFirst]);
  return (
    <div ref={heading} tabIndex={-1} className="imp-step">
      <Card labelledBy="step-h">
        <CardHeader id="step-h" title={title}>
          {file === undefined ? null : <span className="muted">{file}</span>}
        </CardHeader>
        <div className="imp-body">{children}</div>
      </Card>
    </div>
  );
}
