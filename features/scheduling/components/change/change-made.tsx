import { undoChangeAction } from "../../actions/undo-change";
import { changeMadeLoader } from "../../loaders/series-changes";
import { ChangeToast } from "./change-toast";
import "./change.css";

/** Tells of the change that the address names, if it is one. */
export async function ChangeMade({ changed }: { changed: string | readonly string[] | undefined }) {
  if (typeof changed !== "string" || !/^[0-9a-z]{26}$/.test(changed)) return null;
  const change = await changeMadeLoader({ changeId: changed });
  return change === null ? null : <ChangeToast change={change} undo={undoChangeAction} />;
}
