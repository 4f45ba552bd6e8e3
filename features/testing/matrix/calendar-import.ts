import { newId } from "@/db/id";
import { importCalendarAction } from "@/features/calendar-import/actions";
import { row, type DoorRow } from "@/server/doors/matrix";
import type { ClinicMatrix } from "./world";

const PLANNERS = ["admin", "director", "scheduler"] as const;

const atHere = ({ here }: ClinicMatrix) => [{ siteId: here.id }];

function aFile(title: string): File {
  const lines = ["Date,Start,End,Title", `2026-04-06,18:00,19:00,${title}`, ""];
  return new File([lines.join("\n")], "week.csv", { type: "text/csv" });
}

async function toCheck({ world, here }: ClinicMatrix) {
  const type = await world.serviceType(`Group ${newId()}`);
  const columns = { "column-date": "0", "column-start": "1", "column-end": "2", "column-title": "3" };
  return { siteId: here.id, intent: "check", file: aFile(`Yoga ${newId()}`), serviceTypeId: type.id, ...columns };
}

/** An import that somebody made, with its dry run confirmed as it was shown. */
async function confirmed(matrix: ClinicMatrix) {
  const { world, staffActor } = matrix;
  const asked = await toCheck(matrix);
  const shown = await importCalendarAction.door.perform(
    staffActor("admin", "everywhere"),
    asked,
    world.now,
    world.store,
  );
  if (shown.status !== "done" || shown.value.step !== "check") throw new Error(`No dry run: ${shown.status}.`);
  return { ...asked, intent: "import", seen: shown.value.fingerprint };
}

async function anImport(matrix: ClinicMatrix) {
  const { world, staffActor } = matrix;
  const asked = await confirmed(matrix);
  const made = await importCalendarAction.door.perform(
    staffActor("admin", "everywhere"),
    asked,
    world.now,
    world.store,
  );
  if (made.status !== "done" || made.value.step !== "done") throw new Error(`Nothing was imported: ${made.status}.`);
  return { importId: made.value.importId };
}

export const CALENDAR_IMPORT_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  row(
    "calendar-import.page",
    PLANNERS,
    () => ({}),
    () => ({}),
  ),
  {
    door: "calendar-import.import",
    may: PLANNERS,
    cases: [
      { title: "read", about: atHere, input: ({ here }) => ({ siteId: here.id, intent: "read", file: aFile("Yoga") }) },
      { title: "dry run", about: atHere, input: toCheck },
      { title: "imported", about: atHere, input: confirmed },
    ],
  },
  row("calendar-import.take-back", PLANNERS, atHere, anImport),
];
