/** A page of the entrance that leads on to `next` afterwards. `withNext("/lock", "/today")` is "/lock?next=%2Ftoday". */
export function withNext(page: string, next: string | null): string {
  return next === null ? page : `${page}?${new URLSearchParams({ next })}`;
}
