import type { ClosureForm } from "../queries/closure-form";

/** What the address of a preview says, as fields of the form that confirms it. */
export function closureFields(form: ClosureForm): { readonly name: string; readonly value: string }[] {
  const { plan, site, year, typed, chosenDays } = form;
  const said =
    plan === "holidays"
      ? [{ name: "year", value: String(year) }, ...chosenDays.map((value) => ({ name: "day", value }))]
      : Object.entries(typed).map(([name, value]) => ({ name, value }));
  return [{ name: "plan", value: plan }, { name: "site", value: site }, ...said].filter(({ value }) => value !== "");
}

/** The sites to choose from, and all of them for those who plan everywhere. */
export function siteOptions({ sites, canCloseAll }: ClosureForm): { value: string; label: string }[] {
  const each = sites.map(({ id, name }) => ({ value: id, label: name }));
  return canCloseAll ? [...each, { value: "all", label: "All sites" }] : each;
}
