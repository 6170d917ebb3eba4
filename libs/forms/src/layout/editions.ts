import { EDITION_2025 } from './edition-2025.ts';
import type { Edition, EditionLayout } from './layout.ts';

/** The layout of every edition we know; a new call is one more file of data. */
export const EDITION_LAYOUTS: Readonly<Record<Edition, EditionLayout>> = { '2025': EDITION_2025 };
