import type { LegalForm } from '@renkei/documents';
import { notFound, type Tx } from '@renkei/platform';
import { GROUP } from '@renkei/consortium';
import type { CostCategory, SoftwareFunction } from '@renkei/subsidy-rules';

/** What 様式1–8 ask for beyond the calculation, as it is stored. */
export interface FormRows {
  readonly groupName: string;
  /** In their order. */
  readonly members: readonly FormMemberRow[];
  readonly lines: readonly FormLineRow[];
  readonly figures: readonly FigureRow[];
}

export interface FormMemberRow {
  readonly id: string;
  readonly role: 'REPRESENTATIVE' | 'PARTICIPANT';
  readonly size: 'SME' | 'MICRO';
  readonly name: string;
  readonly kana: string;
  readonly legalForm: LegalForm;
  readonly corporateNumber: string | null;
  readonly capitalYen: bigint | null;
  readonly employees: number | null;
  readonly representativeName: string;
  readonly postalCode: string | null;
  readonly prefecture: number | null;
  readonly city: string;
  readonly addressLine: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly industryMajor: string | null;
  readonly industryMiddle: string | null;
  readonly industryMinor: string | null;
  readonly industryDetail: string | null;
  readonly establishedOn: string | null;
  readonly officerTitle: string | null;
  readonly officerFamilyName: string | null;
  readonly officerGivenName: string | null;
  readonly officerFamilyKana: string | null;
  readonly officerGivenKana: string | null;
  readonly building: string | null;
  readonly website: string | null;
  readonly contactDepartment: string | null;
  readonly contactFamilyName: string | null;
  readonly contactGivenName: string | null;
  readonly contactFamilyKana: string | null;
  readonly contactGivenKana: string | null;
  readonly contactPhone: string | null;
  readonly contactMobile: string | null;
}

export interface FormLineRow {
  readonly memberId: string;
  readonly category: CostCategory;
  readonly label: string;
  /** The tool's where the line names one. */
  readonly functions: readonly SoftwareFunction[];
  readonly unitPriceYen: bigint;
  readonly quantity: number;
  readonly toolName: string | null;
  readonly vendorName: string | null;
  readonly summary: string | null;
  readonly url: string | null;
  readonly toolNumber: string | null;
}

export interface FigureRow {
  readonly memberId: string;
  readonly period: 'BASE' | 'TARGET';
  readonly operatingProfit: bigint;
  readonly personnelCost: bigint;
  readonly depreciation: bigint;
  readonly employees: number;
  readonly hoursHundredths: number;
}

/** Four statements, whatever the size of the group. @throws AppError NOT_FOUND */
export async function readFormRows(tx: Tx, consortiumId: string): Promise<FormRows> {
  const [group] = await tx.query<{ name: string }>('SELECT name FROM consortium WHERE id = $1', [
    consortiumId,
  ]);
  if (!group) throw notFound(GROUP);
  const members = await tx.query<FormMemberRow>(
    `SELECT m.id, m.role, m.size, b.name, b.name_kana AS kana, b.legal_form AS "legalForm",
       b.corporate_number AS "corporateNumber", b.capital_yen AS "capitalYen", b.regular_employees AS employees,
       b.representative_name AS "representativeName", b.postal_code AS "postalCode", b.prefecture, b.city,
       b.address_line AS "addressLine", b.phone, b.email,
       p.industry_major AS "industryMajor", p.industry_middle AS "industryMiddle", p.industry_minor AS "industryMinor",
       p.industry_detail AS "industryDetail", p.established_on::text AS "establishedOn", p.officer_title AS "officerTitle",
       p.officer_family_name AS "officerFamilyName", p.officer_given_name AS "officerGivenName",
       p.officer_family_kana AS "officerFamilyKana", p.officer_given_kana AS "officerGivenKana", p.building, p.website,
       p.contact_department AS "contactDepartment", p.contact_family_name AS "contactFamilyName",
       p.contact_given_name AS "contactGivenName", p.contact_family_kana AS "contactFamilyKana",
       p.contact_given_kana AS "contactGivenKana", p.contact_phone AS "contactPhone", p.contact_mobile AS "contactMobile"
     FROM member m JOIN business b ON b.id = m.business_id LEFT JOIN form_profile p ON p.member_id = m.id
     WHERE m.consortium_id = $1 AND m.status = 'ENROLLED' ORDER BY m.position`,
    [consortiumId],
  );
  const lines = await tx.query<FormLineRow>(
    `SELECT l.member_id AS "memberId", l.category, l.label, coalesce(t.functions, l.functions)::text[] AS functions,
       l.unit_price_yen AS "unitPriceYen", l.quantity, t.name AS "toolName", v.name AS "vendorName", t.summary, t.url,
       t.tool_number AS "toolNumber"
     FROM cost_line l JOIN member m ON m.id = l.member_id LEFT JOIN tool t ON t.id = l.tool_id LEFT JOIN vendor v ON v.id = t.vendor_id
     WHERE l.consortium_id = $1 AND m.status = 'ENROLLED' ORDER BY m.position, l.position, l.id`,
    [consortiumId],
  );
  const figures = await tx.query<FigureRow>(
    `SELECT member_id AS "memberId", period, operating_profit_yen AS "operatingProfit",
       personnel_cost_yen AS "personnelCost", depreciation_yen AS depreciation, employees,
       hours_hundredths AS "hoursHundredths"
     FROM effect_figure WHERE consortium_id = $1 AND period IN ('BASE', 'TARGET')`,
    [consortiumId],
  );
  return { groupName: group.name, members, lines, figures };
}
