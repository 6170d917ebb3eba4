/** One row of a made-up list; what is left out is an empty cell. */
export interface FileRow {
  readonly name?: string;
  readonly number?: string;
  readonly invoice?: string;
  readonly form?: string;
  readonly size?: string;
  readonly address?: string;
  readonly role?: string;
  readonly software?: string;
  readonly functions?: string;
  readonly pc?: string;
}

const HEADINGS: readonly (readonly [keyof FileRow, string])[] = [
  ['name', '法人名/屋号'],
  ['number', '法人番号'],
  ['invoice', 'インボイス登録番号'],
  ['form', '組織形態'],
  ['size', '規模'],
  ['address', '住所'],
  ['role', '代表・参画'],
  ['software', 'ソフトウェア(税抜)'],
  ['functions', '機能'],
  ['pc', 'PC等(税抜)'],
];

/** The column letter of a field in `memberFile`. */
export function columnOf(field: keyof FileRow): string {
  return String.fromCharCode(65 + HEADINGS.findIndex(([name]) => name === field));
}

/** A plain list as CSV in UTF-8. Row numbers start at 2 below the headings. */
export function memberFile(rows: readonly FileRow[]): Buffer {
  const lines = rows.map((row) => HEADINGS.map(([field]) => `"${row[field] ?? ''}"`).join(','));
  return Buffer.from(`${HEADINGS.map(([, heading]) => heading).join(',')}\r\n${lines.join('\r\n')}\r\n`);
}

/** A company at an address of its own, with software of one function. */
export function shop(n: number, changes: FileRow = {}): FileRow {
  return {
    name: `見本𠮷${n}商店`,
    form: '会社',
    size: '中小企業',
    address: `福岡県福岡市中央区天神${n}-1`,
    role: '参画',
    software: '480000',
    functions: '会計',
    ...changes,
  };
}
