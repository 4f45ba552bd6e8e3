/** What changed of a record: field name to its value before and after. */
export type Changes = Record<string, { readonly before: unknown; readonly after: unknown }>;

/**
 * The fields of `after` whose value differs from `before`, compared as the database stores them (lists and objects by
 * their JSON). Empty when saving would change nothing. `changesBetween({ name: "A", size: 1 }, { name: "B" })` is
 * `{ name: { before: "A", after: "B" } }`.
 */
export function changesBetween<Fields extends object>(before: Fields, after: Partial<Fields>): Changes {
  const changes: Changes = {};
  for (const field of Object.keys(after) as (keyof Fields & string)[]) {
    const was = before[field];
    const becomes = after[field];
    if (JSON.stringify(was) !== JSON.stringify(becomes)) changes[field] = { before: was, after: becomes };
  }
  return changes;
}

/** Whether nothing differs. */
export function isSame(changes: Changes): boolean {
  return Object.keys(changes).length === 0;
}
