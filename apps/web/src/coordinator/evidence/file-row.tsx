import { EVIDENCE } from '@renkei/lifecycle';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { When } from '../../ui/amounts.tsx';
import { useGroup } from '../group-frame.tsx';
import { FileState } from './file-state.tsx';
import type { EvidenceFile } from './board.ts';
import { Thumbnail } from './thumbnail.tsx';

const TEXTS = texts({
  ja: { group: 'グループのファイル' },
  en: { group: 'A file of the group' },
});

/** One file as a card: what it looks like, what it proves, how it stands. Leads to its page. */
export function FileRow({
  file,
  memberName,
}: {
  readonly file: EvidenceFile;
  readonly memberName: string;
}): ReactNode {
  const { id } = useGroup();
  const t = useTexts(TEXTS);
  const say = useSaid();
  const proves = [...new Set(file.links.map(({ item }) => say(EVIDENCE[item].label)))];
  return (
    <li className="relative flex gap-3 rounded-lg border border-hairline p-3 hover:bg-wash">
      <Thumbnail file={file} />
      <div className="min-w-0">
        <Link
          to={`/groups/${id}/evidence/files/${file.id}`}
          className="inline-flex min-h-11 items-center font-bold after:absolute after:inset-0"
        >
          {file.fileName}
        </Link>
        <p className="text-sm">{memberName || t.group}</p>
        {proves.length > 0 ? <p className="text-sm text-quiet">{proves.join('・')}</p> : null}
        <p className="flex flex-wrap items-center gap-2 text-sm text-quiet">
          <FileState file={file} />
          <When at={file.uploadedAt} short />
        </p>
      </div>
    </li>
  );
}
