import type BetterSqlite3 from "better-sqlite3";
import { newId } from "@/db/id";

/*
 * The same data as the measured pages, by the fewest statements we know, prepared once, as JSON and without anybody's
 * permission: what the machine and the database alone cost. It is a floor to compare with, and no way to build.
 */

type Rows = readonly unknown[];
export type BareAnswers = Readonly<Record<string, (query: URLSearchParams) => unknown>>;

export function bareAnswers(db: BetterSqlite3.Database): BareAnswers {
  const week = db.prepare(
    `select s.id, s.title, s.kind, s.date, s.start_time, s.duration_minutes, s.status, s.capacity, r.name as room,
        p.given_name, p.family_name, p.credentials,
        (select count(*) from plan_phases f join enrollments e on e.id = f.enrollment_id
          where f.track_id = s.track_id and e.status = 'active' and f."from" <= s.date) as expected
      from sessions s join rooms r on r.id = s.room_id join staff p on p.id = s.facilitator_id
      where s.site_id = ? and s.date between ? and ? order by s.starts_at`,
  );
  const session = db.prepare("select * from sessions where id = ?");
  const lines = db.prepare(
    `select m.client_id, m.was, m.arrived_at, m.left_at, m.reason, m.version, c.given_name, c.family_name, c.number
      from marks m join clients c on c.id = m.client_id where m.session_id = ? and m.is_current order by c.search_name`,
  );
  const today = db.prepare(
    `select s.*, (select count(*) from marks m where m.session_id = s.id and m.is_current) as marked
      from sessions s where s.site_id = ? and s.date = ? order by s.starts_at`,
  );
  const calls = db.prepare(
    `select a.*, c.given_name, c.family_name, t.level from alerts a join clients c on c.id = a.client_id
      left join standings t on t.enrollment_id = a.enrollment_id
      where a.site_id = ? and a.state in ('open', 'acknowledged')`,
  );
  const short = db.prepare(
    `select t.*, c.given_name, c.family_name from standings t join enrollments e on e.id = t.enrollment_id
      join clients c on c.id = e.client_id where t.site_id = ? and not t.is_week_reachable`,
  );
  const client = db.prepare("select * from clients where id = ?");
  const plan = db.prepare(
    `select e.*, f.weekdays, f.minutes_per_week, t.level, t.result from enrollments e
      join plan_phases f on f.enrollment_id = e.id left join standings t on t.enrollment_id = e.id where e.client_id = ?`,
  );
  const history = db.prepare(
    `select m.was, m.arrived_at, m.left_at, m.service_date, s.title, s.start_time, s.duration_minutes
      from marks m join sessions s on s.id = m.session_id
      where m.client_id = ? and m.is_current and m.service_date >= ? order by m.service_date`,
  );
  const own = db.prepare(
    `select s.id, s.date, s.start_time, s.duration_minutes, s.title, s.status from plan_phases f
      join sessions s on s.track_id = f.track_id where f.enrollment_id = ? and s.date between ? and ? order by s.starts_at`,
  );
  const summary = db.prepare(
    `select m.client_id, count(*) as sessions, sum(m.was = 'attended') as attended, sum(m.was = 'missed') as missed,
        sum(m.was = 'excused') as excused, sum(case when m.was = 'attended' then s.duration_minutes end) as minutes
      from sessions s join marks m on m.session_id = s.id and m.is_current
      where s.site_id = ? and s.date between ? and ? group by m.client_id`,
  );
  const csv = db.prepare(
    `select s.date, s.start_time, s.duration_minutes, s.zone, s.kind, v.name, p.family_name, c.number, m.was,
        m.recorded_at, m.recorded_by
      from sessions s join marks m on m.session_id = s.id and m.is_current join clients c on c.id = m.client_id
      join service_types v on v.id = s.service_type_id join staff p on p.id = s.facilitator_id
      where s.site_id = ? and s.date between ? and ? order by s.date, s.starts_at`,
  );
  const series = db.prepare("select * from series where id = ?");
  const all = db.prepare("select * from sessions where series_id = ? order by starts_at");
  const marked = db.prepare(
    `select m.session_id, count(*) as marks from sessions s join marks m on m.session_id = s.id and m.is_current
      where s.series_id = ? group by m.session_id`,
  );
  const closed = db.prepare("select * from closures where (site_id = ? or site_id is null) and removed_at is null");
  const busy = db.prepare(
    `select id, series_id, title, starts_at, ends_at, room_id, facilitator_id, co_facilitator_id from sessions
      where (room_id = @room or facilitator_id = @lead or co_facilitator_id = @lead)
        and status = 'scheduled' and starts_at between @from and @to`,
  );
  const people = db.prepare(
    `select e.id, e.client_id, c.given_name, c.family_name, f.weekdays, f.minutes_per_week
      from plan_phases f join enrollments e on e.id = f.enrollment_id join clients c on c.id = e.client_id
      where f.track_id = ? and e.status = 'active'`,
  );
  const weeks = db.prepare(
    `select id, series_id, date, starts_at, ends_at, duration_minutes from sessions
      where track_id = ? and date between ? and ? order by starts_at`,
  );
  const edit = (id: string | null) => {
    const row = series.get(id) as Record<string, string>;
    const sessions = all.all(id) as { date: string; starts_at: number }[];
    const [first, last] = [sessions[0], sessions.at(-1)];
    return {
      ...{ row, sessions, marks: marked.all(id), closures: closed.all(row.site_id), people: people.all(row.track_id) },
      busy: busy.all({ room: row.room_id, lead: row.facilitator_id, from: first?.starts_at, to: last?.starts_at }),
      weeks: weeks.all(row.track_id, first?.date, last?.date),
    };
  };
  const range = (query: URLSearchParams) => [query.get("site"), query.get("from"), query.get("to")];
  return {
    floor: () => ({ name: "Evenkeel" }),
    week: (query) => week.all(...range(query)),
    roster: (query) => ({ session: session.get(query.get("session")), lines: lines.all(query.get("session")) }),
    today: (query) => ({
      sessions: today.all(query.get("site"), query.get("from")),
      calls: calls.all(query.get("site")),
      short: short.all(query.get("site")),
    }),
    chart: (query) => ({
      client: client.get(query.get("client")),
      plan: plan.all(query.get("client")),
      history: history.all(query.get("client"), query.get("from")),
    }),
    edit: (query) => edit(query.get("series")),
    own: (query) => own.all(query.get("enrollment"), query.get("from"), query.get("to")),
    report: (query) => summary.all(...range(query)),
    csv: (query) => csvText(csv.raw().all(...range(query)) as Rows),
    marks: saveMarks(db),
  };
}

