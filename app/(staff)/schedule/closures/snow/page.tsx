import type { Metadata } from "next";
import { RouteDialog } from "@/components/dialog";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { closeDaysAction } from "@/features/closures/actions";
import { closureFields } from "@/features/closures/components/closure-fields";
import { ClosurePreviewBox } from "@/features/closures/components/closure-preview";
import { SnowChoices } from "@/features/closures/components/snow-choices";
import { closureFormLoader } from "@/features/closures/loaders";

export const metadata: Metadata = { title: "Snow day" };

const PAGE = "/schedule/closures/snow";

interface SnowPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The button was the first click; here is the second, and then the confirmation. */
export default async function SnowPage({ searchParams }: SnowPageProps) {
  const form = await closureFormLoader({ search: await searchParams });
  const site = form?.sites.find(({ id }) => id === form.site)?.name ?? "all sites";
  const askWhere = form?.isSiteChosen === true ? `Close ${site} for snow?` : "Close for snow?";
  const isDay = form !== null && form.preview !== null;
  const problem = form === null ? null : (Object.values(form.errors)[0] ?? null);
  return (
    <Main>
      <PageHeader back={{ href: "/schedule/closures", label: "Closures" }} title="Snow day" />
      {form === null ? (
        <EmptyState title="There is no site yet.">A site comes first.</EmptyState>
      ) : (
        <RouteDialog
          // Another step is another dialog: the focus goes to its title.
          key={isDay ? "confirm" : "choose"}
          closeHref={isDay ? `${PAGE}?site=${form.site}` : "/schedule/closures"}
          closeLabel={isDay ? "Back" : "Close"}
          title={form.preview === null ? askWhere : `Close ${site} on ${form.preview.title}?`}
          subtitle={form.preview === null ? "Pick a day. Nothing is closed before you confirm." : undefined}
        >
          {form.preview === null ? (
            <>
              {problem === null ? null : <p role="alert">{problem}</p>}
              <SnowChoices form={form} page={PAGE} />
            </>
          ) : (
            <ClosurePreviewBox
              preview={form.preview}
              page={PAGE}
              fields={closureFields(form)}
              close={closeDaysAction}
            />
          )}
        </RouteDialog>
      )}
    </Main>
  );
}
