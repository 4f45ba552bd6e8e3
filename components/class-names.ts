/** Joins the class names that are there: `classNames("btn", isPrimary && "btn--p", className)`. */
export function classNames(...names: (string | false | null | undefined)[]): string | undefined {
  const present = names.filter(Boolean);
  return present.length > 0 ? present.join(" ") : undefined;
}
