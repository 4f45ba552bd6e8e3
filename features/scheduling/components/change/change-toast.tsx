"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Notice } from "@/components/notice";
import { showToast } from "@/components/toast";
import { formError, idle, type FormAction } from "@/server/doors/action-state";
import { UndoForm } from "./undo-form";

export interface ChangeToastProps {
  change: { readonly id: string; readonly summary: string; readonly canUndo: boolean; readonly isUndone: boolean };
  undo: FormAction<unknown>;
}

/** Says on the page after it what was changed, with a way to take it back; where no script runs, as a notice. */
export function ChangeToast({ change, undo }: ChangeToastProps) {
  const { id, summary, canUndo, isUndone } = change;
  const router = useRouter();
  useEffect(() => {
    if (isUndone) return;
    const run = async () => {
      const form = new FormData();
      form.set("changeId", id);
      const state = await undo(idle, form);
      const problem = formError(state);
      showToast({ message: problem ?? "Taken back. Everything is as it was." });
      router.refresh();
    };
    showToast({ message: summary, undo: canUndo ? { label: "Undo", run } : undefined });
    // The address is for this once: opened again, it would tell old news.
    const url = new URL(window.location.href);
    if (url.searchParams.get("changed") !== id) return;
    url.searchParams.delete("changed");
    window.history.replaceState(null, "", url);
  }, [id, summary, canUndo, isUndone, undo, router]);
  return (
    <div className="no-js change-told">
      <Notice
        tone="good"
        role="status"
        title={isUndone ? "Taken back. Everything is as it was." : `${summary}.`}
        actions={canUndo ? <UndoForm changeId={id} undo={undo} what={summary} /> : null}
      />
    </div>
  );
}