function csvText(rows: Rows): string {
  return (rows as readonly (readonly unknown[])[]).map((row) => row.join(",")).join("\r\n");
}

/** Twelve marks and their audit rows in one durable transaction; no standing is worked out. */
function saveMarks(db: BetterSqlite3.Database): (query: URLSearchParams) => unknown {
  const current = db.prepare("select * from marks where session_id = ? and is_current");
  const retire = db.prepare("update marks set is_current = 0 where id = ?");
  const columns = (db.pragma("table_info(marks)") as { name: string }[]).map(({ name }) => name);
  const insert = db.prepare(
    `insert into marks (${columns.join(", ")}) values (${columns.map((name) => `@${name}`).join(", ")})`,
  );
  const audit = db.prepare(
    `insert into audit_entries (id, at, actor, actor_kind, door, event, subject_type, subject_id, client_id, facts)
      values (?, ?, 'bare', 'staff', 'attendance.mark-lines', 'attendance.corrected', 'session', ?, ?, '{}')`,
  );
  const correct = (sessionId: string) => {
    const rows = current.all(sessionId) as (Record<string, unknown> & { id: string; version: number })[];
    for (const row of rows) {
      retire.run(row.id);
      insert.run({ ...row, id: newId(), version: row.version + 1 });
      audit.run(newId(), Date.now(), sessionId, row.client_id);
    }
    return rows.length;
  };
  return (query) => {
    db.exec("begin immediate");
    try {
      const saved = correct(query.get("session") ?? "");
      db.exec("commit");
      return { saved };
    } catch (fault) {
      db.exec("rollback");
      throw fault;
    }
  };
}
