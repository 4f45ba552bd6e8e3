import type { FormAction } from "@/server/doors/action-state";
import type { ChangeAnswer } from "../../commands/change-or-preview";
import type { ChangeFormView } from "../../queries/change-form";
import type { ChangePreview } from "../../queries/change-preview";

/** What every dialog of a change is given by its page. */
export interface DialogProps {
  view: ChangeFormView;
  change: FormAction<ChangeAnswer>;
  /** What the dialog as it is opened comes to. */
  preview: ChangePreview | null;
  closeHref: string;
  /** Sent with the form: which series, from which session, and where to go afterwards. */
  hidden: Readonly<Record<string, string>>;
}
