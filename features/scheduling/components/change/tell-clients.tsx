import { Checkbox } from "@/components/checkbox";
import { Popover } from "@/components/menu";
import type { PreviewTold } from "../../queries/change-preview";

export interface TellClientsProps {
  told: PreviewTold;
  formId: string;
  /** Kept by whoever shows it: the box goes with a preview that does not come, and what was chosen stays. */
  isOn: boolean;
  onTell: (isOn: boolean) => void;
}

/** Who hears of the change, and the very words they get. */
export function TellClients({ told, formId, isOn, onTell }: TellClientsProps) {
  const { clients, staff, unreachable, sentence, message } = told;
  if (clients + staff === 0)
    return (
      <span>
        Nobody has to be told.
        {unreachable > 0 ? ` ${unreachableText(unreachable)}` : null}
      </span>
    );
  return (
    <span className="chg-tell">
      <Checkbox
        form={formId}
        name="tell"
        label={sentence}
        checked={isOn}
        onChange={(event) => onTell(event.target.checked)}
      />
      <Popover up triggerClass="link" trigger="Preview message">
        <div className="chg-msg">
          <b>{message.subject}</b>
          <pre>{message.body}</pre>
          {unreachable > 0 ? <p className="muted">{unreachableText(unreachable)}</p> : null}
        </div>
      </Popover>
    </span>
  );
}

function unreachableText(count: number): string {
  return count === 1
    ? "1 client has no address to write to. Tell them yourself."
    : `${count} clients have no address to write to. Tell them yourself.`;
}
