import { ButtonLink } from "@/components/button";
import { PhoneBox } from "@/components/phone-shell";
import { policiesToSignLoader } from "@/features/policies/loaders/signatures";
import "./sign-policy.css";

/** On a client's own week: that something waits to be read and signed. Nothing when nothing does. */
export async function ToSignCard() {
  const waiting = await policiesToSignLoader({});
  if (waiting.length === 0) return null;
  return (
    <PhoneBox pad className="own-ask">
      <p>
        <b>Please read and sign</b>
        <br />
        How we count attendance is about to change. Nothing changes for you until you sign.
      </p>
      <ButtonLink href="/me/sign" variant="primary" size="big" block>
        Read it
      </ButtonLink>
    </PhoneBox>
  );
}
