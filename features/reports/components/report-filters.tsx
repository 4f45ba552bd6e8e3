import { FilterBar } from "@/components/filter-bar";
import type { AttendanceReport } from "../loaders";
import type { Grouping } from "../queries/attendance-summary";

const GROUPING_WORDS: Record<Grouping, string> = {
  week: "Week",
  client: "Client",
  facilitator: "Facilitator",
  program: "Program",
  service: "Service type",
};

/** The filters of the report, in the address. */
export function ReportFilters({ report }: { report: AttendanceReport }) {
  const { options, filter, grouping } = report;
  const all = { value: "", label: "All" };
  const isFiltered = [filter.siteId, filter.programId, filter.facilitatorId, filter.clientId, filter.kind].some(
    (value) => value !== null,
  );
  return (
    <FilterBar
      action="/reports/attendance"
      label="Filter the report"
      clearHref={isFiltered ? `/reports/attendance?from=${filter.from}&to=${filter.to}` : undefined}
      filters={[
        {
          name: "by",
          label: "Group by",
          value: grouping,
          options: Object.entries(GROUPING_WORDS).map(([value, label]) => ({ value, label })),
        },
        { name: "program", label: "Program", value: filter.programId ?? "", options: [all, ...options.programs] },
        { name: "site", label: "Site", value: filter.siteId ?? "", options: [all, ...options.sites] },
        {
          name: "kind",
          label: "Kind",
          value: filter.kind ?? "",
          options: [
            all,
            { value: "group", label: "Group" },
            { value: "individual", label: "Individual" },
            { value: "family", label: "Family" },
          ],
        },
        {
          name: "facilitator",
          label: "Facilitator",
          value: filter.facilitatorId ?? "",
          options: [all, ...options.facilitators],
        },
        ...(options.clients.length === 0
          ? []
          : [{ name: "client", label: "Client", value: filter.clientId ?? "", options: [all, ...options.clients] }]),
      ]}
      keep={options.clients.length === 0 && filter.clientId !== null ? { client: filter.clientId } : {}}
    >
      <label className="rep__d">
        From
        <input type="date" name="from" defaultValue={filter.from} required />
      </label>
      <label className="rep__d">
        to
        <input type="date" name="to" defaultValue={filter.to} required />
      </label>
      <button type="submit" className="btn btn--s">
        Show
      </button>
    </FilterBar>
  );
}
