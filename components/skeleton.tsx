const WIDTHS = [
  ["34%", "18%"],
  ["26%", "24%"],
  ["40%", "14%"],
] as const;

/** The boxes of rows that are on their way; shown only after 300 ms, still under reduced motion. */
export function SkeletonRows({ label = "Loading", rows = 3 }: { label?: string; rows?: number }) {
  return (
    <div role="status">
      <span className="sr">{label}</span>
      <ul className="sk" aria-hidden="true">
        {Array.from({ length: rows }, (_, row) => {
          const [first, second] = WIDTHS[row % WIDTHS.length] ?? WIDTHS[0];
          return (
            <li key={row}>
              <i className="c" />
              <i style={{ width: first }} />
              <i className="e" style={{ width: second }} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

export function SkeletonBox({ height }: { height: number | string }) {
  return <div className="sk-box" style={{ height }} aria-hidden="true" />;
}
