import { createSeries } from "@/features/scheduling/commands/create-series";
import type { Actor } from "@/lib/access/decide-access";
import { addDays, startOfWeek, WEEKDAYS, type LocalDate } from "@/lib/time/local-date";
import type { Instant } from "@/lib/time/zone";
import type { Appointment } from "./appointments";
import type { StaffKey } from "./cast";
import { named, roomKey, type Places } from "./places";
import type { Stage } from "./stage";
import type { Stay } from "./stays";
import { TRACKS, type TrackKey } from "./tracks";

type When = { readonly by: Actor; readonly at: Instant };

/** The weekly groups of every track, running on. */
export async function planGroups(stage: Stage, places: Places, from: LocalDate, when: When): Promise<void> {
  for (const [key, track] of Object.entries(TRACKS) as [TrackKey, (typeof TRACKS)[TrackKey]][]) {
    for (const { title, service, weekdays, slot } of track.groups) {
      const block = track.shape.blocks[slot];
      if (block === undefined) throw new Error(`${track.name} has no group at place ${slot}.`);
      const first = weekdays.map((day) => addDays(startOfWeek(from), WEEKDAYS.indexOf(day))).sort()[0];
      if (first === undefined) throw new Error(`${title} meets on no day.`);
      const lead = track.leads[slot] ?? track.leads[0];
      await stage.do(
        createSeries,
        {
          siteId: places.sites[track.site],
          programId: places.programs[track.program],
          trackId: named(places.tracks, key),
          kind: "group",
          title,
          serviceTypeId: named(places.services, service),
          startDate: first,
          startTime: block.start,
          durationMinutes: block.minutes,
          rule: `FREQ=WEEKLY;BYDAY=${weekdays.join(",")}`,
          exdates: [],
          rdates: [],
          roomId: named(places.rooms, roomKey(track.site, track.room)),
          facilitatorId: places.staff[lead as StaffKey].staffId,
          coFacilitatorId: null,
          capacity: track.places,
          modality: track.modality,
          joinLink: track.modality === "hybrid" ? `https://video.fernhollow.example/${track.site}` : null,
        },
        when,
      );
    }
  }
}

/** One client's individual or family hours, for as long as they are expected to stay. */
export async function planAppointment(
  stage: Stage,
  places: Places,
  { stay, enrollmentId, appointment }: { stay: Stay; enrollmentId: string; appointment: Appointment },
  when: When,
): Promise<string> {
  const { kind, staff, weekday, time, minutes, every, from, through, room } = appointment;
  const interval = every === 1 ? "" : `;INTERVAL=${every}`;
  const isOnline = room === "Online";
  const { seriesId } = await stage.do(
    createSeries,
    {
      siteId: places.sites[stay.site],
      programId: places.programs[TRACKS[stay.track].program],
      trackId: null,
      kind,
      title: kind === "individual" ? "Individual session" : "Family session",
      serviceTypeId: named(places.services, kind === "individual" ? "Individual counseling" : "Family therapy"),
      startDate: from,
      startTime: time,
      durationMinutes: minutes,
      rule: `FREQ=WEEKLY${interval};BYDAY=${weekday};UNTIL=${through.replaceAll("-", "")}`,
      exdates: [],
      rdates: [],
      roomId: named(places.rooms, roomKey(stay.site, room)),
      facilitatorId: places.staff[staff].staffId,
      coFacilitatorId: null,
      capacity: null,
      modality: isOnline ? "video" : "in_person",
      joinLink: null,
      enrollmentId,
    },
    when,
  );
  return seriesId;
}
