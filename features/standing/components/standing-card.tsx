import { Card } from "@/components/card";
import { Icon } from "@/components/icon";
import type { IconName } from "@/components/icon-names";
import { StepLine } from "@/components/step-line";
import { explainStandingToStaff, type NotCountedDay } from "@/lib/standing/explain-to-staff";
import { describeRule } from "@/lib/standing/sentences";
import type { Level } from "@/lib/standing/types";
import { formatDate } from "@/lib/time/format";
import { localDate } from "@/lib/time/local-date";
import type { ClientStanding } from "../queries/client-standing";
import { forecastPaths } from "./forecast-paths";
import { LEVEL_ICONS, LEVEL_WORDS } from "./standing-pill";
import "./standing-card.css";

const NOT_COUNTED_ICONS: Record<string, IconName> = {
  excused: "m-excused",
  "site closed": "m-closed",
  "not recorded": "m-unrec",
};

const CLASS_OF_ICON: Partial<Record<IconName, string>> = {
  "m-excused": "is-excused",
  "m-late": "is-late",
  "m-unrec": "is-unrec",
};

/** What the standing is, which days counted and until when, which did not and why, and what could happen next. */
export function StandingCard({ known }: { known: ClientStanding }) {
  const { standing, facts } = known;
  const words = explainStandingToStaff(standing, facts);
  const levelNow: Level = standing.level;
  const paths = forecastPaths(standing, known.today);
  const speaking = standing.reasons.find(({ holds, level }) => holds && level === levelNow);
  const rule = facts.policy.rules.find(({ id }) => id === speaking?.rule);
  return (
    <Card labelledBy="standing-h" className="stc">
      <div className="stc__top">
        <div>
          <h2 className="eyebrow" id="standing-h">
            Standing
          </h2>
          <p className={`stc__big is-${levelNow}`}>
            <Icon name={LEVEL_ICONS[levelNow]} size="xl" />
            <b>{LEVEL_WORDS[levelNow]}</b>
          </p>
        </div>
        <div className="stc__say">
          <p>
            {words.headline} {words.raises[0] ?? ""} {words.ifAllAttended ?? ""}
          </p>
          {words.couldBe !== null && <p className="muted">{words.couldBe}</p>}
        </div>
      </div>
      <div className="stc__mid">
        <div>
          <h3 className="label">Counted</h3>
          {words.counted.length === 0 ? (
            <p className="muted">Nothing counts.</p>
          ) : (
            <ul className="stc__days">
              {words.counted.map((day) => (
                <li key={day.date}>
                  <Icon name="m-missed" className="is-missed" />
                  <b className="grow">{formatDate(localDate(day.date), known.today)}</b>
                  {day.until !== null && <small>until {formatDate(localDate(day.until), known.today)}</small>}
                </li>
              ))}
            </ul>
          )}
          <h3 className="label">Not counted</h3>
          {words.notCounted.length === 0 ? (
            <p className="muted">Nothing was left out.</p>
          ) : (
            <ul className="stc__days is-quiet">
              {words.notCounted.slice(-6).map((day) => (
                <li key={`${day.date} ${day.reason}`}>
                  <Icon name={iconOf(day)} className={CLASS_OF_ICON[iconOf(day)]} />
                  <span className="grow">{formatDate(localDate(day.date), known.today)}</span>
                  <small>{day.reason}</small>
                </li>
              ))}
            </ul>
          )}
        </div>
        <div>
          <h3 className="label">What could happen</h3>
          <StepLine
            title="What could happen"
            {...paths}
            description={[...words.raises, words.ifAllAttended].filter(Boolean).join(" ")}
          />
          {words.raises.length > 1 && (
            <ul className="stc__more">
              {words.raises.slice(1).map((raise) => (
                <li key={raise}>{raise}</li>
              ))}
            </ul>
          )}
          {rule !== undefined && (
            <p className="stc__rule">
              {`Policy version ${versionOf(known)}: ${describeRule(rule, facts.policy.countBy ?? "day")}`}
            </p>
          )}
        </div>
      </div>
    </Card>
  );
}

function iconOf(day: NotCountedDay): IconName {
  return NOT_COUNTED_ICONS[day.reason] ?? (/late|min/.test(day.reason) ? "m-late" : "m-closed");
}

function versionOf({ input, facts }: ClientStanding): number {
  return input.policyVersions.find(({ rules }) => rules === facts.policy.rules)?.version ?? 0;
}
