"use client";

import { RadioGroup } from "@/components/radio-group";
import { TextField } from "@/components/text-field";
import { ChangeFrame } from "./change-frame";
import { choiceName, wayText } from "./change-words";
import type { DialogProps } from "./dialog-props";
import { typedIn, useChangeForm } from "./use-change-form";

function useStep({ view, change, preview }: DialogProps) {
  const wayOf = (value: string) => wayText(value, view.rooms);
  return useChangeForm({ seriesId: view.seriesId, change, preview, isPrefilled: false, wayText: wayOf });
}

function subtitleOf({ view: { anchor, title } }: DialogProps): string {
  return anchor === null ? title : [anchor.title, anchor.dateText, anchor.timeText].join(" · ");
}

/** One session that does not take place, with the reason. */
export function CancelDialog(props: DialogProps) {
  const form = useStep(props);
  return (
    <ChangeFrame
      title="Cancel this session?"
      subtitle={subtitleOf(props)}
      closeHref={props.closeHref}
      hidden={{ ...props.hidden, what: "cancel" }}
      form={form}
      fallbackLabel="Cancel this session"
      cancelLabel="Keep it"
    >
      <p className="chg-say">
        Only this one. The others of its series stay as they are, and it stays on the calendar as canceled.
      </p>
      <TextField
        label="Why"
        name="reason"
        required
        autoComplete="off"
        defaultValue={typedIn(form.typed, "reason", "")}
        error={form.errorOf("reason")}
        hint="Kept on record. Clients see only that it is canceled."
      />
    </ChangeFrame>
  );
}

/** A canceled session takes place after all. */
export function RestoreDialog(props: DialogProps) {
  const form = useStep(props);
  return (
    <ChangeFrame
      title="Restore this session?"
      subtitle={subtitleOf(props)}
      closeHref={props.closeHref}
      hidden={{ ...props.hidden, what: "restore" }}
      form={form}
      fallbackLabel="Restore this session"
    >
      <p className="chg-say">It comes back at the regular time of its series, and people are expected in it again.</p>
    </ChangeFrame>
  );
}

/** A session of a closed day that is held all the same, by video usually. */
export function HoldDialog(props: DialogProps) {
  const { view } = props;
  const form = useStep(props);
  const room = choiceName(view.session.roomId ?? "", view.rooms, "");
  return (
    <ChangeFrame
      title="Hold this session anyway?"
      subtitle={subtitleOf(props)}
      closeHref={props.closeHref}
      hidden={{ ...props.hidden, what: "hold", was: JSON.stringify(view.session) }}
      form={form}
      fallbackLabel="Hold this session"
    >
      <RadioGroup
        legend="How it is held"
        name="modality"
        look="stacked"
        defaultValue={typedIn(form.typed, "modality", "video")}
        error={form.errorOf("modality")}
        options={[
          { value: "video", label: "By video", hint: "People join from where they are." },
          { value: "audio", label: "By phone", hint: "People are called, or call in." },
          { value: "in_person", label: "In person", hint: room === "" ? "As planned." : `In ${room}, as planned.` },
        ]}
      />
      <div className="only-link">
        <TextField
          label="Link to join"
          name="joinLink"
          type="url"
          inputMode="url"
          autoComplete="off"
          defaultValue={typedIn(form.typed, "joinLink", view.session.joinLink ?? "")}
          error={form.errorOf("joinLink")}
        />
      </div>
    </ChangeFrame>
  );
}

/** Held anyway, and now closed with the rest of the day again. */
export function UnholdDialog(props: DialogProps) {
  const form = useStep(props);
  return (
    <ChangeFrame
      title="Close this session again?"
      subtitle={subtitleOf(props)}
      closeHref={props.closeHref}
      hidden={{ ...props.hidden, what: "unhold" }}
      form={form}
      fallbackLabel="Close this session"
    >
      <p className="chg-say">It is closed with the rest of the day. Nobody is held to have missed it.</p>
    </ChangeFrame>
  );
}
