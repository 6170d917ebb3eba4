import { FORMATS, ROLES } from './look.ts';
import type { Format, Role } from './look.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

const NUMBER_FORMATS: Readonly<Record<Format, { readonly id: number; readonly code: string | null }>> = {
  GENERAL: { id: 0, code: null },
  TEXT: { id: 49, code: null },
  YEN: { id: 3, code: null },
  INTEGER: { id: 1, code: null },
  ONE: { id: 164, code: '#,##0.0' },
  TWO: { id: 4, code: null },
  PERCENT: { id: 165, code: '0.0%' },
  DATE: { id: 166, code: 'yyyy/mm/dd' },
  YEN_OR_EMPTY: { id: 167, code: '#,###' },
};

interface RoleLook {
  readonly font: number;
  readonly fill: number;
  readonly border: number;
  readonly alignment: string;
}

const WRAPPED = '<alignment vertical="center" wrapText="1"/>';
const ROLE_LOOKS: Readonly<Record<Role, RoleLook>> = {
  MARK: { font: 3, fill: 0, border: 0, alignment: '<alignment vertical="center"/>' },
  TITLE: { font: 2, fill: 0, border: 0, alignment: '<alignment vertical="center"/>' },
  NOTE: { font: 0, fill: 0, border: 0, alignment: '<alignment vertical="center"/>' },
  SECTION: { font: 1, fill: 0, border: 0, alignment: '<alignment vertical="center"/>' },
  HEADER: {
    font: 1,
    fill: 2,
    border: 1,
    alignment: '<alignment horizontal="center" vertical="center" wrapText="1"/>',
  },
  LABEL: { font: 0, fill: 0, border: 1, alignment: WRAPPED },
  INPUT: { font: 0, fill: 3, border: 1, alignment: WRAPPED },
  CALCULATED: { font: 0, fill: 0, border: 1, alignment: WRAPPED },
};

const SIDE = (name: string) => `<${name} style="thin"><color rgb="FF8A97A5"/></${name}>`;
const FACE = '<name val="游ゴシック"/><family val="3"/><charset val="128"/>';

/** Index into `cellXfs`. */
export function styleOf(role: Role, format: Format): number {
  return 1 + ROLES.indexOf(role) * FORMATS.length + FORMATS.indexOf(format);
}

function cellStyle(role: Role, format: Format): string {
  const { font, fill, border, alignment } = ROLE_LOOKS[role];
  const protection = role === 'INPUT' ? '<protection locked="0"/>' : '';
  return `<xf numFmtId="${String(NUMBER_FORMATS[format].id)}" fontId="${String(font)}" fillId="${String(fill)}" borderId="${String(border)}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">${alignment}${protection}</xf>`;
}

/** Every role in every format, and the red of the conditional formats (dxf 0). */
export function stylesXml(): string {
  const formats = Object.values(NUMBER_FORMATS).filter(({ code }) => code !== null);
  const styles = ROLES.flatMap((role) => FORMATS.map((format) => cellStyle(role, format)));
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="${String(formats.length)}">${formats
    .map(({ id, code }) => `<numFmt numFmtId="${String(id)}" formatCode="${String(code)}"/>`)
    .join(
      '',
    )}</numFmts><fonts count="4"><font><sz val="11"/>${FACE}</font><font><b/><sz val="11"/>${FACE}</font><font><b/><sz val="14"/>${FACE}</font><font><b/><sz val="11"/><color rgb="FFB3261E"/>${FACE}</font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7EDF3"/><bgColor indexed="64"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE3F4FB"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(SIDE).join('')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${String(styles.length + 1)}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${styles.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="1"><dxf><font><color rgb="FF8C1D18"/></font><fill><patternFill patternType="solid"><bgColor rgb="FFFFB4AB"/></patternFill></fill></dxf></dxfs></styleSheet>`;
}
