import { Card, CardHeader } from "@/components/card";
import { unavailableLoader } from "../loaders/unavailable";
import { AddUnavailable, RemoveUnavailable } from "./unavailable-forms";
import "./unavailable.css";

/** When a client cannot come: plans are held against it, and nothing else is done with it. */
export async function UnavailableCard({ clientId }: { clientId: string }) {
  const { windows, mayChange, today } = await unavailableLoader({ clientId });
  return (
    <Card labelledBy="unavailable-h">
      <CardHeader
        id="unavailable-h"
        title="When they can’t come"
        count={windows.length === 0 ? undefined : windows.length}
      />
      {windows.length === 0 ? (
        <p className="unav__none muted">No day or hour is kept free. Plans are held against what stands here.</p>
      ) : (
        <ul className="rows">
          {windows.map(({ id, when, days, note }) => (
            <li key={id} className="unav__r">
              <div>
                <b>{when}</b>
                <span className="muted">
                  {days}
                  {note === null ? "" : `. ${note}`}
                </span>
              </div>
              {mayChange ? <RemoveUnavailable unavailableId={id} when={when} /> : null}
            </li>
          ))}
        </ul>
      )}
      {mayChange ? <AddUnavailable clientId={clientId} today={today} /> : null}
    </Card>
  );
}
