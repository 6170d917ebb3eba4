import { useId, type ComponentProps, type ReactNode } from 'react';
import { texts, useSaid, useTexts } from '../language/language.ts';
import type { Problem } from '@renkei/api-client';
import { Icon } from './icon.tsx';
import { wholeNumber } from './whole-number.ts';

const TEXTS = texts({
  ja: { required: '必須', optional: '任意', yen: '円' },
  en: { required: 'Required', optional: 'Optional', yen: 'yen' },
});

const BOX =
  'min-h-11 w-full rounded-lg border border-line bg-white px-3 py-2 aria-invalid:border-2 aria-invalid:border-stop ' +
  'disabled:bg-wash disabled:text-quiet';

interface Frame {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What to put right; a sentence, or the API's problem about this field. */
  readonly problem?: string | Problem | undefined | null;
  readonly required?: boolean | undefined;
  /** The label is read out and not shown: in a table whose column says it. */
  readonly labelHidden?: boolean;
}

interface Wiring {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly required: boolean | undefined;
}

/** Label, hint and problem around one control, wired for screen readers. */
export function Field({
  label,
  hint,
  problem,
  required,
  labelHidden = false,
  children,
}: Frame & { readonly children: (wiring: Wiring) => ReactNode }): ReactNode {
  const id = useId();
  const t = useTexts(TEXTS);
  const say = useSaid();
  const told = typeof problem === 'object' && problem ? say(problem.message) : problem;
  const described = [hint ? `${id}-hint` : '', told ? `${id}-problem` : ''].filter(Boolean).join(' ');
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'font-bold'}>
        {label}
        {required ? <span className="ml-2 text-sm font-normal text-stop">{t.required}</span> : null}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-quiet">
          {hint}
        </p>
      ) : null}
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': told ? true : undefined,
        required,
      })}
      {told ? (
        <p id={`${id}-problem`} className="flex items-start gap-1 text-stop">
          <Icon name="attention" size={20} />
          <span>{told}</span>
        </p>
      ) : null}
    </div>
  );
}

type Control<Tag extends 'input' | 'select' | 'textarea'> = Frame &
  Omit<ComponentProps<Tag>, 'className' | 'id'>;

function split<Props extends Frame>({ label, hint, problem, required, labelHidden, ...rest }: Props) {
  return { frame: { label, hint, problem, required, labelHidden: labelHidden ?? false }, rest };
}

export function TextInput(props: Control<'input'>): ReactNode {
  const { frame, rest } = split(props);
  return <Field {...frame}>{(wiring) => <input type="text" {...rest} {...wiring} className={BOX} />}</Field>;
}

export function TextArea(props: Control<'textarea'>): ReactNode {
  const { frame, rest } = split(props);
  return <Field {...frame}>{(wiring) => <textarea rows={4} {...rest} {...wiring} className={BOX} />}</Field>;
}

/** A date of the calendar, as the device likes to ask for it. Value `2026-06-02`, or empty. */
export function DateInput(props: Control<'input'>): ReactNode {
  const { frame, rest } = split(props);
  return (
    <Field {...frame}>
      {(wiring) => <input type="date" max="2099-12-31" {...rest} {...wiring} className={`${BOX} max-w-56`} />}
    </Field>
  );
}

export function Select(props: Control<'select'>): ReactNode {
  const { frame, rest } = split(props);
  return <Field {...frame}>{(wiring) => <select {...rest} {...wiring} className={BOX} />}</Field>;
}

/** Whole yen, typed with or without commas, in half or full width. `onYen` gets null while it is no number. */
export function YenInput({
  yen,
  onYen,
  unit,
  ...props
}: Omit<Control<'input'>, 'value' | 'onChange' | 'type'> & {
  readonly yen: string;
  readonly onYen: (text: string, yen: number | null) => void;
  readonly unit?: string;
}): ReactNode {
  const t = useTexts(TEXTS);
  const { frame, rest } = split(props);
  return (
    <Field {...frame}>
      {(wiring) => (
        <span className="flex items-center gap-2">
          <input
            {...rest}
            {...wiring}
            inputMode="numeric"
            autoComplete="off"
            value={yen}
            onChange={({ target }) => onYen(target.value, wholeNumber(target.value))}
            className={`${BOX} yen max-w-56`}
          />
          <span className="whitespace-nowrap">{unit ?? t.yen}</span>
        </span>
      )}
    </Field>
  );
}

export { wholeNumber } from './whole-number.ts';

export function Checkbox({
  label,
  hint,
  ...rest
}: Omit<ComponentProps<'input'>, 'className' | 'type'> & {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <div>
      <label className="flex min-h-11 cursor-pointer items-center gap-3 py-1">
        <input
          {...rest}
          type="checkbox"
          aria-describedby={hint ? id : undefined}
          className="size-6 shrink-0 accent-accent"
        />
        <span>{label}</span>
      </label>
      {hint ? (
        <p id={id} className="ml-9 text-sm text-quiet">
          {hint}
        </p>
      ) : null}
    </div>
  );
}

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
}

export function Radios<Value extends string>({
  legend,
  name,
  value,
  choices,
  onChoose,
  disabled = false,
}: {
  readonly legend: ReactNode;
  readonly name: string;
  readonly value: Value | null;
  readonly choices: readonly Choice<Value>[];
  readonly onChoose: (value: Value) => void;
  readonly disabled?: boolean;
}): ReactNode {
  return (
    <fieldset disabled={disabled} className="flex flex-col gap-1">
      <legend className="mb-1 font-bold">{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className="flex min-h-11 cursor-pointer items-center gap-3 py-1">
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={value === choice.value}
            onChange={() => onChoose(choice.value)}
            className="size-6 shrink-0 accent-accent"
          />
          <span>
            {choice.label}
            {choice.hint ? <span className="block text-sm text-quiet">{choice.hint}</span> : null}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
