import type { NoticeLetter } from "@/lib/reviews/notice-letter";
import "@/features/reviews/components/letter.css";

/** The body of a letter, with the address in its window: what goes on paper. */
export function LetterText({ letter }: { letter: NoticeLetter }) {
  return (
    <div className="letter">
      <address className="letter__from">{lines(letter.from)}</address>
      <address className="letter__to">{lines(letter.to)}</address>
      <p className="letter__date">{letter.date}</p>
      <LetterBody letter={letter} />
      <div className="letter__sign">
        <span className="letter__line" aria-hidden="true" />
        {lines(letter.signedBy)}
      </div>
      <p className="letter__notice">{letter.notice}</p>
    </div>
  );
}

/** The same to read on the screen, before it is issued or by the client. */
export function LetterPreview({ letter }: { letter: NoticeLetter }) {
  return (
    <div className="letter letter--screen">
      <LetterBody letter={letter} />
      <div>{lines(letter.signedBy)}</div>
    </div>
  );
}

function LetterBody({ letter }: { letter: NoticeLetter }) {
  return (
    <>
      <p>{letter.greeting}</p>
      {letter.parts.map((part) => (
        <div key={part.title ?? part.lines[0]} className="letter__part">
          {part.title === null ? null : <p className="letter__h">{part.title}</p>}
          {part.isList ? (
            <ul>
              {part.lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          ) : (
            part.lines.map((line) => <p key={line}>{line}</p>)
          )}
        </div>
      ))}
    </>
  );
}

function lines(all: readonly string[]) {
  return all.map((line) => (
    <span key={line} className="letter__row">
      {line}
    </span>
  ));
}
