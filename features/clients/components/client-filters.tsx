import { FilterBar, type Filter } from "@/components/filter-bar";
import { FindForm } from "@/features/clients/components/find-form";
import type { ClientPlace } from "@/lib/clients/client-list-address";
import { LEVEL_WORDS } from "@/features/standing/components/standing-pill";
import type { Level } from "@/lib/standing/types";

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface ClientFiltersProps {
  /** What is looked for, as it stands in the address. */
  find: string | null;
  asked: {
    readonly term: string;
    readonly siteId: string | null;
    readonly place: ClientPlace;
    readonly programId: string | null;
    readonly trackId: string | null;
    readonly level: Level | null;
  };
  /** What is shown when the address does not say. */
  usual: ClientPlace;
  sites: readonly Named[];
  programs: readonly Named[];
  tracks: readonly (Named & { readonly program: string })[];
}

const PLACES: Record<ClientPlace, string> = {
  here: "Here now",
  on_hold: "On hold",
  starting: "Starting soon",
  waiting: "Waiting",
  left: "Left the program",
  everyone: "Everyone",
};

const LEVELS = ["review", "contract", "warning", "watch", "good"] as const;

/** The filters as the address names them. The usual place is left out, so that a search for a name is one among all. */
function keptBySearch(asked: ClientFiltersProps["asked"], usual: ClientPlace): Record<string, string | null> {
  const { place, siteId, programId, trackId, level } = asked;
  return { place: place === usual ? null : place, site: siteId, program: programId, track: trackId, level };
}

/** Search and filters of the client list, all in the address, and the search unreadable there. */
export function ClientFilters({ find, asked, usual, sites, programs, tracks }: ClientFiltersProps) {
  const choice = (name: string, label: string, value: string | null, any: string, list: readonly Named[]): Filter => ({
    name,
    label,
    value: value ?? "",
    options: [{ value: "", label: any }, ...list.map((each) => ({ value: each.id, label: each.name }))],
  });
  const isFiltered =
    asked.term !== "" ||
    asked.place !== usual ||
    [asked.siteId, asked.programId, asked.trackId, asked.level].some((value) => value !== null);
  return (
    <div className="cl-filters">
      <FindForm term={asked.term} filters={keptBySearch(asked, usual)} />
      <FilterBar
        action="/clients"
        label="Find clients"
        filters={[
          {
            name: "place",
            label: "Show",
            // The usual choice stays out of the address: a search for a name is a search among all.
            value: asked.place === usual ? "" : asked.place,
            options: [
              { value: "", label: PLACES[usual] },
              ...(Object.keys(PLACES) as ClientPlace[])
                .filter((place) => place !== usual)
                .map((place) => ({ value: place, label: PLACES[place] })),
            ],
          },
          ...(sites.length > 1 ? [choice("site", "Site", asked.siteId, "All", sites)] : []),
          choice("program", "Program", asked.programId, "All", programs),
          choice(
            "track",
            "Track",
            asked.trackId,
            "All",
            tracks.map(({ id, name, program }) => ({ id, name: `${name} (${program})` })),
          ),
          choice(
            "level",
            "Standing",
            asked.level,
            "Any",
            LEVELS.map((level) => ({ id: level, name: LEVEL_WORDS[level] })),
          ),
        ]}
        keep={{ find: find ?? undefined }}
        clearHref={isFiltered ? "/clients" : undefined}
      />
    </div>
  );
}
