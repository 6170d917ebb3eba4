import { useId, useState, type ReactNode } from 'react';
import { texts, useTexts } from '../language/language.ts';
import { Button } from './button.tsx';
import { InPicture } from './table.tsx';

const TEXTS = texts({
  ja: { table: '表で見る', picture: '図で見る' },
  en: { table: 'Show as a table', picture: 'Show as a picture' },
});

/**
 * A picture with its sentence and its table. The sentence says what the picture shows; whoever does not see the picture
 * loses nothing.
 */
export function Picture({
  summary,
  table,
  speaks = false,
  children,
}: {
  readonly summary: ReactNode;
  readonly table: ReactNode;
  /** The drawing's labels are text and its buttons work: it is read as it is, without the table beside it. */
  readonly speaks?: boolean;
  /** An `<svg aria-hidden>` or other drawing; its text is in summary and table. */
  readonly children: ReactNode;
}): ReactNode {
  const t = useTexts(TEXTS);
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure aria-labelledby={id} className="flex min-w-0 flex-col gap-3">
      <figcaption id={id}>{summary}</figcaption>
      {asTable ? (
        <div className="relative overflow-x-auto" tabIndex={0} role="region" aria-labelledby={id}>
          <InPicture value={true}>{table}</InPicture>
        </div>
      ) : speaks ? (
        children
      ) : (
        <>
          <div aria-hidden="true">{children}</div>
          <div className="sr-only">
            <InPicture value={true}>{table}</InPicture>
          </div>
        </>
      )}
      <div className="no-print">
        <Button look="quiet" onClick={() => setAsTable(!asTable)} aria-expanded={asTable}>
          {asTable ? t.picture : t.table}
        </Button>
      </div>
    </figure>
  );
}
