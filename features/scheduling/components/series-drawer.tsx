"use client";

import { startTransition, useActionState, useEffect, useRef, useState, type FormEvent } from "react";
import { Button, ButtonLink } from "@/components/button";
import { Drawer } from "@/components/drawer";
import { fieldId } from "@/components/field";
import { FormError } from "@/components/form-error";
import { fieldError, formError, idle, typedOf, type FormAction } from "@/server/doors/action-state";
import type { SeriesAnswer } from "../commands/create-or-preview";
import type { SeriesPreview } from "../queries/preview-series";
import type { SeriesChoices } from "../queries/series-choices";
import { useGhosts } from "./ghosts";
import { SeriesFields } from "./series-fields";
import { textOf, withTyped, type Typing } from "./series-form-defaults";
import { createLabel, SeriesDates, SeriesSentence } from "./series-preview-box";
import { useSeriesPreview } from "./use-series-preview";

export interface SeriesDrawerProps {
  closeHref: string;
  choices: SeriesChoices;
  start: Typing;
  create: FormAction<SeriesAnswer>;
}

/**
 * A new series, built beside the calendar it goes into. With JavaScript the preview follows every change; without it a
 * button asks for one, and everything typed comes back with it.
 */
export function SeriesDrawer({ closeHref, choices, start, create }: SeriesDrawerProps) {
  const [last, send, isCreating] = useActionState(create, idle);
  const told = last.status === "done" && last.value.made === null ? last.value : null;
  const shown = useSeriesPreview({ preview: told?.preview ?? null, problem: null, isStale: false });
  // The fields keep what is in them; these values are for the page as the server writes it.
  const form = withTyped(start, last.status === "idle" ? null : (told?.typed ?? typedOf(last)));
  const [drawn, setDrawn] = useState({ title: textOf(form, "title"), roomId: textOf(form, "roomId") });
  const waiting = useRef<FormData>(null);
  const [touched, setTouched] = useState<{ after: unknown; names: readonly string[] }>({ after: last, names: [] });
  // What was wrong in the last try is no longer said of a field that was changed since.
  const changed = touched.after === last ? touched.names : [];
  const { ask } = shown;
  useDrawnGhosts(shown.preview, drawn.title, roomName(choices, drawn.roomId));
  useEffect(() => {
    const element = document.querySelector<HTMLFormElement>("#drawer form");
    if (element) ask(element);
  }, [ask]);

  const onChange = (event: FormEvent<HTMLFormElement>) => {
    const data = new FormData(event.currentTarget);
    setDrawn({ title: String(data.get("title") ?? ""), roomId: String(data.get("roomId") ?? "") });
    const { name } = event.target as HTMLInputElement;
    setTouched({ after: last, names: [...changed, name] });
    ask(event.currentTarget);
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    // React would empty the fields after an action; sent by hand, what was typed stays where it is.
    event.preventDefault();
    if (isCreating) return;
    const data = new FormData(event.currentTarget);
    if (shown.isStale) waiting.current = data;
    else startTransition(() => send(data));
  };
  // Sent while the preview was on its way: it goes out when the preview is there.
  useEffect(() => {
    const data = waiting.current;
    if (data === null || shown.isStale) return;
    waiting.current = null;
    startTransition(() => send(data));
  }, [shown.isStale, send]);
  const problem = formError(last);
  const errors = errorsOf(last);
  return (
    <Drawer
      title="New session series"
      closeHref={closeHref}
      note={
        shown.preview === null || shown.preview.clashes.length === 0 ? (
          "Nobody is told yet."
        ) : (
          <a className="link is-clashtxt" href="#series-clashes">
            {shown.preview.clashes.length === 1
              ? "1 clash to look at"
              : `${shown.preview.clashes.length} clashes to look at`}
          </a>
        )
      }
      form={{ action: send, onSubmit, onChange, noValidate: true, className: "series-form" }}
      footer={
        <>
          <Button type="submit" name="intent" value="preview" className="no-js">
            Preview
          </Button>
          <ButtonLink href={closeHref} scroll={false}>
            Cancel
          </ButtonLink>
          <Button type="submit" variant="primary" busy={isCreating}>
            {createLabel(shown)}
          </Button>
        </>
      }
    >
      {problem === null ? null : <FormError title="This series was not made." errors={[{ message: problem }]} />}
      {errors.length > 0 && changed.length === 0 ? <FormError title="Nothing was made yet." errors={errors} /> : null}
      <SeriesSentence {...shown} />
      <SeriesFields
        form={form}
        choices={choices}
        errorOf={(name) => (changed.includes(name) ? undefined : fieldError(last, name))}
        preview={shown.preview}
      />
      <SeriesDates {...shown} />
    </Drawer>
  );
}

function errorsOf(state: Parameters<typeof fieldError>[0]): { field: string; message: string }[] {
  if (state.status === "invalid")
    return Object.entries(state.fieldErrors).map(([name, message]) => ({ field: fieldId(name), message }));
  return state.status === "refused" && state.field !== null
    ? [{ field: fieldId(state.field), message: state.sentence }]
    : [];
}

function roomName(choices: SeriesChoices, roomId: string): string | null {
  return choices.rooms.find(({ value }) => value === roomId)?.label.split(",")[0] ?? null;
}

function useDrawnGhosts(preview: SeriesPreview | null, title: string, room: string | null) {
  const { show } = useGhosts();
  useEffect(() => {
    const clashing = new Set(preview?.clashes.flatMap(({ dates }) => dates));
    show(
      (preview?.ghosts ?? []).map((ghost) => ({
        ...ghost,
        title: title.trim() === "" ? "New series" : title,
        room,
        isClash: clashing.has(ghost.date),
      })),
    );
  }, [preview, title, room, show]);
  useEffect(() => () => show([]), [show]);
}
