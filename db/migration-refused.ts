/** The database and this version of Evenkeel do not fit, so nothing is served. `sentence` is for the operator. */
export class MigrationRefused extends Error {
  override readonly name = "MigrationRefused";
  constructor(
    readonly reason:
      "newer" | "edited" | "pending" | "foreign" | "rows_lost" | "links_broken" | "backup_failed" | "failed",
    readonly sentence: string,
    cause?: unknown,
  ) {
    super(sentence, { cause });
  }
}
