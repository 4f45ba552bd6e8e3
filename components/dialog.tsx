"use client";

import { useRouter } from "next/navigation";
import { useEffect, useId, useRef, useState, type ReactNode, type RefObject } from "react";
import { Button, IconButton, IconButtonLink, type ButtonProps } from "@/components/button";
import { classNames } from "@/components/class-names";

interface DialogText {
  title: ReactNode;
  subtitle?: ReactNode;
  /** 420, 560 or 920 px, or the phone's sheet. */
  size?: "s" | "m" | "l" | "sheet";
  /** Stands left in the footer. */
  note?: ReactNode;
  footer?: ReactNode;
  closeLabel?: string;
  className?: string;
  children?: ReactNode;
}

export interface DialogProps extends DialogText {
  open: boolean;
  onClose: () => void;
}

/** The native dialog, opened modally: focus goes to the title, stays inside, and returns on close. */
export function Dialog({ open, onClose, ...text }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (open) openModal(dialog.current, title.current);
    else dialog.current?.close();
  }, [open]);
  return (
    <Frame
      {...text}
      dialogRef={dialog}
      titleRef={title}
      onClose={onClose}
      closeButton={
        <IconButton
          icon="x"
          label={text.closeLabel ?? "Close"}
          variant="ghost"
          size={closeSize(text.size)}
          onClick={() => dialog.current?.close()}
        />
      }
    >
      {open ? text.children : null}
    </Frame>
  );
}

export interface DialogButtonProps extends Omit<DialogText, "children"> {
  /** The words on the button that opens it. */
  button: ReactNode;
  buttonProps?: Omit<ButtonProps, "onClick">;
  /** The content may close it, after a form was taken. */
  children: ReactNode | ((close: () => void) => ReactNode);
}

/** A button and the dialog it opens. */
export function DialogButton({ button, buttonProps, children, ...text }: DialogButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button {...buttonProps} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {button}
      </Button>
      <Dialog {...text} open={isOpen} onClose={close}>
        {typeof children === "function" ? children(close) : children}
      </Dialog>
    </>
  );
}

export interface RouteDialogProps extends DialogText {
  /** Where closing leads: the page without the dialog. */
  closeHref: string;
  /** Asked when Esc would close it. False: it stays, because something would be lost; the caller then asks the person. */
  mayClose?: () => boolean;
}

/** A dialog that the address opens. Without JavaScript it is an open part of the page with a link out. */
export function RouteDialog({ closeHref, mayClose, ...text }: RouteDialogProps) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const onClose = () => {
    if (mayClose === undefined || mayClose()) router.push(closeHref, { scroll: false });
    // A browser may insist on the second Esc and have closed it already.
    else openModal(dialog.current, null);
  };
  useEffect(() => {
    const before = document.activeElement;
    openModal(dialog.current, title.current);
    // Closing it here would count as the person's own close; it leaves the page with the address. Only the focus goes back.
    return () => {
      if (before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <Frame
      {...text}
      dialogRef={dialog}
      titleRef={title}
      isInitiallyOpen
      onClose={onClose}
      closeButton={
        <IconButtonLink
          icon="x"
          label={text.closeLabel ?? "Close"}
          variant="ghost"
          size={closeSize(text.size)}
          href={closeHref}
          scroll={false}
        />
      }
    />
  );
}

interface FrameProps extends DialogText {
  dialogRef: RefObject<HTMLDialogElement | null>;
  titleRef: RefObject<HTMLHeadingElement | null>;
  isInitiallyOpen?: boolean;
  onClose: () => void;
  closeButton: ReactNode;
}

function Frame(props: FrameProps) {
  const {
    dialogRef,
    titleRef,
    isInitiallyOpen,
    onClose,
    closeButton,
    title,
    subtitle,
    size = "m",
    note,
    footer,
  } = props;
  const titleId = useId();
  return (
    <dialog
      ref={dialogRef}
      className={classNames("dialog", size !== "m" && `dialog--${size}`, props.className)}
      aria-labelledby={titleId}
      open={isInitiallyOpen}
      onCancel={(event) => {
        // Esc: close ourselves, so that the browser's second Esc cannot skip what onClose does.
        event.preventDefault();
        onClose();
      }}
      onClose={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className="dialog__h">
        <div className="grow">
          <h2 className="h2" id={titleId} ref={titleRef} tabIndex={-1}>
            {title}
          </h2>
          {subtitle ? <p>{subtitle}</p> : null}
        </div>
        {closeButton}
      </div>
      <div className="dialog__b">{props.children}</div>
      {footer || note ? (
        <div className="dialog__f">
          {note ? <span className="dialog__n">{note}</span> : null}
          {footer}
        </div>
      ) : null}
    </dialog>
  );
}

/** A thumb needs more than a mouse. */
function closeSize(size: DialogText["size"]) {
  return size === "sheet" ? "tap" : "s";
}

function openModal(dialog: HTMLDialogElement | null, title: HTMLElement | null) {
  if (!dialog || dialog.matches(":modal")) return;
  // Rendered open for browsers without scripting; only a closed one can be made modal.
  dialog.removeAttribute("open");
  dialog.showModal();
  title?.focus();
}
