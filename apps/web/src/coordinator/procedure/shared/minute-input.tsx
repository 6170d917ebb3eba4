import type { ComponentProps, ReactNode } from 'react';
import { Field } from '../../../ui/field.tsx';

/** A minute of Japan's clock, `2026-06-02T17:00` or empty: no time zone of the device touches it. */
export function MinuteInput({
  label,
  hint,
  problem,
  required,
  value,
  onMinute,
}: Pick<ComponentProps<typeof Field>, 'label' | 'hint' | 'problem' | 'required'> & {
  readonly value: string;
  readonly onMinute: (minute: string) => void;
}): ReactNode {
  return (
    <Field label={label} hint={hint} problem={problem} required={required}>
      {(wiring) => (
        <input
          type="datetime-local"
          max="2099-12-31T23:59"
          {...wiring}
          value={value}
          onChange={({ target }) => onMinute(target.value.slice(0, 16))}
          className="min-h-11 w-full max-w-72 rounded-lg border border-line bg-white px-3 py-2 aria-invalid:border-2 aria-invalid:border-stop"
        />
      )}
    </Field>
  );
}
