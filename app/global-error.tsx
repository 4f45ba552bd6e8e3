"use client";

import { fontClasses } from "@/app/fonts";
import "@/app/globals.css";
import { PlainPage } from "@/components/plain-page";

/** Takes the place of the whole document when even the layout failed, so it brings its own. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en" className={fontClasses}>
      <head>
        <title>Evenkeel</title>
      </head>
      <body>
        <PlainPage
          brand="Evenkeel"
          title="Evenkeel didn’t start"
          actions={
            // A full load on purpose: the running page is what broke.
            <button type="button" className="btn btn--p" onClick={() => window.location.reload()}>
              Try again
            </button>
          }
        >
          <p>Something went wrong on our side. What was saved before is safe.</p>
          {error.digest ? <small className="muted">Reference {error.digest}</small> : null}
        </PlainPage>
      </body>
    </html>
  );
}
