import type { Store, Tx } from "@/db/store";
import type { Actor } from "@/lib/access/decide-access";
import type { Result } from "@/lib/result";
import type { LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import { toInstant, toLocal, type Instant, type Zone } from "@/lib/time/zone";
import type { Call } from "@/server/doors/call";
import type { Changed, Unchanged } from "@/server/doors/changed";
import { runCommand } from "@/server/doors/run-command";
import { asOneTransaction } from "./one-transaction";

type Command<Input, Value, Refusal> = (
  tx: Tx,
  call: Call,
  input: Input,
) => Promise<Result<Changed<Value> | Unchanged<Value>, Refusal>>;

export const OPERATOR: Actor = { kind: "system", name: "operator" };

/** Where the demo's story is told: every sentence of it is a real command, by somebody, at its own time. */
export class Stage {
  readonly today: LocalDate;
  private current: Store;

  constructor(
    private readonly whole: Store,
    readonly zone: Zone,
    /** The moment the story has reached when it is over. */
    readonly now: Instant,
  ) {
    this.today = toLocal(now, zone).date;
    this.current = whole;
  }

  /** What commands are run in: the store, or the one transaction of the scene that is being played. */
  get store(): Store {
    return this.current;
  }

  /** Play a scene as one transaction. */
  async scene(play: () => Promise<void>): Promise<void> {
    try {
      await asOneTransaction(this.whole, async (store) => {
        this.current = store;
        await play();
      });
    } finally {
      this.current = this.whole;
    }
  }

  /** The instant of a wall clock of the clinic. */
  at(date: LocalDate, time: LocalTime | string, plusMinutes = 0): Instant {
    const instant = toInstant(date, time as LocalTime, this.zone);
    return plusMinutes === 0 ? instant : new Date(instant.getTime() + plusMinutes * 60_000);
  }

  /** Run a command. A refusal is a mistake of the story. */
  async do<Input, Value, Refusal>(
    command: Command<Input, Value, Refusal>,
    input: Input,
    when: { readonly by: Actor; readonly at: Instant },
  ): Promise<Value> {
    const call: Call = { actor: when.by, now: when.at };
    const result = await runCommand(this.store, call, "demo", (tx) => command(tx, call, input));
    if (result.ok) return result.value;
    throw new Error(
      `The demo was refused ${command.name} at ${when.at.toISOString()}: ${JSON.stringify(result.refusal)}`,
    );
  }
}
