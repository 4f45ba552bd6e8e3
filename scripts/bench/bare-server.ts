import { createServer } from "node:http";
import { openSqliteFile, sqlitePathOf } from "@/db/sqlite-file";
import { bareAnswers } from "./bare-answers";

/*
 * The first floor of every measurement: node:http and better-sqlite3, and nothing else. Started by the bench with
 * DATABASE_URL and PORT; it listens on this machine alone.
 */
const db = await openSqliteFile(sqlitePathOf(process.env.DATABASE_URL ?? ""));
db.pragma("journal_mode = WAL");
db.pragma("synchronous = FULL");
db.pragma("cache_size = -32000");
const answers = bareAnswers(db);

createServer((request, response) => {
  const url = new URL(request.url ?? "/", "http://bare");
  const answer = answers[url.pathname.slice(1)];
  if (answer === undefined) {
    response.writeHead(404).end();
    return;
  }
  const body = answer(url.searchParams);
  const isText = typeof body === "string";
  response.writeHead(200, { "content-type": isText ? "text/csv" : "application/json" });
  response.end(isText ? body : JSON.stringify(body));
}).listen(Number(process.env.PORT), "127.0.0.1", () => process.stdout.write("Ready in no time\n"));
