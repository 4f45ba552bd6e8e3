import { Column, getTableName, is, SQL, Subquery, type AnyColumn } from "drizzle-orm";

/** A field of a select as drizzle hands it to its sessions: where its value goes in the row's object, and what it is. */
export interface SelectedField {
  readonly path: readonly string[];
  readonly field: unknown;
}

type Row = readonly unknown[];
type Decode = (value: unknown) => unknown;

/**
 * How the rows of one select become objects, the objects that drizzle itself makes of them. drizzle asks anew for
 * every value of every row what kind of field it belongs to, which took longer than SQLite needs to find the row; here
 * that is settled once a statement. `nullable` names the tables of left joins: an object that holds columns of such a
 * table alone, all of them null, becomes null. Left out: the statement joins nothing.
 */
export function rowDecoder(
  fields: readonly SelectedField[],
  nullable?: Readonly<Record<string, boolean>>,
): (row: Row) => Record<string, unknown> {
  const steps = fields.map(({ path, field }) => ({ path, last: path.at(-1) ?? "", decode: decoderOf(field) }));
  const groups = nullable === undefined ? [] : joinedObjects(fields, nullable);
  return (row) => {
    const result: Record<string, unknown> = {};
    for (let at = 0; at < steps.length; at++) {
      const { path, last, decode } = steps[at]!;
      let node = result;
      for (let depth = 0; depth < path.length - 1; depth++) {
        const name = path[depth]!;
        node = (node[name] ??= {}) as Record<string, unknown>;
      }
      const raw = row[at];
      node[last] = raw === null || decode === null ? raw : decode(raw);
    }
    for (const { name, columns } of groups) {
      if (columns.every((at) => row[at] === null)) result[name] = null;
    }
    return result;
  };
}

/** Null: the value stays as the database gave it. */
function decoderOf(field: unknown): Decode | null {
  const decoder = is(field, Column)
    ? field
    : is(field, SQL)
      ? decoderInside(field)
      : is(field, Subquery)
        ? decoderInside(field._.sql)
        : decoderInside((field as { sql: SQL }).sql);
  // What text and whole-number columns do: nothing.
  if (decoder.mapFromDriverValue === Column.prototype.mapFromDriverValue) return null;
  return (value) => decoder.mapFromDriverValue(value);
}

function decoderInside(sql: SQL): { mapFromDriverValue: Decode } {
  return (sql as unknown as { decoder: { mapFromDriverValue: Decode } }).decoder;
}

interface JoinedObject {
  readonly name: string;
  readonly columns: readonly number[];
}

/** Objects that become null as a whole: plain columns of one table on its nullable side. */
function joinedObjects(fields: readonly SelectedField[], nullable: Readonly<Record<string, boolean>>): JoinedObject[] {
  const byName = new Map<string, { columns: number[]; tables: Set<string> }>();
  for (const [at, { path, field }] of fields.entries()) {
    const name = path[0];
    if (name === undefined || path.length !== 2 || !is(field, Column)) continue;
    const group = byName.get(name) ?? { columns: [], tables: new Set<string>() };
    group.columns.push(at);
    group.tables.add(getTableName((field as AnyColumn).table));
    byName.set(name, group);
  }
  return [...byName].flatMap(([name, { columns, tables }]) => {
    const [table] = tables;
    return tables.size === 1 && table !== undefined && !nullable[table] ? [{ name, columns }] : [];
  });
}
