import type { Store, Tx } from "@/db/store";
import type { Actor } from "@/lib/access/decide-access";
import type { Result } from "@/lib/result";
import { localTime } from "@/lib/time/local-time";
import type { LocalDate } from "@/lib/time/local-date";
import { toInstant, toLocal, type Instant, type Zone } from "@/lib/time/zone";
import type { Call } from "@/server/doors/call";
import type { Changed, Unchanged } from "@/server/doors/changed";
import { runCommand } from "@/server/doors/run-command";

type Command<Input, Value, Refusal> = (
  tx: Tx,
  call: Call,
  input: Input,
) => Promise<Result<Changed<Value> | Unchanged<Value>, Refusal>>;

export const OPERATOR: Actor = { kind: "system", name: "operator" };

/** Where the world of the journeys is told: each sentence of it is a real command, given at its own time. */
export class Stage {
  readonly today: LocalDate;

  constructor(
    readonly store: Store,
    private readonly zone: Zone,
    now: Instant,
  ) {
    this.today = toLocal(now, zone).date;
  }

  /** The instant of a wall clock of the clinic. */
  at(date: LocalDate, time: string): Instant {
    return toInstant(date, localTime(time), this.zone);
  }

  /** Runs a command. A refusal is a mistake of the story. */
  async do<Input, Value, Refusal>(
    command: Command<Input, Value, Refusal>,
    input: Input,
    when: { readonly by: Actor; readonly at: Instant },
  ): Promise<Value> {
    const call: Call = { actor: when.by, now: when.at };
    const result = await runCommand(this.store, call, "e2e.world", (tx) => command(tx, call, input));
    if (result.ok) return result.value;
    throw new Error(`${command.name} was refused: ${JSON.stringify(result.refusal)}`);
  }
}
