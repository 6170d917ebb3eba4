import { useState, type ReactNode } from 'react';
import { texts, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { useGroup } from '../group-frame.tsx';
import { uploadPath, type EvidenceFile } from './board.ts';
import { DropZone, SendingList } from './drop-zone.tsx';
import { useUploads } from './uploads.ts';

const TEXTS = texts({
  ja: { replace: '新しいファイルに差し替える' },
  en: { replace: 'Replace it with a newer file' },
});

/** A better scan takes the place of this one, with everything it proves; both stay on record. */
export function Replace({
  file,
  memberId,
}: {
  readonly file: EvidenceFile;
  readonly memberId: string;
}): ReactNode {
  const { id } = useGroup();
  const t = useTexts(TEXTS);
  const [open, setOpen] = useState(false);
  const uploads = useUploads();
  if (!open)
    return (
      <div>
        <Button look="quiet" icon="upload" onClick={() => setOpen(true)}>
          {t.replace}
        </Button>
      </div>
    );
  return (
    <div className="flex flex-col gap-3">
      <DropZone
        accepts={['PDF', 'IMAGE']}
        single
        onFiles={(files) =>
          uploads.add(files, (name, key) =>
            uploadPath(id, { memberId, item: null, replacesId: file.id }, name, key),
          )
        }
      />
      <SendingList list={uploads.list} onAgain={uploads.again} />
    </div>
  );
}
