import type { FormAction } from "@/server/doors/action-state";
import type { ChangeAnswer } from "../../commands/change-or-preview";
import type { ChangeFormView } from "../../queries/change-form";
import { AddDialog } from "./add-dialog";
import type { ChangeAddress } from "./change-address";
import { ChangeDialog } from "./change-dialog";
import { EndDialog } from "./end-dialog";
import { CancelDialog, HoldDialog, RestoreDialog, UnholdDialog } from "./step-dialogs";

export interface ChangeDialogsProps {
  address: ChangeAddress;
  view: ChangeFormView;
  change: FormAction<ChangeAnswer>;
  closeHref: string;
}

const STEPS = { cancel: CancelDialog, restore: RestoreDialog, hold: HoldDialog, unhold: UnholdDialog };

/** The dialog that the address asks for. */
export function ChangeDialogs({ address, view, change, closeHref }: ChangeDialogsProps) {
  const { what, prefill, isMakingSeries } = address;
  const hidden: Record<string, string> = { seriesId: view.seriesId, sessionId: view.anchor?.id ?? "", back: closeHref };
  const props = { view, change, preview: null, closeHref, hidden };
  switch (what) {
    case "add":
      return <AddDialog {...props} prefill={prefill} />;
    case "end":
      return <EndDialog {...props} />;
    case "change":
      return (
        <ChangeDialog {...props} scope={scopeOf(address, view)} prefill={prefill} isMakingSeries={isMakingSeries} />
      );
    default: {
      const Step = STEPS[what];
      return <Step {...props} />;
    }
  }
}

function scopeOf({ scope, sessionId, isMakingSeries }: ChangeAddress, { anchor, isSingle }: ChangeFormView) {
  if (isMakingSeries) return "all";
  if (isSingle) return "one";
  // A session whose attendance was taken stays as it is; what follows it may change.
  if ((anchor?.marked ?? 0) > 0) return scope === "all" ? "all" : "following";
  return scope ?? (sessionId === null ? "following" : "one");
}
