import { sendFile, type Problem } from '@renkei/api-client';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { asProblems } from '../../data/change.ts';
import { texts, useTexts } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { Banner } from '../../ui/state.tsx';
import { RefusalReasons } from '../refusal-reasons.tsx';

const TEXTS = texts({
  ja: {
    drop: '事務局の様式（Excel）をここに置くか、',
    choose: '様式のファイルを選ぶ',
    hint: '申請マイページからダウンロードしたままのもの。書きかけのものでもかまいません。10MBまで。',
    sending: (name: string, percent: number) => `「${name}」を送っています ${percent}%`,
    reading: (name: string) => `「${name}」を調べています。もう少しお待ちください。`,
    kept: (name: string) => `「${name}」を預かりました。もとにする様式に選んであります。`,
    refused: 'この様式はまだ使えません',
    differences: (count: number) => `ちがうところ（${count}か所）`,
    meanwhile: 'それまでは「Renkeiの控えの様式」で作れます。グループの内容は変わっていません。',
    tooLarge:
      'ファイルが大きすぎます（10MBまで）。事務局の様式は1MBもありません。写真などを足していないかご確認ください。',
  },
  en: {
    drop: 'Drop the secretariat’s forms (Excel) here, or ',
    choose: 'Choose the file of forms',
    hint: 'As downloaded from the portal; half filled is fine, too. 10 MB at most.',
    sending: (name, percent) => `Sending "${name}" ${percent}%`,
    reading: (name) => `Looking at "${name}". One moment please.`,
    kept: (name) => `"${name}" is kept, and chosen as the workbook to fill.`,
    refused: 'This workbook cannot be used yet',
    differences: (count) => `What differs (${count})`,
    meanwhile: 'Until then, Renkei’s own copy of the forms can be used. Nothing in the group has changed.',
    tooLarge:
      'The file is too large (10 MB at most). The official workbook has less than 1 MB; please check for added pictures.',
  },
});

/** The route refuses more; told before minutes are spent on sending it. */
const MOST_BYTES = 10 * 1024 * 1024;

interface Kept {
  readonly officialWorkbook: { readonly id: string } | null;
  readonly problems: readonly Problem[];
}
type Outcome =
  | { readonly kind: 'SENDING'; readonly name: string; readonly share: number }
  | { readonly kind: 'KEPT'; readonly name: string }
  | { readonly kind: 'REFUSED'; readonly name: string; readonly problems: readonly Problem[] };

/** Brings a workbook, dropped or chosen; one that is of no edition we know is told of cell by cell. */
export function WorkbookUpload({
  consortiumId,
  onKept,
}: {
  readonly consortiumId: string;
  readonly onKept: (id: string) => void;
}): ReactNode {
  const t = useTexts(TEXTS);
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const send = async (file: File): Promise<void> => {
    const { name } = file;
    if (file.size > MOST_BYTES) {
      const message = { ja: TEXTS.ja.tooLarge, en: TEXTS.en.tooLarge };
      setOutcome({ kind: 'REFUSED', name, problems: [{ code: 'FILE_TOO_LARGE', path: 'file', message }] });
      return;
    }
    setOutcome({ kind: 'SENDING', name, share: 0 });
    try {
      const query = new URLSearchParams({ consortiumId, fileName: name });
      const { officialWorkbook, problems } = await sendFile<Kept>(
        `/official-workbooks?${query}`,
        file,
        (share) => setOutcome({ kind: 'SENDING', name, share }),
      );
      if (!officialWorkbook) {
        setOutcome({ kind: 'REFUSED', name, problems });
        return;
      }
      await client.invalidateQueries();
      onKept(officialWorkbook.id);
      setOutcome({ kind: 'KEPT', name });
    } catch (failed) {
      setOutcome({ kind: 'REFUSED', name, problems: asProblems(failed) });
    }
  };
  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file && outcome?.kind !== 'SENDING') void send(file);
    if (input.current) input.current.value = ''; // the same file, put right, can be chosen again
  };

  return (
    <div className="flex flex-col gap-3">
      <div
        onDragOver={(event) => {
          event.preventDefault(); // else the browser opens the file itself
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files);
        }}
        className={`flex flex-col items-center gap-2 rounded-xl border-2 border-dashed p-4 text-center ${
          over ? 'border-accent bg-accent-wash' : 'border-line bg-white'
        }`}
      >
        {outcome?.kind === 'SENDING' ? (
          <Sending {...outcome} />
        ) : (
          <>
            <p>{t.drop}</p>
            <Button look="second" icon="upload" onClick={() => input.current?.click()}>
              {t.choose}
            </Button>
            <p className="text-sm text-quiet">{t.hint}</p>
          </>
        )}
        <input
          ref={input}
          type="file"
          aria-label={t.choose}
          tabIndex={-1}
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={({ target }) => take(target.files)}
          className="sr-only"
        />
      </div>
      {outcome?.kind === 'KEPT' ? <Banner state="ok" live title={t.kept(outcome.name)} /> : null}
      {outcome?.kind === 'REFUSED' ? <Refused {...outcome} /> : null}
    </div>
  );
}

function Sending({ name, share }: { readonly name: string; readonly share: number }): ReactNode {
  const t = useTexts(TEXTS);
  const percent = Math.round(share * 100);
  const told = share < 1 ? t.sending(name, percent) : t.reading(name);
  return (
    <div role="status" className="flex w-full max-w-md flex-col gap-2">
      <p className="font-bold">{told}</p>
      <progress
        aria-label={told}
        {...(share < 1 ? { value: percent, max: 100 } : {})}
        className="h-3 w-full"
      />
    </div>
  );
}

function Refused({
  name,
  problems,
}: {
  readonly name: string;
  readonly problems: readonly Problem[];
}): ReactNode {
  const t = useTexts(TEXTS);
  return (
    <Banner state="stop" live title={`${name}: ${t.refused}`}>
      <RefusalReasons problems={problems} difference="DIFFERS" summary={t.differences} />
      <p>{t.meanwhile}</p>
    </Banner>
  );
}
