import { useState, type ReactNode } from 'react';
import { useLeaveWarning } from '../../data/draft.ts';
import { texts, useSaid, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/field.tsx';
import { useGroup } from '../group-frame.tsx';
import { lineName, WORDS as LINE_WORDS } from '../orders/texts.ts';
import { itemKey, uploadPath, type Checklist, type CostLine, type Item } from './board.ts';
import { DropZone, SendingList } from './drop-zone.tsx';
import { useUploads } from './uploads.ts';

const TEXTS = texts({
  ja: {
    title: (name: string) => `${name}のファイルを入れる`,
    item: '何の証憑か',
    later: 'あとで決める',
    laterHint: 'ファイルの画面で、何の証憑かを決められます。',
    close: '閉じる',
    sending: '送っているあいだは、この画面を閉じないでください。',
  },
  en: {
    title: (name: string) => `Add files of ${name}`,
    item: 'What it proves',
    later: 'Decide later',
    laterHint: 'On the page of a file you say what it proves.',
    close: 'Close',
    sending: 'Please keep this open while files are being sent.',
  },
});

/** Files for a member that cannot send them itself: several at once, each with its progress. */
export function UploadDialog({
  list,
  lines,
  start,
  onClose,
}: {
  readonly list: Checklist;
  readonly lines: ReadonlyMap<string, CostLine>;
  readonly start: Item | null;
  readonly onClose: () => void;
}): ReactNode {
  const { id } = useGroup();
  const t = useTexts(TEXTS);
  const w = useTexts(LINE_WORDS);
  const say = useSaid();
  const [chosen, setChosen] = useState(start ? itemKey(start) : '');
  const uploads = useUploads();
  useLeaveWarning(uploads.busy);
  const item = list.items.find((one) => itemKey(one) === chosen) ?? null;
  const add = (files: readonly File[]) =>
    uploads.add(files, (fileName, key) => uploadPath(id, { memberId: list.memberId, item }, fileName, key));
  return (
    <Dialog
      title={t.title(list.memberName)}
      open
      onClose={onClose}
      actions={
        <Button look="second" onClick={onClose}>
          {t.close}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Select
          label={t.item}
          hint={item ? say(item.mustShow) : t.laterHint}
          value={chosen}
          onChange={({ target }) => setChosen(target.value)}
        >
          <option value="">{t.later}</option>
          {list.items.map((one) => {
            const line = one.costLineId ? lines.get(one.costLineId) : undefined;
            return (
              <option key={itemKey(one)} value={itemKey(one)}>
                {say(one.label)}
                {line ? `（${lineName(line, w.category)}）` : ''}
              </option>
            );
          })}
        </Select>
        <DropZone accepts={item?.accepts ?? ['PDF', 'IMAGE']} onFiles={add} />
        {uploads.busy ? <p className="text-sm text-quiet">{t.sending}</p> : null}
        <SendingList list={uploads.list} onAgain={uploads.again} />
      </div>
    </Dialog>
  );
}
