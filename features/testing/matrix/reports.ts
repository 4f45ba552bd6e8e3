import type { ClinicMatrix } from "@/features/testing/matrix/world";
import { row, type DoorRow } from "@/server/doors/matrix";

const READERS = ["admin", "director"] as const;
const FILE = {
  from: "2026-02-01",
  to: "2026-03-31",
  people: "number",
  purpose: "Licensing or audit",
  recipient: "The Department of Public Health",
};

export const REPORT_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  row(
    "reports.attendance",
    READERS,
    () => ({}),
    () => ({}),
  ),
  {
    door: "reports.on-time-csv",
    may: READERS,
    cases: [
      {
        title: "of whatever is within reach",
        about: () => ({}),
        input: () => ({ from: "2026-02-01", to: "2026-03-31" }),
      },
      {
        title: "of one site",
        about: ({ here }) => [{ siteId: here.id }],
        input: ({ here }) => ({ from: "2026-02-01", to: "2026-03-31", site: here.id }),
      },
    ],
  },
  {
    door: "reports.attendance-csv",
    may: READERS,
    cases: [
      { title: "of whatever is within reach", about: () => ({}), input: () => FILE },
      {
        title: "of one site",
        about: ({ here }) => [{ siteId: here.id }],
        input: ({ here }) => ({ ...FILE, site: here.id }),
      },
      {
        title: "of a client at another site than the one named",
        about: ({ here, there }) => [{ siteId: there.id }, { siteId: here.id }],
        input: ({ there, client }) => ({ ...FILE, site: there.id, client: client.id }),
      },
      {
        title: "of one client",
        about: ({ here }) => [{ siteId: here.id }],
        input: ({ client }) => ({ ...FILE, client: client.id }),
      },
    ],
  },
];
