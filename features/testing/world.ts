import type { Store, Tx } from "@/db/store";
import { openTestStore } from "@/db/testing/test-store";
import { foundClinic } from "@/features/programs/commands/clinic";
import type { Call } from "@/server/doors/call";
import type { Changed, DomainEvent, Unchanged } from "@/server/doors/changed";
import { runCommand } from "@/server/doors/run-command";
import type { Actor } from "@/lib/access/decide-access";
import type { Result } from "@/lib/result";
import { localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { toInstant, toLocal, zone as readZone, type Instant, type Zone } from "@/lib/time/zone";
import { ClinicWords } from "@/features/testing/clinic-words";

export interface WorldOptions {
  /** The wall clock of the clinic: "2026-03-02T10:00". */
  readonly now?: string;
  readonly zone?: string;
  /** Build in this store; left out: a fresh test database. */
  readonly store?: Store;
}

/** A command as every feature writes it. */
export type Command<Input, Value> = (
  tx: Tx,
  call: Call,
  input: Input,
) => Promise<Result<Changed<Value> | Unchanged<Value>, unknown>>;

/**
 * A clinic to test in, built in its own words and through the real commands:
 *
 *   const w = await world({ now: "2026-03-02T10:00" });
 *   await w.site("Worcester");
 *   await w.program("Adult IOP");
 *   await w.track("Evening");
 *   const group = await w.series("Relapse prevention", "MO WE TH 18:00-19:30", { from: "2026-03-02" });
 *   const ada = await w.client("Ada Lund");
 *   await w.enrolled(ada, { from: "2026-03-02", weekdays: ["MO", "WE", "TH"] });
 *   await w.mark(ada, await w.session(group, "2026-03-02"), "missed");
 *
 * What is not said is taken from what was made last: the site, the program, the track.
 */
export async function world(options: WorldOptions = {}): Promise<World> {
  const zone = readZone(options.zone ?? "America/New_York");
  const w = new World(options.store ?? (await openTestStore()), zone, options.now ?? "2026-03-02T10:00");
  await w.do(foundClinic, { name: "Harbor Clinic" });
  return w;
}

/** A refused step of a test's story: the story is wrong, or the rule is. */
export class StoryRefused extends Error {
  constructor(readonly refusal: unknown) {
    super(`Refused: ${JSON.stringify(refusal)}`);
  }
}

export class World extends ClinicWords {
  /** Everything that happened, in order. */
  readonly events: DomainEvent[] = [];
  /** Who does what follows; the operator unless said otherwise. */
  by: Actor = { kind: "system", name: "operator" };
  now: Instant;

  constructor(
    override readonly store: Store,
    override readonly zone: Zone,
    now: string,
  ) {
    super();
    this.now = this.instant(now);
  }

  /** The instant of a wall clock of the clinic: "2026-03-02T18:00". */
  override instant(wall: string): Instant {
    return toInstant(localDate(wall.slice(0, 10)), localTime(wall.slice(11, 16)), this.zone);
  }

  /** The clinic's calendar day. */
  get today() {
    return toLocal(this.now, this.zone).date;
  }

  /** Turn the clock of the world to a wall clock. */
  at(wall: string): this {
    this.now = this.instant(wall);
    return this;
  }

  /** Run a command; a refusal fails the test. */
  override async do<Input, Value>(
    command: Command<Input, Value>,
    input: Input,
    call: Partial<Call> = {},
  ): Promise<Value> {
    const result = await this.try(command, input, call);
    if (!result.ok) throw new StoryRefused(result.refusal);
    return result.value.value;
  }

  /** Run a command and hand back what it answered, a refusal too. A refused command keeps nothing. */
  async try<Input, Value, Refusal>(
    command: (tx: Tx, call: Call, input: Input) => Promise<Result<Changed<Value> | Unchanged<Value>, Refusal>>,
    input: Input,
    call: Partial<Call> = {},
  ): Promise<Result<Changed<Value> | Unchanged<Value>, Refusal>> {
    const full: Call = { actor: call.actor ?? this.by, now: call.now ?? this.now };
    const answers: Result<Changed<Value> | Unchanged<Value>, Refusal>[] = [];
    await runCommand(this.store, full, "test.story", async (tx) => {
      const answer = await command(tx, full, input);
      answers.push(answer);
      return answer;
    });
    // On PostgreSQL a body may run more than once; what the last run answered is what was kept.
    const answer = answers.at(-1);
    if (answer === undefined) throw new Error("The command did not run.");
    if (answer.ok && answer.value.isChanged) this.events.push(...answer.value.events);
    return answer;
  }
}
