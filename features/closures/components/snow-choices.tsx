import Form from "next/form";
import { ButtonLink } from "@/components/button";
import { PageLink } from "@/components/page-link";
import { SelectField } from "@/components/select-field";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import { formatDate, formatTime } from "@/lib/time/format";
import { addDays } from "@/lib/time/local-date";
import type { ClosureForm } from "../queries/closure-form";
import { query } from "./closure-preview";
import "./closures.css";

/** More sites than this are a list to choose from first. */
const SITES_AT_ONCE = 4;

/** What the second click picks: the day, at the site that the page before showed, or at one of all. */
export function SnowChoices({ form, page }: { form: ClosureForm; page: string }) {
  const { site, sites, canCloseAll, isSiteChosen, today } = form;
  const places = [...sites, ...(canCloseAll ? [{ id: "all", name: "All sites" }] : [])];
  const isEach = !isSiteChosen && places.length <= SITES_AT_ONCE + 1;
  const shown = isEach ? places : places.filter(({ id }) => id === site);
  const others = places.filter(({ id }) => !shown.some((each) => each.id === id));
  return (
    <div className="clo-pick">
      {shown.map((place) => (
        <DayChoices key={place.id} form={form} page={page} place={place} isNamed={shown.length > 1} />
      ))}
      <details>
        <summary>Another day, also one that is past</summary>
        <Form action={page} prefetch={false} className="row row--wrap">
          <input type="hidden" name="plan" value="days" />
          <input type="hidden" name="name" value="Snow day" />
          {shown.length > 1 ? (
            <SelectField
              label="Site"
              name="site"
              options={shown.map(({ id, name }) => ({ value: id, label: name }))}
              defaultValue={site}
            />
          ) : (
            <input type="hidden" name="site" value={site} />
          )}
          <TextField type="date" label="Day" name="from" defaultValue={addDays(today, -1)} />
          <SubmitButton variant="default">See what closes</SubmitButton>
        </Form>
      </details>
      {others.length === 0 ? null : (
        <p className="hint">
          Elsewhere:{" "}
          {others.map(({ id, name }, index) => (
            <span key={id}>
              {index > 0 ? ", " : ""}
              <PageLink className="link" href={`${page}?${query([{ name: "site", value: id }])}`} scroll={false}>
                {name}
              </PageLink>
            </span>
          ))}
        </p>
      )}
      <p className="hint">
        <PageLink className="link" href="/schedule/closures">
          All closures and holidays
        </PageLink>
      </p>
    </div>
  );
}

interface DayChoicesProps {
  form: ClosureForm;
  page: string;
  place: { readonly id: string; readonly name: string };
  isNamed: boolean;
}

function DayChoices({ form: { today, nowTime }, page, place, isNamed }: DayChoicesProps) {
  const tomorrow = addDays(today, 1);
  const href = (more: { readonly from: string; readonly fromTime?: string }) =>
    `${page}?${query(Object.entries({ plan: "days", site: place.id, name: "Snow day", ...more }).map(([name, value]) => ({ name, value })))}`;
  const choices = [
    { key: "today", label: "Today, the whole day", detail: formatDate(today), more: { from: today } },
    {
      key: "rest",
      label: "The rest of today",
      detail: `from ${formatTime(nowTime)} on`,
      more: { from: today, fromTime: nowTime },
    },
    { key: "tomorrow", label: "Tomorrow", detail: formatDate(tomorrow), more: { from: tomorrow } },
  ];
  const links = choices.map(({ key, label, detail, more }) => (
    <ButtonLink key={key} href={href(more)} icon={isNamed ? undefined : "snow"} scroll={false}>
      {isNamed ? <span className="sr">{`${place.name}: `}</span> : null}
      {label} <small>{detail}</small>
    </ButtonLink>
  ));
  if (!isNamed) return <>{links}</>;
  return (
    <section className="clo-pick" aria-label={place.name}>
      <h3 className="label">{place.name}</h3>
      <div className="clo-pick__r">{links}</div>
    </section>
  );
}
