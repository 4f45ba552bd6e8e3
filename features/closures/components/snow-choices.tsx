import Form from "next/form";
import { ButtonLink } from "@/components/button";
import { PageLink } from "@/components/page-link";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import { formatDate, formatTime } from "@/lib/time/format";
import { addDays } from "@/lib/time/local-date";
import type { ClosureForm } from "../queries/closure-form";
import { query } from "./closure-preview";
import "./closures.css";

/** What the second click picks. The site is chosen already; another one is a link away. */
export function SnowChoices({ form, page }: { form: ClosureForm; page: string }) {
  const { site, sites, today, nowTime, canCloseAll } = form;
  const tomorrow = addDays(today, 1);
  const asked = (more: Readonly<Record<string, string>>) =>
    `${page}?${query(Object.entries({ plan: "days", site, name: "Snow day", ...more }).map(([name, value]) => ({ name, value })))}`;
  const others = [
    ...sites.filter(({ id }) => id !== site).map(({ id, name }) => ({ id, name })),
    ...(canCloseAll && site !== "all" ? [{ id: "all", name: "All sites" }] : []),
  ];
  return (
    <div className="clo-pick">
      <ButtonLink href={asked({ from: today })} icon="snow" scroll={false}>
        Today, the whole day <small>{formatDate(today)}</small>
      </ButtonLink>
      <ButtonLink href={asked({ from: today, fromTime: nowTime })} icon="snow" scroll={false}>
        The rest of today <small>{`what starts from ${formatTime(nowTime)} on`}</small>
      </ButtonLink>
      <ButtonLink href={asked({ from: tomorrow })} icon="snow" scroll={false}>
        Tomorrow <small>{formatDate(tomorrow)}</small>
      </ButtonLink>
      <details>
        <summary>Another day, also one that is past</summary>
        <Form action={page} prefetch={false} className="row row--wrap">
          <input type="hidden" name="plan" value="days" />
          <input type="hidden" name="site" value={site} />
          <input type="hidden" name="name" value="Snow day" />
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
