import { PageLink } from "@/components/page-link";
import { Card } from "@/components/card";
import { Icon } from "@/components/icon";
import type { IconName } from "@/components/icon-names";
import type { SetupCounts } from "@/features/programs/queries/counts";
import "@/features/programs/components/setup.css";

export interface SetupTilesProps {
  clinic: { name: string };
  counts: SetupCounts;
  mayReadStaff: boolean;
  mayReadAudit: boolean;
  mayImport: boolean;
  maySetTablets: boolean;
}

/** The parts of the set-up, each with what stands in it. */
export function SetupTiles({ clinic, counts, mayReadStaff, mayReadAudit, mayImport, maySetTablets }: SetupTilesProps) {
  const tiles: { href: string; icon: IconName; title: string; said: string }[] = [
    {
      href: "/setup/clinic",
      icon: "home",
      title: "Clinic",
      said: `${clinic.name}. Parts of the day, locking of attendance`,
    },
    {
      href: "/setup/sites",
      icon: "pin",
      title: "Sites and rooms",
      said: `${count(counts.sites, "site")}, ${count(counts.rooms, "room")}`,
    },
    {
      href: "/setup/programs",
      icon: "building",
      title: "Programs and tracks",
      said: `${count(counts.programs, "program")}, ${count(counts.tracks, "track")}`,
    },
    {
      href: "/setup/service-types",
      icon: "list",
      title: "Service types",
      said: `${count(counts.serviceTypes, "type")} of session`,
    },
    {
      href: "/setup/policies",
      icon: "sliders",
      title: "Policies",
      said: "When missed days change somebody’s standing",
    },
    {
      href: "/setup/alerts",
      icon: "bell",
      title: "Alerts and reminders",
      said: "By when somebody calls, who is told when it waits, and of rosters not taken",
    },
    {
      href: "/setup/clashes",
      icon: "alert",
      title: "Clashes",
      said: "What is allowed, warned of and refused when a plan is in the way of something",
    },
    {
      href: "/setup/reviews",
      icon: "s-review",
      title: "Reviews",
      said: "How long everything waits before a place may end",
    },
    {
      href: "/setup/make-ups",
      icon: "plusloop",
      title: "Make-ups and visitors",
      said: "What stands in for what was missed, by when it is offered, whom a roster takes in",
    },
    ...(mayReadStaff
      ? [
          {
            href: "/setup/staff",
            icon: "badge",
            title: "Staff and access",
            said: count(counts.staff, "person", "people"),
          } as const,
        ]
      : []),
    ...(maySetTablets
      ? [
          {
            href: "/setup/tablets",
            icon: "check",
            title: "Check-in tablets",
            said: "Tablets at the front desk, paired by a one-time code",
          } as const,
        ]
      : []),
    ...(mayImport
      ? [
          {
            href: "/setup/import",
            icon: "upload",
            title: "Import sessions",
            said: "From another calendar (.ics) or a spreadsheet (CSV)",
          } as const,
        ]
      : []),
    ...(mayReadAudit
      ? [
          {
            href: "/setup/audit",
            icon: "shield",
            title: "Audit trail",
            said: "Who changed or read what, and when",
          } as const,
        ]
      : []),
  ];
  return (
    <ul className="setup-tiles">
      {tiles.map((tile) => (
        <Card as="li" key={tile.href}>
          <PageLink className="setup-tile" href={tile.href}>
            <Icon name={tile.icon} size="l" />
            <span>
              <b>{tile.title}</b>
              <span className="muted">{tile.said}</span>
            </span>
          </PageLink>
        </Card>
      ))}
    </ul>
  );
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
