import type { FormGroup, FormMember, FormTool, FormToolUse } from '../form-group.ts';
import type {
  AnalysisField,
  EditionLayout,
  InfrastructureField,
  ParticipantField,
  ProductivityField,
  ToolField,
  ToolUseField,
} from '../layout/layout.ts';
import type { FormValue } from './cell-value.ts';

/** One entry of a table: a value for every one of its columns. */
export type Entry<Field extends string> = Readonly<Record<Field, FormValue>>;

/** Everybody, the representative first. */
export function everybody(group: FormGroup): readonly FormMember[] {
  return [group.representative, ...group.participants];
}

const NO_PROFILE: Readonly<Record<Exclude<ParticipantField, 'number' | 'name' | 'size'>, null>> = {
  kana: null,
  corporateNumber: null,
  legalForm: null,
  industryMajor: null,
  industryMiddle: null,
  industryMinor: null,
  industryDetail: null,
  establishedOn: null,
  capitalYen: null,
  employees: null,
  officerTitle: null,
  officerFamilyName: null,
  officerGivenName: null,
  officerFamilyKana: null,
  officerGivenKana: null,
  postalCode: null,
  prefecture: null,
  city: null,
  addressLine: null,
  building: null,
  phone: null,
  website: null,
  contactDepartment: null,
  contactFamilyName: null,
  contactGivenName: null,
  contactFamilyKana: null,
  contactGivenKana: null,
  contactPhone: null,
  contactMobile: null,
  contactEmail: null,
};

/** 様式1: the participants, numbered in their order; the representative is only named above the table. */
export function participantEntries(group: FormGroup, { words }: EditionLayout): Entry<ParticipantField>[] {
  return group.participants.map((member, index) => ({
    ...(member.profile ?? NO_PROFILE),
    number: index + 1,
    name: member.name,
    size: words[member.size],
  }));
}

/** Sheet B: whoever has a productivity; a representative without tools has none and so is left out of the mean. */
export function productivityEntries(group: FormGroup): Entry<ProductivityField>[] {
  return everybody(group).flatMap(({ name, productivity }) =>
    productivity === null ? [] : [{ name, ...productivity }],
  );
}

export function toolEntries(group: FormGroup, part: FormTool['part']): Entry<ToolField>[] {
  return group.tools.filter((tool) => tool.part === part).map(({ part: _part, ...tool }) => tool);
}

/** 様式3 and 4: one line for every tool of every business, numbered line by line. */
export function toolUseEntries(
  group: FormGroup,
  part: FormToolUse['part'],
  { words }: EditionLayout,
): Entry<ToolUseField>[] {
  return everybody(group)
    .flatMap(({ name, uses }) => uses.filter((use) => use.part === part).map((use) => ({ name, use })))
    .map(({ name, use }, index) => ({
      number: index + 1,
      member: name,
      toolName: use.toolName,
      quantity: use.quantity,
      pays: use.pays ? words.pays : words.paysNot,
    }));
}

/** 様式5: every business that files anything there, the representative too; numbered in the order of the sheet. */
export function infrastructureEntries(
  group: FormGroup,
  { words }: EditionLayout,
): Entry<InfrastructureField>[] {
  return everybody(group).flatMap(({ name, size, costs }) => {
    const { softwareYen, pcYen, registerYen, requested } = costs;
    const amounts = {
      softwareYen,
      pcYen,
      registerYen,
      softwareRequestedYen: requested?.softwareYen ?? null,
      pcRequestedYen: requested?.pcYen ?? null,
      registerRequestedYen: requested?.registerYen ?? null,
    };
    const files = Object.values(amounts).some((yen) => yen !== null);
    return files ? [{ number: null, name, size: words[size], ...amounts }] : [];
  });
}

/** 様式6: every business that files anything there. */
export function analysisEntries(group: FormGroup): Entry<AnalysisField>[] {
  return everybody(group).flatMap(({ name, costs }) => {
    const amounts = {
      softwareYen: costs.analysisSoftwareYen,
      hardwareYen: costs.analysisHardwareYen,
      requestedYen: costs.analysisRequestedYen,
    };
    const files = Object.values(amounts).some((yen) => yen !== null);
    return files ? [{ number: null, name, ...amounts }] : [];
  });
}

/**
 * X25 shows the group's totals of 様式5 only when the first business listed has software (and its own 補助金申請額): the
 * first that has both is put first, else the first that has software; the others keep their order.
 */
export function softwareFirst(
  entries: readonly Entry<InfrastructureField>[],
): readonly Entry<InfrastructureField>[] {
  const whole = entries.findIndex(
    (entry) => entry.softwareYen !== null && entry.softwareRequestedYen !== null,
  );
  const first = whole >= 0 ? whole : entries.findIndex((entry) => entry.softwareYen !== null);
  const chosen = entries[first];
  if (chosen === undefined || first === 0) return entries;
  return [chosen, ...entries.slice(0, first), ...entries.slice(first + 1)];
}
