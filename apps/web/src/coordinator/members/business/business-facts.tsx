import type { ReactNode } from 'react';
import { usePreferences, useTexts } from '../../../language/language.ts';
import { prefectureName } from '../../../language/prefectures.ts';
import { yenText } from '../../../language/money.ts';
import { LABELS } from '../labels.ts';
import type { MemberPageQuery } from '../member.generated.ts';
import { BUSINESS_TEXTS } from './texts.ts';

/** The business for whoever only reads. */
export function BusinessFacts({ member }: { readonly member: MemberPageQuery['member'] }): ReactNode {
  const t = useTexts(BUSINESS_TEXTS);
  const labels = useTexts(LABELS);
  const { language } = usePreferences();
  const { business, size } = member;
  const facts: readonly (readonly [string, string | number | null])[] = [
    [t.fields.nameKana, business.nameKana],
    [t.fields.representativeName, business.representativeName],
    [t.fields.legalForm, labels.form[business.legalForm]],
    [t.fields.industry, business.industry && labels.industry[business.industry]],
    [t.fields.size, labels.size[size]],
    [t.fields.corporateNumber, business.corporateNumber],
    [t.fields.invoiceNumber, business.invoiceNumber],
    [t.fields.capitalYen, business.capitalYen === null ? null : yenText(business.capitalYen, language)],
    [t.fields.regularEmployees, business.regularEmployees],
    [t.fields.postalCode, business.postalCode],
    [
      t.address,
      [
        business.prefecture ? prefectureName(business.prefecture, language) : '',
        business.city,
        business.addressLine,
      ]
        .filter(Boolean)
        .join(' '),
    ],
    [t.fields.phone, business.phone],
    [t.fields.email, business.email],
  ];
  return (
    <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
      {facts.map(([label, value]) => (
        <div key={label} className="border-b border-hairline py-1">
          <dt className="text-sm text-quiet">{label}</dt>
          <dd>{value === null || value === '' ? '—' : value}</dd>
        </div>
      ))}
    </dl>
  );
}
