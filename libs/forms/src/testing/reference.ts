import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

// The official forms and the samples live beside the checkout, and nowhere in it.
const FORMS = resolve('../shared/reference/it2025_yoshikikeisan_fukusu.xlsx');
const FILLED = resolve('../shared/samples/official-2025-filled-12.xlsx');

/** Whether tests that need the official workbook can run. */
export const hasOfficial = existsSync(FORMS) && existsSync(FILLED);

const read = (file: string) => new Uint8Array(readFileSync(file));
/** The 2025 workbook as downloaded. */
export const officialWorkbook = (): Uint8Array => read(FORMS);
/** The same, filled for twelve businesses and saved by another program. */
export const filledWorkbook = (): Uint8Array => read(FILLED);
