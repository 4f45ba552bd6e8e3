import { Consequence, Consequences } from "@/components/consequences";
import { Notice } from "@/components/notice";
import { PageLink } from "@/components/page-link";
import { RadioGroup } from "@/components/radio-group";
import type { FormAction } from "@/server/doors/action-state";
import type { ReopeningPreview } from "../queries/preview-reopening";
import { Sessions } from "./closure-preview";
import { ConfirmForm } from "./confirm-form";
import "./closures.css";

/** What opening again gives back, and the button that does it. */
export function ReopenForm({ preview, reopen }: { preview: ReopeningPreview; reopen: FormAction<unknown> }) {
  const { opening, over, staysClosed, cancelled, back, staysByVideo, clients } = preview;
  if (preview.isNothing)
    return (
      <Notice tone="good" title="This is open again already.">
        <PageLink href="/schedule/closures">See all closures</PageLink>
      </Notice>
    );
  return (
    <>
      <Consequences>
        <Consequence
          count={opening.length}
          title={opening.length === 1 ? "session takes place again" : "sessions take place again"}
        >
          <p>
            Exactly as they were planned.
            {over === 0 ? "" : ` ${overWords(over, opening.length)}: take their attendance.`}
          </p>
          <Sessions sessions={opening} />
        </Consequence>
        {back.length === 0 ? null : (
          <Consequence count={back.length} title={back.length === 1 ? "session is by video" : "sessions are by video"}>
            <Sessions sessions={back} />
          </Consequence>
        )}
        {staysByVideo === 0 ? null : (
          <Consequence
            count={staysByVideo}
            title={staysByVideo === 1 ? "session stays by video" : "sessions stay by video"}
          >
            <p>It has begun, or somebody changed it since.</p>
          </Consequence>
        )}
        {staysClosed.length === 0 ? null : (
          <Consequence
            count={staysClosed.length}
            title={staysClosed.length === 1 ? "session stays closed" : "sessions stay closed"}
          >
            <p>Another closure covers them.</p>
            <Sessions sessions={staysClosed} />
          </Consequence>
        )}
        {cancelled === 0 ? null : (
          <Consequence
            count={cancelled}
            title={cancelled === 1 ? "session stays canceled" : "sessions stay canceled"}
          />
        )}
        <Consequence count={clients} title={clients === 1 ? "client is expected again" : "clients are expected again"}>
          <p>Their weeks ask again what their plans say.</p>
        </Consequence>
        <Consequence count={0} title="recorded marks change" tone="safe" />
      </Consequences>
      <ConfirmForm
        action={reopen}
        fields={[
          { name: "closureId", value: preview.closureId },
          { name: "seen", value: preview.fingerprint },
        ]}
        button={preview.button}
        told={preview.told}
      >
        {back.length === 0 ? null : (
          <RadioGroup
            legend="Sessions by video"
            name="video"
            defaultValue="rooms"
            options={[
              {
                value: "rooms",
                label: back.length === 1 ? "Put it back in its room" : `Put ${back.length} back in their rooms`,
              },
              { value: "stay", label: "Leave by video that day" },
            ]}
          />
        )}
      </ConfirmForm>
    </>
  );
}

function overWords(over: number, all: number): string {
  if (over < all) return over === 1 ? "1 of them is over" : `${over} of them are over`;
  return all === 1 ? "It is over" : "All of them are over";
}
