import { WAY_FIELD, type OfferedWayOut } from "@/lib/scheduling/ways-out";
import "./ways-out.css";

/**
 * The ways out of one notice, as native radios with one picked: they are sent with the form, with and without
 * JavaScript. `noticeId` names them, so that the choice is found again when the preview is asked anew.
 */
export function WaysOut({
  noticeId,
  about,
  ways,
}: {
  noticeId: string;
  about: string;
  ways: readonly OfferedWayOut[];
}) {
  if (ways.length === 0) return null;
  return (
    <fieldset className="ways">
      <legend className="sr">{about}: what to do</legend>
      {ways.map(({ value, way, label, note, isPicked }) => (
        <label className="check" key={way}>
          <input type="radio" name={`${WAY_FIELD}${noticeId}`} value={value} defaultChecked={isPicked} />
          <span className="check__t">
            <span>
              {label}
              {note === null ? null : (
                <>
                  {" "}
                  <span className="ways__n">{note}</span>
                </>
              )}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
