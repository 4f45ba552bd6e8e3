"use client";

import { startTransition, useActionState, useEffect, useRef, useState, type FormEvent } from "react";
import { Icon } from "@/components/icon";
import { PIN_DIGITS } from "@/lib/arrivals/pin";
import { formError, idle, type ActionState } from "@/server/doors/action-state";
import { checkInByPinAction } from "../actions";
import { Keypad } from "./keypad";
import { useTurningCode, type Drawing } from "./use-turning-code";
import "./kiosk.css";

/** How long a first name stays on the screen, and how long digits that somebody left behind. */
const GREETED_FOR = 7_000;
const LEFT_AFTER = 20_000;

interface Greeting {
  readonly firstName: string;
  readonly at: string;
  readonly isAgain: boolean;
  readonly isExpected: boolean;
}

type State = ActionState<Greeting>;

/**
 * The front desk's check-in. It knows nobody until a number was right, says a first name for a moment, and forgets it. As
 * a plain form it does the same, and a style hides the name after the same moment.
 */
export function Kiosk({ siteId }: { siteId: string }) {
  const [plain, action] = useActionState(checkInByPinAction, idle);
  const [sent, setSent] = useState<State | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [pin, setPin] = useState("");
  const { drawing, isAway, setAway } = useTurningCode(siteId);
  const input = useRef<HTMLInputElement>(null);
  const state: State = sent ?? plain;

  const forget = () => {
    setSent(idle);
    setPin("");
    input.current?.focus();
  };
  useEffect(() => {
    if (state.status === "idle") return;
    const timer = setTimeout(() => setSent(idle), state.status === "done" ? GREETED_FOR : LEFT_AFTER);
    return () => clearTimeout(timer);
  }, [state]);
  useEffect(() => {
    if (pin === "") return;
    const timer = setTimeout(() => setPin(""), LEFT_AFTER);
    return () => clearTimeout(timer);
  }, [pin]);

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy || pin === "") return;
    const form = new FormData(event.currentTarget);
    setBusy(true);
    startTransition(async () => {
      try {
        const answer = await checkInByPinAction(idle, form);
        // Taken out of service: the page itself has nothing more to show.
        if (answer.status === "signed_out") return window.location.reload();
        setSent(answer);
      } catch {
        // No answer: the connection is gone, or the server is another one than this page came from.
        setAway();
      } finally {
        setBusy(false);
        setPin("");
      }
    });
  };

  if (state.status === "done") return <Hello greeting={state.value} onDone={forget} siteId={siteId} />;
  const problem = formError(state);
  return (
    <div className="kiosk__both">
      <form className="kiosk__form" action={action} onSubmit={send} autoComplete="off">
        <h1 className="kiosk__h">Check in</h1>
        <input type="hidden" name="siteId" value={siteId} />
        <label className="kiosk__label" htmlFor="kiosk-pin">
          Enter your number
        </label>
        <input
          ref={input}
          id="kiosk-pin"
          className="kiosk__pin num"
          name="pin"
          inputMode="numeric"
          pattern="[0-9]*"
          maxLength={PIN_DIGITS}
          autoComplete="off"
          autoFocus
          required
          disabled={isAway}
          aria-describedby="kiosk-say"
          aria-invalid={problem === null ? undefined : true}
          value={pin}
          onChange={(event) => setPin(digitsIn(event.currentTarget.value))}
        />
        <p id="kiosk-say" className="kiosk__say" role="alert">
          {isAway ? "This tablet can’t check you in right now. Please see the front desk." : problem}
        </p>
        <Keypad
          isDisabled={isAway}
          onDigit={(digit) => setPin((before) => digitsIn(before + digit))}
          onBack={() => setPin((before) => before.slice(0, -1))}
          onClear={() => setPin("")}
        />
        <button type="submit" className="btn btn--p kiosk__go" disabled={isAway} aria-busy={isBusy}>
          Check in
        </button>
      </form>
      {drawing === null ? null : <Scan drawing={drawing} />}
    </div>
  );
}

function Hello({ greeting, onDone, siteId }: { greeting: Greeting; onDone: () => void; siteId: string }) {
  const { firstName, at, isAgain, isExpected } = greeting;
  return (
    <div className="kiosk__hello" role="status">
      <Icon name="m-present" className="kiosk__tick" />
      <h1 className="kiosk__h">Hello, {firstName}.</h1>
      <p className="kiosk__big">
        {isAgain ? "You’re already checked in." : "You’re checked in."} <span className="nowrap">{at}</span>
      </p>
      {isExpected ? null : <p>Nothing is planned for you here today. Please see the front desk.</p>}
      {/* Without scripts, the way back for whoever comes next. */}
      <a
        className="btn btn--big kiosk__done"
        href={`/kiosk/${siteId}`}
        onClick={(event) => {
          event.preventDefault();
          onDone();
        }}
      >
        Done
      </a>
    </div>
  );
}

function Scan({ drawing }: { drawing: Drawing }) {
  return (
    <section className="kiosk__scan" aria-labelledby="scan-h">
      <h2 id="scan-h">Or scan with your phone</h2>
      <svg
        role="img"
        aria-label="A code that changes every half minute"
        viewBox={`-2 -2 ${drawing.size + 4} ${drawing.size + 4}`}
        shapeRendering="crispEdges"
      >
        <rect x="-2" y="-2" width={drawing.size + 4} height={drawing.size + 4} fill="#ffffff" />
        <path d={drawing.path} fill="#000000" />
      </svg>
      <p>Point your camera here. You sign in once, and after that it only takes a moment.</p>
    </section>
  );
}

function digitsIn(text: string): string {
  return text.replace(/\D/g, "").slice(0, PIN_DIGITS);
}
