import { z } from "zod";
import { BANDS, PROGRAM_LEVELS } from "@/db/schema";
import { TOPIC_STEPS } from "@/lib/records/topic-steps";
import {
  checkbox,
  idInput,
  listOf,
  localTimeInput,
  nameInput,
  oneOf,
  optionalNumber,
  optionalText,
  wholeNumber,
  zoneInput,
} from "@/server/doors/inputs";

/** The version of the record that the form was opened on. */
const seenVersion = wholeNumber(1, 1_000_000_000);

/** Text that may be left out, stored as empty. */
const text = (max: number) => optionalText(max).transform((value) => value ?? "");

/** A web address to join by. Only https: what is said in a session is nobody else's. */
const joinLink = optionalText(500).superRefine((value, context) => {
  if (value === null || isHttps(value)) return;
  context.addIssue({ code: "custom", message: "A join link begins with https://." });
});

const siteFields = { name: nameInput(80), zone: zoneInput, address: text(300), phone: text(40) };
const roomFields = { name: nameInput(80), capacity: optionalNumber(1, 500), isVirtual: checkbox(), joinLink };
const trackFields = { name: nameInput(80), band: oneOf(BANDS) };
const serviceTypeFields = {
  name: nameInput(80),
  countsToHours: checkbox(),
  countsToStanding: checkbox(),
  isBillable: checkbox(),
  credential: optionalText(20),
};
/** The form asks for hours, for that is how programs are described; halves and quarters are common. */
const programFields = {
  name: nameInput(80),
  level: oneOf(PROGRAM_LEVELS),
  hoursPerWeek: z.string({ error: "Fill in the hours a week." }).transform((typed, context): number => {
    const hours = /^\d{1,3}(\.\d{1,2})?$/.test(typed.trim()) ? Number(typed) : Number.NaN;
    const minutes = Math.round(hours * 60);
    if (hours >= 0 && hours <= 168) return minutes;
    context.addIssue({ code: "custom", message: "Fill in hours from 0 to 168, such as 9 or 10.5." });
    return z.NEVER;
  }),
  daysPerWeek: wholeNumber(0, 7),
  expectedWeeks: wholeNumber(1, 104),
  siteIds: listOf(idInput, 100).refine((ids) => ids.length > 0, "Choose at least one site."),
};

export const newSiteInput = z.object(siteFields);
export const siteInput = z.object({ siteId: idInput, seenVersion, ...siteFields });
export const siteIdInput = z.object({ siteId: idInput });

export const newRoomInput = z.object({ siteId: idInput, ...roomFields });
export const roomInput = z.object({ roomId: idInput, seenVersion, ...roomFields });
export const roomIdInput = z.object({ roomId: idInput });

export const newProgramInput = z.object(programFields);
export const programInput = z.object({ programId: idInput, seenVersion, ...programFields });
export const programIdInput = z.object({ programId: idInput });

export const newTrackInput = z.object({ programId: idInput, siteId: idInput, ...trackFields });
export const trackInput = z.object({ trackId: idInput, seenVersion, ...trackFields });
export const trackIdInput = z.object({ trackId: idInput });

export const newServiceTypeInput = z.object(serviceTypeFields);
export const serviceTypeInput = z.object({ serviceTypeId: idInput, seenVersion, ...serviceTypeFields });
export const newTopicInput = z.object({ serviceTypeId: idInput, title: nameInput() });
export const renamedTopicInput = z.object({ topicId: idInput, title: nameInput() });
export const topicStepInput = z.object({ topicId: idInput, step: oneOf(TOPIC_STEPS) });
export const serviceTypeIdInput = z.object({ serviceTypeId: idInput });

export const clinicInput = z.object({
  seenVersion,
  name: nameInput(120),
  afternoonFrom: localTimeInput,
  eveningFrom: localTimeInput,
  lockAfterBusinessDays: wholeNumber(0, 60),
});

function isHttps(text: string): boolean {
  try {
    return new URL(text).protocol === "https:";
  } catch {
    return false;
  }
}
