import { sql } from "drizzle-orm";
import {
  check,
  checkOneOf,
  day,
  flag,
  id,
  index,
  instant,
  integer,
  ref,
  table,
  text,
  uniqueIndex,
  word,
} from "../columns";
import { enrollments } from "./enrollments";
import { clients } from "./people";
import { sessions } from "./scheduling";

export const MARK_FACTS = ["attended", "excused", "missed"] as const;
export const MARK_MODALITIES = ["in_person", "video", "audio"] as const;

/**
 * What was recorded of one client in one session. Rows are never changed or deleted: a correction, or an explicit
 * clear (`isClear`), is the next version. `isCurrent` is a cache of "the highest version, unless it clears".
 */
export const marks = table(
  "marks",
  {
    id: id(),
    sessionId: ref(() => sessions.id).notNull(),
    clientId: ref(() => clients.id).notNull(),
    enrollmentId: ref(() => enrollments.id),
    version: integer().notNull(),
    isCurrent: flag().notNull(),
    isClear: flag().notNull(),
    was: word(MARK_FACTS).notNull(),
    arrivedAt: instant(),
    leftAt: instant(),
    noticeGivenAt: instant(),
    reason: text(),
    modality: word(MARK_MODALITIES).notNull(),
    makeUpForSessionId: ref(() => sessions.id),
    /** The session's local day, kept here so that a client's marks over dates need no join. */
    serviceDate: day().notNull(),
    correctionReason: text(),
    recordedAt: instant().notNull(),
    recordedBy: text().notNull(),
    device: text().notNull(),
    /** When the finger set it, of a mark that waited on a tablet without a connection. No rule reads it as the time of recording. */
    takenAt: instant(),
    /** The browser's own key of what it sent, so that sending again records nothing again. */
    sentKey: text(),
  },
  (t) => [
    checkOneOf("marks_was", t.was, MARK_FACTS),
    checkOneOf("marks_modality", t.modality, MARK_MODALITIES),
    check("marks_version", sql`${t.version} >= 1`),
    uniqueIndex("marks_line_version").on(t.sessionId, t.clientId, t.version),
    uniqueIndex("marks_current")
      .on(t.sessionId, t.clientId)
      .where(sql`is_current`),
    index("marks_client_date").on(t.clientId, t.serviceDate, t.was),
    // Almost no mark is a make-up, so this costs nothing; without it removing one session would read every mark.
    index("marks_make_up_for")
      .on(t.makeUpForSessionId)
      .where(sql`make_up_for_session_id is not null`),
  ],
);
