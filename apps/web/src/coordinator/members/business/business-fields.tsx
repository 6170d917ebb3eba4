import type { Problem } from '@renkei/api-client';
import { INDUSTRIES } from '@renkei/subsidy-rules';
import type { ReactNode } from 'react';
import { usePreferences, useSaid, useTexts } from '../../../language/language.ts';
import { PREFECTURE_CODES, prefectureName } from '../../../language/prefectures.ts';
import { Select, TextInput, YenInput } from '../../../ui/field.tsx';
import { problemAt } from '../../../ui/problems.tsx';
import { StateChip } from '../../../ui/state.tsx';
import { LABELS } from '../labels.ts';
import type { BusinessSize, Industry, LegalForm } from '../members.generated.ts';
import { checkAsTyped, noNumbers, type Facts, type NumberCheck } from './facts.ts';
import { BUSINESS_TEXTS } from './texts.ts';

const FORMS = [
  'CORPORATION',
  'SOLE_PROPRIETOR',
  'ASSOCIATION',
  'SHOKOKAI',
  'CHAMBER',
  'MEDICAL_WELFARE_SCHOOL',
  'NPO_OR_FOUNDATION',
  'OTHER',
] as const satisfies readonly LegalForm[];

const OUTSIDE_BUSINESS: ReadonlySet<keyof Facts> = new Set(['size', 'sharingWeight', 'requestedYen']);

/** Where the API says what is wrong with a field. */
export function factPath(key: keyof Facts): string {
  return OUTSIDE_BUSINESS.has(key) ? `input.${key}` : `input.business.${key}`;
}

/** The fields of a business and of its place in the group; numbers are checked as they are typed. */
export function BusinessFields({
  facts,
  onChange,
  problems,
  asked,
  withWeight,
  withRequest,
  sizeFrozen = false,
}: {
  readonly facts: Facts;
  readonly onChange: (facts: Facts) => void;
  readonly problems: readonly Problem[];
  /** It was tried to save it: now also half numbers are told of. */
  readonly asked: boolean;
  readonly withWeight: boolean;
  readonly withRequest: boolean;
  readonly sizeFrozen?: boolean;
}): ReactNode {
  const t = useTexts(BUSINESS_TEXTS);
  const labels = useTexts(LABELS);
  const say = useSaid();
  const { language } = usePreferences();
  const set = (change: Partial<Facts>): void => onChange({ ...facts, ...change });
  const wrong = asked ? noNumbers(facts) : [];
  const frame = (key: keyof Facts) => ({
    label: t.fields[key],
    hint: t.hints[key],
    problem:
      problemAt(problems, factPath(key)) ?? (wrong.some((one) => one === key) ? t.noNumber : undefined),
  });
  const text = (key: keyof Facts, rest: Readonly<Record<string, string | boolean>> = {}): ReactNode => (
    <TextInput
      {...frame(key)}
      {...rest}
      value={facts[key]}
      onChange={({ target }) => set({ [key]: target.value })}
    />
  );
  const numbers = checkAsTyped(facts);
  const checked = (key: 'corporateNumber' | 'invoiceNumber', check: NumberCheck): ReactNode => (
    <div>
      <TextInput
        {...frame(key)}
        problem={frame(key).problem ?? (check.message && say(check.message))}
        autoComplete="off"
        value={facts[key]}
        onChange={({ target }) => set({ [key]: target.value })}
      />
      <p role="status" className="mt-1 min-h-7 text-sm">
        {check.state === 'OK' ? <StateChip state="ok">{t.fits}</StateChip> : null}
        {check.state === 'TYPING' ? t.digits(check.count) : null}
      </p>
    </div>
  );
  return (
    <div className="flex flex-col gap-6">
      <Group legend={t.names}>
        {text('name', { required: true, autoComplete: 'off' })}
        {text('nameKana', { autoComplete: 'off' })}
        {text('representativeName', { autoComplete: 'off' })}
      </Group>
      <Group legend={t.numbers}>
        <Select
          {...frame('legalForm')}
          value={facts.legalForm}
          onChange={({ target }) => set({ legalForm: target.value as LegalForm })}
        >
          {FORMS.map((form) => (
            <option key={form} value={form}>
              {labels.form[form]}
            </option>
          ))}
        </Select>
        <Select
          {...frame('industry')}
          value={facts.industry}
          onChange={({ target }) => set({ industry: target.value as Industry | '' })}
        >
          <option value="">{t.choose}</option>
          {INDUSTRIES.map((industry) => (
            <option key={industry} value={industry}>
              {labels.industry[industry]}
            </option>
          ))}
        </Select>
        {checked('corporateNumber', numbers.corporate)}
        {checked('invoiceNumber', numbers.invoice)}
        <YenInput
          {...frame('capitalYen')}
          yen={facts.capitalYen}
          onYen={(capitalYen) => set({ capitalYen })}
        />
        <YenInput
          {...frame('regularEmployees')}
          unit={t.people}
          yen={facts.regularEmployees}
          onYen={(regularEmployees) => set({ regularEmployees })}
        />
      </Group>
      <Group legend={t.address}>
        {text('postalCode', { autoComplete: 'off', placeholder: t.postalCode })}
        <Select
          {...frame('prefecture')}
          value={facts.prefecture}
          onChange={({ target }) => set({ prefecture: target.value })}
        >
          <option value="">{t.choose}</option>
          {PREFECTURE_CODES.map((code) => (
            <option key={code} value={code}>
              {prefectureName(code, language)}
            </option>
          ))}
        </Select>
        {text('city', { autoComplete: 'off' })}
        {text('addressLine', { autoComplete: 'off' })}
      </Group>
      <Group legend={t.contact}>
        {text('phone', { type: 'tel', autoComplete: 'off' })}
        {text('email', { type: 'email', autoComplete: 'off' })}
      </Group>
      <Group legend={t.inGroup}>
        <Select
          {...frame('size')}
          {...(sizeFrozen ? { hint: t.frozenSize } : {})}
          disabled={sizeFrozen}
          value={facts.size}
          onChange={({ target }) => set({ size: target.value as BusinessSize })}
        >
          {(['SME', 'MICRO'] as const).map((size) => (
            <option key={size} value={size}>
              {labels.size[size]}
            </option>
          ))}
        </Select>
        {withWeight ? text('sharingWeight', { inputMode: 'numeric', autoComplete: 'off' }) : null}
        {withRequest ? (
          <YenInput
            {...frame('requestedYen')}
            disabled={sizeFrozen}
            yen={facts.requestedYen}
            onYen={(requestedYen) => set({ requestedYen })}
          />
        ) : null}
      </Group>
    </div>
  );
}

function Group({ legend, children }: { readonly legend: string; readonly children: ReactNode }): ReactNode {
  return (
    <fieldset>
      <legend className="mb-2 text-lg font-bold">{legend}</legend>
      <div className="grid gap-4 sm:grid-cols-2">{children}</div>
    </fieldset>
  );
}
