import { useState, type ReactNode } from 'react';
import { useChange } from '../../data/change.ts';
import { texts, useTexts } from '../../language/language.ts';
import { fileSize } from '../../outputs/output.ts';
import { When } from '../../ui/amounts.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Radios } from '../../ui/field.tsx';
import { Problems } from '../../ui/problems.tsx';
import { officeRemoveWorkbook, type OfficePageQuery } from './office.generated.ts';
import { WorkbookUpload } from './workbook-upload.tsx';

const TEXTS = texts({
  ja: {
    base: 'もとにする様式',
    own: 'Renkeiの控えの様式',
    ownHint: '同じシート・行・数式の控えです。事務局に出すときは、事務局の様式を預けてください。',
    edition: (edition: string, name: string) => `事務局の様式 ${edition}年度（${name}）`,
    hint: (at: ReactNode, size: string) => (
      <>
        {at}に預けました・{size}
      </>
    ),
    remove: '消す',
    removeNamed: (name: string) => `「${name}」を消す`,
    sure: '預けた様式を消しますか',
    sureBody: 'この様式から作ったファイルは、そのまま残ります。要るときは、また預けられます。',
    keep: '残しておく',
    removeNow: 'この様式を消す',
    mine: '預けた様式を片づける',
  },
  en: {
    base: 'Workbook to fill',
    own: 'Renkei’s own copy of the forms',
    ownHint: 'The same sheets, rows and formulas. To file them, bring the secretariat’s workbook.',
    edition: (edition, name) => `The secretariat’s forms ${edition} (${name})`,
    hint: (at, size) => (
      <>
        Brought {at}, {size}
      </>
    ),
    remove: 'Remove',
    removeNamed: (name) => `Remove: ${name}`,
    sure: 'Remove this workbook?',
    sureBody: 'Files made from it stay. You can bring it again whenever you need it.',
    keep: 'Keep it',
    removeNow: 'Remove the workbook',
    mine: 'Tidy up the workbooks',
  },
});

type Workbook = OfficePageQuery['consortium']['officialWorkbooks']['edges'][number]['node'];

/** Which workbook the forms are written into; the group brings the secretariat’s here, we ship none. */
export function OfficialWorkbooks({
  consortiumId,
  workbooks,
  chosen,
  onChoose,
  mayChange,
}: {
  readonly consortiumId: string;
  readonly workbooks: readonly Workbook[];
  /** Null: our own. */
  readonly chosen: string | null;
  readonly onChoose: (workbookId: string) => void;
  readonly mayChange: boolean;
}): ReactNode {
  const t = useTexts(TEXTS);
  return (
    <div className="flex flex-col gap-4 rounded-xl bg-wash p-4 sm:p-5">
      <Radios
        legend={t.base}
        name="official-workbook"
        value={chosen ?? ''}
        choices={[
          ...workbooks.map(({ id, edition, fileName, createdAt, byteLength }) => ({
            value: id,
            label: t.edition(edition, fileName),
            hint: t.hint(<When at={createdAt} short />, fileSize(byteLength)),
          })),
          { value: '', label: t.own, hint: t.ownHint },
        ]}
        onChoose={onChoose}
      />
      {mayChange ? (
        <>
          <WorkbookUpload consortiumId={consortiumId} onKept={onChoose} />
          {workbooks.length > 0 ? (
            <details>
              <summary className="flex min-h-11 w-fit cursor-pointer items-center text-accent underline">
                {t.mine}
              </summary>
              <ul>
                {workbooks.map((workbook) => (
                  <Removable key={workbook.id} workbook={workbook} />
                ))}
              </ul>
            </details>
          ) : null}
        </>
      ) : null}
    </div>
  );
}

function Removable({ workbook: { id, fileName } }: { readonly workbook: Workbook }): ReactNode {
  const t = useTexts(TEXTS);
  const [asking, setAsking] = useState(false);
  const change = useChange(officeRemoveWorkbook);
  const remove = async (): Promise<void> => {
    if (await change.send({ input: { id } })) setAsking(false);
  };
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 border-t border-hairline py-1">
      <span className="min-w-0">{fileName}</span>
      <Button look="quiet" aria-label={t.removeNamed(fileName)} onClick={() => setAsking(true)}>
        {t.remove}
      </Button>
      <Dialog
        title={t.sure}
        open={asking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button look="second" onClick={() => setAsking(false)}>
              {t.keep}
            </Button>
            <Button look="danger" busy={change.sending} onClick={() => void remove()}>
              {t.removeNow}
            </Button>
          </>
        }
      >
        <p className="font-bold">{fileName}</p>
        <p>{t.sureBody}</p>
        <Problems problems={change.problems} />
      </Dialog>
    </li>
  );
}
