import { closeSite } from "@/features/closures/commands/close-site";
import { localDate } from "@/lib/time/local-date";
import { row, type DoorRow } from "@/server/doors/matrix";
import type { ClinicMatrix } from "./world";

const STAFF = ["admin", "director", "scheduler", "clinician"] as const;
const PLANNERS = ["admin", "director", "scheduler"] as const;

const atHere = ({ here }: ClinicMatrix) => [{ siteId: here.id }];
const everywhere = () => [{ siteId: null }];

const snow = (site: string) => ({ plan: "days", site, name: "Snow day", from: "2026-03-12" });

async function closed({ world }: ClinicMatrix, siteId: string | null) {
  const span = { siteId, name: "Snow day", date: localDate("2026-03-13"), fromTime: null, toTime: null };
  return { closureId: (await world.do(closeSite, span)).closureId };
}

export const CLOSURE_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  row(
    "closures.list",
    PLANNERS,
    () => ({}),
    () => ({}),
  ),
  row(
    "closures.may-close",
    STAFF,
    () => ({}),
    () => ({ siteId: null }),
  ),
  {
    door: "closures.form",
    may: PLANNERS,
    cases: [
      { title: "of nothing yet", about: () => ({}), input: () => ({ search: {} }) },
      { title: "of one site", about: atHere, input: ({ here }) => ({ search: snow(here.id) }) },
      { title: "of every site", about: everywhere, input: () => ({ search: snow("all") }) },
    ],
  },
  {
    door: "closures.close",
    may: PLANNERS,
    cases: [
      { title: "one site", about: atHere, input: ({ here }) => snow(here.id) },
      { title: "every site", about: everywhere, input: () => snow("all") },
      {
        title: "holidays of one site",
        about: atHere,
        input: ({ here }) => ({ plan: "holidays", site: here.id, day: ["2026-04-20", "2026-05-25"] }),
      },
    ],
  },
  {
    door: "closures.reopening",
    may: PLANNERS,
    cases: [
      { title: "one site", about: atHere, input: (matrix) => closed(matrix, matrix.here.id) },
      { title: "every site", about: everywhere, input: (matrix) => closed(matrix, null) },
    ],
  },
  {
    door: "closures.reopen",
    may: PLANNERS,
    cases: [
      { title: "one site", about: atHere, input: (matrix) => closed(matrix, matrix.here.id) },
      { title: "every site", about: everywhere, input: (matrix) => closed(matrix, null) },
    ],
  },
];
