import type { Problem } from '@renkei/api-client';
import { useEffect, useRef, useState, type ComponentProps, type FormEvent, type ReactNode } from 'react';
import { texts, useTexts } from '../language/language.ts';
import { Checkbox, TextInput } from '../ui/field.tsx';

const TEXTS = texts({
  ja: { show: 'パスワードを表示する', empty: (label: string) => `${label}を入れてください。` },
  en: { show: 'Show the password', empty: (label: string) => `Please enter: ${label}.` },
});

/**
 * A form whose values are read when it is sent, so that what a password manager filled in counts as well. Secrets are
 * never kept. The first field with a problem gets the focus.
 */
export function Form({
  problems,
  onSend,
  children,
}: {
  readonly problems: readonly Problem[];
  readonly onSend: (values: Readonly<Record<string, string>>, form: HTMLFormElement) => void;
  readonly children: ReactNode;
}): ReactNode {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (problems.length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [problems]);
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const values = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]);
    onSend(Object.fromEntries(values) as Record<string, string>, event.currentTarget);
  };
  return (
    <form ref={form} noValidate onSubmit={send} className="flex flex-col gap-4">
      {children}
    </form>
  );
}

/** Problems about fields that were left empty: said at the field, in words, and not in the browser's fleeting bubble. */
export function emptyOnes(
  values: Readonly<Record<string, string>>,
  labels: Readonly<Record<string, { readonly ja: string; readonly en: string }>>,
): Problem[] {
  return Object.entries(labels)
    .filter(([name]) => (values[name] ?? '').trim() === '')
    .map(([name, { ja, en }]) => ({
      code: 'EMPTY',
      path: `input.${name}`,
      message: { ja: TEXTS.ja.empty(ja), en: TEXTS.en.empty(en) },
    }));
}

type PasswordProps = Omit<ComponentProps<typeof TextInput>, 'type'>;

/** Passwords are long and typed on phones: whoever types may look. */
export function PasswordInputs({ fields }: { readonly fields: readonly PasswordProps[] }): ReactNode {
  const t = useTexts(TEXTS);
  const [shown, setShown] = useState(false);
  return (
    <>
      {fields.map((field) => (
        <TextInput
          key={field.name}
          {...field}
          type={shown ? 'text' : 'password'}
          autoCapitalize="off"
          spellCheck={false}
          required
        />
      ))}
      <Checkbox label={t.show} checked={shown} onChange={({ target }) => setShown(target.checked)} />
    </>
  );
}
