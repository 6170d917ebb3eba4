import { useState, type ReactNode } from 'react';
import { useSession } from '../../app/session.tsx';
import { texts, useTexts } from '../../language/language.ts';
import { Icon } from '../../ui/icon.tsx';
import { isOpen, type EvidenceFile } from './board.ts';

const TEXTS = texts({ ja: { pdf: 'PDF', photo: '写真' }, en: { pdf: 'PDF', photo: 'Photo' } });

/** The small picture of a file, or what kind it is. Support bodies see that a file is there, not what it shows. */
export function Thumbnail({ file }: { readonly file: EvidenceFile }): ReactNode {
  const { role } = useSession();
  const t = useTexts(TEXTS);
  const [failed, setFailed] = useState(false);
  const shows = file.hasThumbnail && isOpen(file) && role === 'COORDINATOR' && !failed;
  return (
    <span className="flex size-16 shrink-0 items-center justify-center overflow-hidden rounded border border-hairline bg-wash text-quiet">
      {shows ? (
        <img
          src={`/evidence/${file.id}/thumbnail`}
          alt=""
          width={64}
          height={64}
          loading="lazy"
          onError={() => setFailed(true)}
          className="size-full object-cover"
        />
      ) : (
        <span className="flex flex-col items-center text-xs">
          <Icon name="paper" />
          {file.mediaType === 'application/pdf' ? t.pdf : t.photo}
        </span>
      )}
    </span>
  );
}
