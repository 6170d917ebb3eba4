import type { SheetKey } from '../layout/layout.ts';

/**
 * What the empty workbook of 2025 (X25) prints besides the texts of the layout and '*': the cell and the
 * `fingerprint` of its text. The words themselves are not ours to copy; what else stands in the cell was typed by a
 * person.
 */
export const PRINTED_2025: Readonly<Record<SheetKey, string>> = {
  INDEX:
    'C9:4rtrqf C10:1jogxa5 C11:118s1vm C12:mzdak1 C13:184xs48 C14:184xs48 C15:5xmbvh C16:1okibrp C17:5xmbvh C18:qqas10 C19:shye6r C20:hnuovu',
  FORM1: 'G2:a7rj87 L4:19imv8n L5:gy85hu B7:v3i0d6 L7:180fo6t B8:kruiei L8:123c7bd L9:1wr8iku',
  PRODUCTIVITY_TOOL: 'I2:a7rj87 B4:1mlkvt7 B5:xdqyuf B23:1cwiwzg B24:rc4txe B25:1gmu5xj B26:qx9y4p',
  PRODUCTIVITY:
    'B4:9diqgo B5:29766s B6:kruiei G14:esahmf G15:q8oxam G16:bdt4bl G17:16vh18j G18:1yab5ta G19:fkev6j G20:1wdkkyl G21:iq8hcn G22:1nyhl7y G23:9itznv',
  FORM2: 'G2:a7rj87 B4:5aj3af B5:kruiei',
  FORM3: 'F2:a7rj87 B4:9k769z B5:kruiei',
  FORM4: 'F2:a7rj87 B4:9k769z B5:kruiei',
  INFRASTRUCTURE_TOOL: 'F2:a7rj87 C4:1hqsjxo C5:150r7fs C6:kruiei H18:1efnkh9 G41:9i6t7w',
  FORM5: 'J2:a7rj87 B4:d8jofu B5:1est5c B6:85sogp B7:1eq51fc B8:kruiei L15:1efnkh9',
  ANALYSIS_TOOL: 'E2:a7rj87 B4:1hqsjxo B5:1czl3we B6:kruiei',
  FORM6: 'G2:a7rj87 C4:1ltci3z C5:1est5c C6:vzv0g7 C7:1eq51fc C8:kruiei',
  FORM7: 'H2:a7rj87 B4:1mi7qe B5:1est5c B6:y2lyhs B7:oe0u0p B8:ewk5s B9:kruiei B11:cl50ao',
  FORM8: 'H2:a7rj87 B4:1azx3zs B5:15yvttg B6:1x0htr8',
};
