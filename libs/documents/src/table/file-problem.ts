import type { Message } from '@renkei/kernel';

export type FileProblemCode =
  | 'EMPTY_FILE'
  | 'FILE_TOO_LARGE'
  | 'OLD_EXCEL'
  | 'PASSWORD_PROTECTED'
  | 'MACRO_WORKBOOK'
  | 'BINARY_WORKBOOK'
  | 'WEB_PAGE'
  | 'XML_SPREADSHEET'
  | 'OPEN_DOCUMENT'
  | 'PDF'
  | 'IMAGE'
  | 'OTHER_OFFICE_FILE'
  | 'OTHER_ARCHIVE'
  | 'UNKNOWN_TYPE'
  | 'BROKEN_XLSX'
  | 'TOO_MUCH_INSIDE'
  | 'UNSAFE_XML'
  | 'UNKNOWN_ENCODING'
  | 'BROKEN_CSV'
  | 'TOO_MANY_ROWS'
  | 'TOO_MANY_COLUMNS'
  | 'NO_CELLS';

/** Why a file could not be read, and what the person can do now. */
export interface FileProblem {
  readonly code: FileProblemCode;
  readonly message: Message;
}

const SAVE_AS_JA =
  'Excelで開き、『名前を付けて保存』→『Excelブック(.xlsx)』を選んで保存し、もう一度お選びください。';
const SAVE_AS_EN = 'Please open it in Excel, choose Save As, Excel Workbook (.xlsx), and select that file.';

