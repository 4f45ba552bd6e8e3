/** Where the data lies when nobody said otherwise. */
export const DEFAULT_DATABASE_URL = "file:./data/evenkeel.db";
