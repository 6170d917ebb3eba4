import type { FileIssue } from '@renkei/documents';
import type { ReadCell, SheetKey } from '@renkei/forms';
import type { OfficialFile } from './official-file.ts';

/** The sheets that are taken over; what is not understood on the others is only shown with its cell. */
const TAKEN_OVER: ReadonlySet<SheetKey> = new Set(['FORM1', 'FORM5', 'FORM6', 'FORM7']);
/** The rest is in the list of cells. */
const MOST_TOLD = 50;

/** What there is to say of the workbook as a whole: whose name is missing, and cells that are nobody's. */
export function officialIssues({ reading, layout, imported }: OfficialFile): FileIssue[] {
  const issues: FileIssue[] = [];
  const place = `${layout.sheets.FORM1.name}!${layout.form1.representativeName.cell}`;
  const isNamed = reading.members.some(({ role }) => role === 'REPRESENTATIVE');
  if (!isNamed && imported.length > 0) {
    issues.push({
      severity: 'warning',
      code: 'NO_REPRESENTATIVE',
      cell: place,
      message: {
        ja: '様式1の代表事業者名が空欄なので、どの事業者が代表か分かりません。入れてから取り込むか、取り込みのあとで代表事業者を登録してください。',
        en: 'The name of the representative is empty in 様式1. Please enter it, or enrol the representative after the import.',
      },
    });
  }
  if (!isNamed && reading.group.adminItems.length > 0) {
    issues.push({
      severity: 'warning',
      code: 'ADMIN_COSTS_OF_NOBODY',
      cell: place,
      message: {
        ja: '様式7の経費は代表事業者の費用として取り込みますが、代表事業者名が空欄なので取り込みません。',
        en: 'The costs of 様式7 are the representative’s, whose name is empty; they are not taken over.',
      },
    });
  }
  const ofMembers = new Set(imported.flatMap(({ issues: told }) => told.map(({ cell }) => cell)));
  const unread = reading.cells.filter(
    (cell) =>
      cell.state === 'NOT_UNDERSTOOD' &&
      TAKEN_OVER.has(cell.sheet) &&
      cell.text !== '' &&
      !ofMembers.has(addressOf(cell)),
  );
  for (const cell of unread.slice(0, MOST_TOLD)) {
    issues.push({
      severity: 'warning',
      code: 'CELL_NOT_UNDERSTOOD',
      cell: addressOf(cell),
      message: {
        ja: `「${short(cell.text)}」は取り込みません。${cell.message?.ja ?? ''}`,
        en: `“${short(cell.text)}” is not taken over. ${cell.message?.en ?? ''}`,
      },
    });
  }
  return issues;
}

export const addressOf = ({ sheetName, cell }: Pick<ReadCell, 'sheetName' | 'cell'>): string =>
  `${sheetName}!${cell}`;

const short = (text: string): string => {
  const characters = [...text.replace(/\s+/g, ' ')];
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : characters.join('');
};