const MESSAGES: Readonly<Record<FileProblemCode, Message>> = {
  EMPTY_FILE: {
    ja: 'ファイルの中身が空です。もとのファイルを開いて内容があるか確かめ、もう一度お選びください。',
    en: 'The file is empty. Please check that the original has content and select it again.',
  },
  FILE_TOO_LARGE: {
    ja: 'ファイルが大きすぎます。名簿のシートだけを新しいブックにコピーし、写真や図を除いて保存してからお選びください。',
    en: 'The file is too large. Please copy only the member list to a new workbook, without pictures, and select that.',
  },
  OLD_EXCEL: {
    ja: `昔の形式（.xls）のExcelファイルです。${SAVE_AS_JA}`,
    en: `This is an old Excel file (.xls). ${SAVE_AS_EN}`,
  },
  PASSWORD_PROTECTED: {
    ja: 'パスワードで保護されているため、中を読めません。Excelで開き、『ファイル』→『情報』→『ブックの保護』→『パスワードを使用して暗号化』でパスワードを消して保存し、もう一度お選びください。',
    en: 'The file is protected with a password. Please open it in Excel, remove the password under File, Info, Protect Workbook, save it and select it again.',
  },
  MACRO_WORKBOOK: {
    ja: `マクロ付きのブック（.xlsm）は、安全のため受け取れません。${SAVE_AS_JA}`,
    en: `For safety, workbooks with macros (.xlsm) are not accepted. ${SAVE_AS_EN}`,
  },
  BINARY_WORKBOOK: {
    ja: `バイナリ形式（.xlsb）のブックです。${SAVE_AS_JA}`,
    en: `This is a binary workbook (.xlsb). ${SAVE_AS_EN}`,
  },
  WEB_PAGE: {
    ja: `名前は表のファイルですが、中身はWebページ（HTML）です。${SAVE_AS_JA}`,
    en: `This is a web page (HTML), whatever its name says. ${SAVE_AS_EN}`,
  },
  XML_SPREADSHEET: {
    ja: `XML形式の表です。${SAVE_AS_JA}`,
    en: `This is an XML spreadsheet. ${SAVE_AS_EN}`,
  },
  OPEN_DOCUMENT: {
    ja: 'OpenDocument（.ods）の表です。『名前を付けて保存』→『Excelブック(.xlsx)』を選んで保存し、もう一度お選びください。',
    en: 'This is an OpenDocument spreadsheet (.ods). Please save it as an Excel Workbook (.xlsx) and select that file.',
  },
  PDF: {
    ja: 'PDFは表として読めません。もとのExcelファイル（.xlsx）かCSVをお選びください。',
    en: 'A PDF cannot be read as a table. Please select the original Excel file (.xlsx) or a CSV.',
  },
  IMAGE: {
    ja: '写真や画像は表として読めません。もとのExcelファイル（.xlsx）かCSVをお選びください。',
    en: 'A picture cannot be read as a table. Please select the original Excel file (.xlsx) or a CSV.',
  },
  OTHER_OFFICE_FILE: {
    ja: 'WordやPowerPointなど、Excel以外の文書です。表をExcelに貼り付け、『Excelブック(.xlsx)』で保存してお選びください。',
    en: 'This is a document of another program (Word, PowerPoint, …). Please paste the table into Excel, save it as .xlsx and select that file.',
  },
  OTHER_ARCHIVE: {
    ja: '圧縮ファイル（ZIPなど）です。展開して、中のExcelファイル（.xlsx）かCSVをお選びください。',
    en: 'This is an archive. Please extract it and select the Excel file (.xlsx) or CSV inside.',
  },
  UNKNOWN_TYPE: {
    ja: '表のファイルとして読めませんでした。Excelブック（.xlsx）かCSVをお選びください。',
    en: 'This could not be read as a table. Please select an Excel workbook (.xlsx) or a CSV.',
  },
  BROKEN_XLSX: {
    ja: `Excelファイルが途中で切れているか、壊れているようです。${SAVE_AS_JA}`,
    en: `The Excel file seems to be cut short or damaged. ${SAVE_AS_EN}`,
  },
  TOO_MUCH_INSIDE: {
    ja: 'ファイルを展開すると大きくなりすぎるため、読むのをやめました。名簿の部分だけを新しいブックに『値』で貼り付けて保存し、そちらをお選びください。',
    en: 'Unpacked, the file is too large to read. Please paste only the member list, as values, into a new workbook and select that.',
  },
  UNSAFE_XML: {
    ja: `Excelが作らない特殊な記述（DOCTYPE）が含まれているため、安全のため読みませんでした。${SAVE_AS_JA}`,
    en: `The file contains a declaration (DOCTYPE) that Excel never writes, so it was not read. ${SAVE_AS_EN}`,
  },
  UNKNOWN_ENCODING: {
    ja: '文字コードを読み取れませんでした。Excelで開き、『名前を付けて保存』→『CSV UTF-8（コンマ区切り）』か『Excelブック(.xlsx)』で保存し、もう一度お選びください。',
    en: 'The text encoding could not be read. Please open it in Excel and save it as CSV UTF-8 or as an Excel Workbook (.xlsx).',
  },
  BROKEN_CSV: {
    ja: '引用符（"）の対応が取れず、列の区切りを読み取れませんでした。Excelで開いて『Excelブック(.xlsx)』で保存し、もう一度お選びください。',
    en: 'The quotation marks (") do not pair up, so columns could not be told apart. Please open it in Excel and save it as .xlsx.',
  },
  TOO_MANY_ROWS: {
    ja: '行が多すぎます。名簿の部分だけを新しいブックに貼り付けて保存し、そちらをお選びください。',
    en: 'There are too many rows. Please paste only the member list into a new workbook and select that.',
  },
  TOO_MANY_COLUMNS: {
    ja: '列が多すぎます。名簿の部分だけを新しいブックに貼り付けて保存し、そちらをお選びください。',
    en: 'There are too many columns. Please paste only the member list into a new workbook and select that.',
  },
  NO_CELLS: {
    ja: '文字や数字の入ったマスが1つもありません。名簿の入ったファイルかどうかご確認ください。',
    en: 'No cell holds anything. Please check that this is the file with the list.',
  },
};

/** The problem for a code; `detail` is added behind its message (a limit, a place, a guess). */
export function fileProblem(code: FileProblemCode, detail?: Message): FileProblem {
  const { ja, en } = MESSAGES[code];
  return {
    code,
    message: detail === undefined ? { ja, en } : { ja: `${ja}（${detail.ja}）`, en: `${en} (${detail.en})` },
  };
}
