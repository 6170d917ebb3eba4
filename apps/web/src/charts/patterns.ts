import type { CSSProperties } from 'react';

/**
 * How the bars of all drawings look. At most five, told apart by pattern as well as by hue: on paper and to whoever sees
 * no red they stay different.
 */
export type Look = 'whole' | 'paid' | 'own' | 'cut' | 'closed' | 'ghost' | 'plain';

/** Lines at 45°, `ink` on white. */
const hatch = (ink: string, line: number, gap: number): string =>
  `repeating-linear-gradient(135deg, ${ink} 0 ${line}px, transparent ${line}px ${line + gap}px)`;

const LOOKS: Readonly<Record<Look, CSSProperties>> = {
  /** A sum that stands for itself. */
  whole: { backgroundColor: 'var(--color-solid-gray-420)' },
  /** What the subsidy pays. */
  paid: { backgroundColor: 'var(--color-accent)' },
  /** What somebody pays themselves. */
  own: {
    border: '2px solid var(--color-attention)',
    backgroundImage: 'radial-gradient(var(--color-attention) 1.5px, transparent 1.6px)',
    backgroundSize: '8px 8px',
  },
  /** What falls away on the way. */
  cut: { border: '1px solid var(--color-line)', backgroundImage: hatch('var(--color-line)', 2, 5) },
  /** Do not order yet. */
  closed: { border: '2px solid var(--color-stop)', backgroundImage: hatch('var(--color-stop)', 4, 6) },
  /** As it was before. */
  ghost: { border: '2px dashed var(--color-solid-gray-536)' },
  plain: { backgroundColor: 'var(--color-solid-gray-200)' },
};

export function lookOf(look: Look): CSSProperties {
  return LOOKS[look];
}
