import type { ReactNode } from "react";
import { classNames } from "@/components/class-names";
import { RowHead, Table, Td, Th, type ThProps } from "@/components/table";

export interface Column<Row> {
  key: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Right-aligned, figures of equal width. */
  numeric?: boolean;
  soft?: boolean;
  rule?: boolean;
  sort?: ThProps["sort"];
}

export interface DataTableProps<Row> {
  caption: ReactNode;
  captionShown?: boolean;
  /** The first column names the row. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** By column key. */
  totals?: Readonly<Record<string, ReactNode>>;
  /** Shown instead of the table when there are no rows. */
  empty?: ReactNode;
  className?: string;
}

export function DataTable<Row>({
  caption,
  captionShown,
  columns,
  rows,
  rowKey,
  totals,
  empty,
  className,
}: DataTableProps<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>;
  return (
    <Table caption={caption} captionShown={captionShown} className={className}>
      <thead>
        <tr>
          {columns.map((column) => (
            <Th key={column.key} numeric={column.numeric} rule={column.rule} sort={column.sort}>
              {column.head}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column, index) =>
              index === 0 ? (
                <RowHead key={column.key}>{column.cell(row)}</RowHead>
              ) : (
                <Td key={column.key} numeric={column.numeric} soft={column.soft} rule={column.rule}>
                  {column.cell(row)}
                </Td>
              ),
            )}
          </tr>
        ))}
      </tbody>
      {totals ? (
        <tfoot>
          <tr>
            {columns.map((column, index) =>
              index === 0 ? (
                <RowHead key={column.key}>{totals[column.key]}</RowHead>
              ) : (
                <td key={column.key} className={classNames(column.numeric && "r", column.rule && "rule")}>
                  {totals[column.key]}
                </td>
              ),
            )}
          </tr>
        </tfoot>
      ) : null}
    </Table>
  );
}
