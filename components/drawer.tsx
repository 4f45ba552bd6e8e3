import type { ComponentProps, ReactNode } from "react";
import { IconButtonLink } from "@/components/button";
import { classNames } from "@/components/class-names";
import { DrawerKeys } from "@/components/drawer-keys";

export interface SplitViewProps {
  /** The open drawer, or nothing. */
  drawer?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A page with room for a drawer at its right: beside the content from 1440 px, over its edge below that. */
export function SplitView({ drawer, className, children }: SplitViewProps) {
  return (
    <div className={classNames("split", drawer ? "split--open" : null, className)}>
      {children}
      {drawer}
    </div>
  );
}

export interface DrawerProps {
  title: ReactNode;
  closeHref: string;
  closeLabel?: string;
  /** Stands left in the footer. */
  note?: ReactNode;
  footer?: ReactNode;
  /** Makes body and footer one form. */
  form?: Omit<ComponentProps<"form">, "children">;
  id?: string;
  children: ReactNode;
}

/** For building something while looking at the page; not modal. The address opens it, so it needs no JavaScript. */
export function Drawer({
  title,
  closeHref,
  closeLabel = "Close",
  note,
  footer,
  form,
  id = "drawer",
  children,
}: DrawerProps) {
  const body = <div className="drawer__b">{children}</div>;
  const foot =
    footer || note ? (
      <div className="drawer__f">
        {note ? <small className="drawer__n">{note}</small> : null}
        {footer}
      </div>
    ) : null;
  return (
    <aside className="drawer" id={id} aria-labelledby={`${id}-title`}>
      <div className="drawer__h">
        <h2 className="h2 grow" id={`${id}-title`} tabIndex={-1}>
          {title}
        </h2>
        <IconButtonLink icon="x" label={closeLabel} variant="ghost" size="s" href={closeHref} scroll={false} />
      </div>
      {form ? (
        <form {...form} className={classNames("drawer__form", form.className)}>
          {body}
          {foot}
        </form>
      ) : (
        <>
          {body}
          {foot}
        </>
      )}
      <DrawerKeys drawerId={id} closeHref={closeHref} />
    </aside>
  );
}
