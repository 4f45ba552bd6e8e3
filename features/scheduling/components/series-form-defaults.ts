import type { Typed } from "@/server/doors/action-state";

/** One field of the form as it stands: what was typed, else what it starts with. */
export type Typing = Readonly<Record<string, string | readonly string[]>>;

/** What an untouched form says. */
export function startingForm(start: { siteId: string; date: string; weekday: string; serviceTypeId: string }): Typing {
  return {
    siteId: start.siteId,
    title: "",
    kind: "group",
    repeats: "w1",
    weekdays: [start.weekday],
    startTime: "09:00",
    endTime: "10:30",
    startDate: start.date,
    ends: "after",
    count: "24",
    lastDate: "",
    skip: [],
    roomId: "",
    facilitatorId: "",
    coFacilitatorId: "",
    track: "",
    serviceTypeId: start.serviceTypeId,
    capacity: "10",
    modality: "in_person",
    joinLink: "",
    enrollmentId: "",
  };
}

/** What was typed, over what the form starts with. A list that came back without its field had nothing ticked. */
export function withTyped(start: Typing, typed: Typed | null): Typing {
  return typed === null ? start : { ...start, weekdays: [], skip: [], ...typed };
}

export function textOf(form: Typing, name: string): string {
  const value = form[name];
  return typeof value === "string" ? value : (value?.[0] ?? "");
}

export function listOf(form: Typing, name: string): readonly string[] {
  const value = form[name];
  return typeof value === "string" ? [value] : (value ?? []);
}
