import { ButtonLink } from "@/components/button";
import { Consequence, Consequences } from "@/components/consequences";
import { Notice } from "@/components/notice";
import { PageLink } from "@/components/page-link";
import { countClients, countSessions } from "@/lib/scheduling/closure-words";
import { formatMinutes } from "@/lib/time/format";
import type { FormAction } from "@/server/doors/action-state";
import type { ClosurePreview, ShownSession } from "../queries/preview-closure";
import type { ClosureStay } from "../queries/prepare-closure";
import { ConfirmForm } from "./confirm-form";
import { VideoChoice } from "./video-choice";
import "./closures.css";

type Fields = readonly { readonly name: string; readonly value: string }[];

export interface ClosurePreviewBoxProps {
  preview: ClosurePreview;
  /** The page that shows it, and what its address says, without the sessions by video. */
  page: string;
  fields: Fields;
  close: FormAction<unknown>;
}

/** What closing comes to, before anything is closed, and the button that does it. */
export function ClosurePreviewBox({ preview, page, fields, close }: ClosurePreviewBoxProps) {
  const { closing, stays, video, clients, days, where } = preview;
  if (preview.isNothing)
    return (
      <Notice tone="good" title={days.length === 1 ? "This is closed already." : "These days are closed already."}>
        Nothing is left to do. <PageLink href="/schedule/closures">See all closures</PageLink>
      </Notice>
    );
  const chosen = video.filter(({ isChosen }) => isChosen);
  return (
    <>
      <Consequences>
        {days.length > 1 ? (
          <Consequence count={days.length} title={`days at ${where}`}>
            <Lines lines={days.map(({ text, closes }) => `${text}: ${countSessions(closes)}`)} />
          </Consequence>
        ) : null}
        <Consequence count={closing.length} title={closing.length === 1 ? "session closes" : "sessions close"}>
          <p>
            Kept on record as closed. Nobody is held to have missed them. What is planned for such a day later is closed
            from the start.
          </p>
          <Sessions sessions={closing} />
        </Consequence>
        {video.length === 0 && preview.withoutVideo === 0 ? null : <VideoRow {...{ preview, page, fields }} />}
        {stays.map(({ why, sessions }) => (
          <Consequence key={why} count={sessions.length} title={STAYS[why].title(sessions.length)}>
            <p>{STAYS[why].detail}</p>
            <Sessions sessions={sessions} />
          </Consequence>
        ))}
        <Consequence count={clients} title={clients === 1 ? "client was to come" : "clients were to come"}>
          <Hours preview={preview} />
        </Consequence>
        <Consequence count={0} title="recorded marks change" tone="safe" />
      </Consequences>
      <ConfirmForm
        action={close}
        fields={[
          ...fields,
          ...chosen.map(({ id }) => ({ name: "video", value: id })),
          { name: "seen", value: preview.fingerprint },
        ]}
        button={preview.button}
        told={preview.told}
      />
    </>
  );
}

const STAYS: Readonly<Record<ClosureStay, { title: (count: number) => string; detail: string }>> = {
  has_attendance: {
    title: (count) =>
      count === 1 ? "session stays: somebody is marked in it" : "sessions stay: somebody is marked in them",
    detail: "What is recorded took place. Clear the marks first if it did not, and it closes by itself.",
  },
  held_anyway: {
    title: (count) => (count === 1 ? "session is held all the same" : "sessions are held all the same"),
    detail: "Staff decided so for an earlier closure.",
  },
  closed_already: {
    title: (count) => (count === 1 ? "session is closed already" : "sessions are closed already"),
    detail: "By another closure. They stay closed until both are taken away.",
  },
  cancelled: {
    title: (count) => (count === 1 ? "session stays canceled" : "sessions stay canceled"),
    detail: "Opening again does not bring them back either.",
  },
};

function VideoRow({ preview, page, fields }: Pick<ClosurePreviewBoxProps, "preview" | "page" | "fields">) {
  const { video, withoutVideo } = preview;
  const held = video.filter(({ isChosen }) => isChosen).length;
  const all = [...fields, ...video.map(({ id }) => ({ name: "video", value: id }))];
  const none =
    withoutVideo === 0
      ? null
      : `${countSessions(withoutVideo)} cannot: no virtual room is free, or none has seats enough.`;
  const could =
    video.length === 1 ? "session could be held by video instead" : "sessions could be held by video instead";
  return (
    <Consequence
      count={held === 0 ? video.length : held}
      title={held === 0 ? could : `of ${video.length} held by video instead`}
    >
      {none === null ? null : <p>{none}</p>}
      {held < video.length ? (
        <ButtonLink size="s" icon="video" href={`${page}?${query(all)}`} scroll={false}>
          {video.length === 1 ? "Hold it by video" : `Hold all ${video.length} by video`}
        </ButtonLink>
      ) : null}
      {video.length === 0 ? null : (
        <details open={held > 0}>
          <summary>Choose which</summary>
          <VideoChoice
            action={page}
            fields={fields}
            sessions={video.map(({ id, label, people, roomName, isChosen }) => ({
              ...{ id, label, isChosen },
              hint: `${countClients(people)}, ${roomName ?? "by its own link"}`,
            }))}
          />
        </details>
      )}
    </Consequence>
  );
}

function Hours({ preview: { hours, hoursText } }: Pick<ClosurePreviewBoxProps, "preview">) {
  if (hours.length === 0) return <p>What is left of their weeks still covers their plans.</p>;
  const who = hours.length === 1 ? "The week of 1 client asks" : `The weeks of ${hours.length} clients ask`;
  return (
    <>
      <p>{`${who} ${hoursText} less. That is the clinic’s part, and nobody has to make it up.`}</p>
      <details>
        <summary>{`Show ${countClients(hours.length)}`}</summary>
        <Lines lines={hours.map(({ name, minutes }) => `${name}, ${formatMinutes(minutes)}`)} />
      </details>
    </>
  );
}

/** Sessions by name and time; many of them are folded away. */
export function Sessions({ sessions }: { sessions: readonly ShownSession[] }) {
  if (sessions.length === 0) return null;
  const rows = (
    <ul className="clo-list">
      {sessions.map(({ id, label }) => (
        <li key={id}>
          <PageLink href={`/schedule/sessions/${id}`}>{label}</PageLink>
        </li>
      ))}
    </ul>
  );
  if (sessions.length <= 3) return rows;
  return (
    <details>
      <summary>Show {countSessions(sessions.length)}</summary>
      {rows}
    </details>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="clo-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** A preview is an address: its fields as a query. */
export function query(fields: Fields): string {
  return new URLSearchParams(
    fields.filter(({ value }) => value !== "").map(({ name, value }) => [name, value]),
  ).toString();
}
