import { Avatar } from "@/components/avatar";
import { ButtonLink } from "@/components/button";
import { PersonName, Private } from "@/components/discreet";
import { Icon } from "@/components/icon";
import { Menu, MenuLink } from "@/components/menu";
import { Tabs } from "@/components/tabs";
import { Tag } from "@/components/tag";
import type { ActorChart } from "@/features/clients/queries/actor-chart";
import { reachWords } from "@/lib/clients/reach-words";
import { placeSentence } from "@/lib/enrollment/place-words";
import { languageName } from "@/lib/clients/languages";
import { StandingPill } from "@/features/standing/components/standing-pill";
import "@/features/clients/components/clients.css";

export type ChartTab = "" | "schedule" | "attendance" | "plan" | "consents" | "history";

const TABS: readonly { path: ChartTab; label: string }[] = [
  { path: "", label: "Overview" },
  { path: "schedule", label: "Schedule" },
  { path: "attendance", label: "Attendance" },
  { path: "plan", label: "Plan" },
  { path: "consents", label: "Consents" },
  { path: "history", label: "History" },
];

/** The top of every page of a chart: who this is, where they stand, how to reach them, what can be done. */
export function ChartHead({ chart, tab }: { chart: ActorChart; tab: ChartTab }) {
  const { client, current, today } = chart;
  const address = (path: string) => `/clients/${client.id}${path === "" ? "" : `/${path}`}`;
  return (
    <>
      <header className="ct">
        <div className="ct__l">
          <Avatar initials={chart.initials} size="l" />
          <div className="grow">
            <div className="ct__t">
              <h1 className="h1">
                <PersonName name={chart.name} />
              </h1>
              {client.pronouns ? <span className="soft">{client.pronouns}</span> : null}
              {current?.level && current.place !== "left" && chart.may.seeStanding ? (
                <StandingPill level={current.level} />
              ) : null}
              {current && (current.place !== "in_program" || current.endDate !== null) ? (
                <Tag>{placeSentence(current, today)}</Tag>
              ) : null}
            </div>
            <div className="ct__m">
              <span>{client.number}</span>
              {current ? (
                <span>{[current.program, current.phase?.track].filter(Boolean).join(", ")}</span>
              ) : (
                <span>Not enrolled</span>
              )}
              {current?.counselor ? <span>Primary: {current.counselor}</span> : null}
              <span>
                <Icon
                  name={
                    client.prefersContactBy === "email"
                      ? "mail"
                      : client.prefersContactBy === "text"
                        ? "message"
                        : "phone"
                  }
                  size="s"
                />
                <Private label="How to reach them">{reachWords(client)}</Private>
              </span>
              {client.language === "en" ? null : <span>Speaks {languageName(client.language)}</span>}
            </div>
          </div>
        </div>
        <ChartActions chart={chart} />
      </header>
      <div className="ct-tabs">
        <Tabs
          label="Client sections"
          items={TABS.map(({ path, label }) => ({ href: address(path), label, current: path === tab }))}
        />
      </div>
    </>
  );
}

function ChartActions({ chart }: { chart: ActorChart }) {
  const { client, current, may } = chart;
  const at = `/clients/${client.id}`;
  const isOpen = current !== null && current.place !== "left";
  return (
    <div className="row row--wrap">
      {may.edit || may.enroll || may.invite ? (
        <Menu label="Actions" align="end">
          {may.edit ? (
            <MenuLink href={`${at}/edit`} icon="edit">
              Edit the record
            </MenuLink>
          ) : null}
          {may.enroll && isOpen ? (
            <>
              <MenuLink href={`${at}/phase`} icon="calendar">
                Change the plan
              </MenuLink>
              <MenuLink href={`${at}/join`} icon="repeat">
                Add to a series
              </MenuLink>
              <MenuLink href={`${at}/hold`} icon="m-hold">
                Put on hold
              </MenuLink>
            </>
          ) : null}
          {may.enroll ? (
            <MenuLink href={`${at}/enroll`} icon="plus">
              {current === null ? "Enroll" : "Enroll in another program"}
            </MenuLink>
          ) : null}
          {may.invite && !chart.hasAccount ? (
            <MenuLink href={`${at}/invite`} icon="mail">
              Invite to their own week
            </MenuLink>
          ) : null}
          {may.enroll && isOpen ? (
            <MenuLink href={`${at}/discharge`} icon="signout">
              Leaving the program
            </MenuLink>
          ) : null}
        </Menu>
      ) : null}
      {may.enroll && current === null ? (
        <ButtonLink href={`${at}/enroll`} variant="primary" icon="plus">
          Enroll
        </ButtonLink>
      ) : null}
      {may.offerMakeUp && isOpen ? (
        <ButtonLink href={`${at}/make-up`} icon="plusloop">
          Offer make-up
        </ButtonLink>
      ) : null}
      {isOpen ? (
        <ButtonLink href={`/call-in/${client.id}?from=chart`} icon="calendar">
          Record absence
        </ButtonLink>
      ) : null}
      {may.reach ? (
        <ButtonLink href={`${at}?log=1#contact-log`} variant={current === null ? "default" : "primary"} icon="phone">
          Log contact
        </ButtonLink>
      ) : null}
    </div>
  );
}
