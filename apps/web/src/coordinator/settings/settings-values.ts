import { wholeNumber } from '../../ui/whole-number.ts';
import type { ChangeGroupSettingsMutationVariables, GroupSettingsQuery } from './settings.generated.ts';

export type Settings = GroupSettingsQuery['consortium'];
type Input = ChangeGroupSettingsMutationVariables['input'];

/** The form as it is typed; an empty text leaves the choice to the rules. */
export interface SettingsValues {
  readonly name: string;
  readonly prefecture: string;
  readonly ruleSet: Settings['ruleSet'];
  readonly scheduleId: string;
  readonly internalLeadBusinessDays: string;
  readonly needsApproval: boolean;
  readonly overCapPolicy: Settings['overCapPolicy'];
  readonly requestedAnalysisYen: string;
  readonly adminCapYen: string;
  readonly sharingKey: Settings['sharingKey'];
  readonly adminFeeBase: string;
  readonly analysisMemberCount: string;
  readonly productivityMean: string;
  readonly tierBoundary: string;
}

export function valuesOf(group: Settings): SettingsValues {
  return {
    name: group.name,
    prefecture: String(group.prefecture),
    ruleSet: group.ruleSet,
    scheduleId: group.scheduleId ?? '',
    internalLeadBusinessDays: String(group.internalLeadBusinessDays),
    needsApproval: group.needsApproval,
    overCapPolicy: group.overCapPolicy,
    requestedAnalysisYen: group.requestedAnalysisYen === null ? '' : String(group.requestedAnalysisYen),
    adminCapYen: group.adminCapYen === null ? '' : String(group.adminCapYen),
    sharingKey: group.sharingKey,
    adminFeeBase: group.readings.adminFeeBase ?? '',
    analysisMemberCount: group.readings.analysisMemberCount ?? '',
    productivityMean: group.readings.productivityMean ?? '',
    tierBoundary: group.readings.tierBoundary ?? '',
  };
}

/** What is no number although one was typed, by field. */
export function unreadable(values: SettingsValues): readonly (keyof SettingsValues)[] {
  const numbers = ['internalLeadBusinessDays', 'requestedAnalysisYen', 'adminCapYen'] as const;
  return numbers.filter((name) => values[name].trim() !== '' && wholeNumber(values[name]) === null);
}

/** Only what differs from the group as it is, so that what others changed meanwhile stays. */
export function changesOf(group: Settings, values: SettingsValues): Input | null {
  const before = valuesOf(group);
  const changed = (name: keyof SettingsValues): boolean => before[name] !== values[name];
  const readings = ['adminFeeBase', 'analysisMemberCount', 'productivityMean', 'tierBoundary'] as const;
  const input: Record<string, unknown> = {};
  if (changed('name')) input['name'] = values.name;
  if (changed('prefecture')) input['prefecture'] = Number(values.prefecture);
  for (const name of ['ruleSet', 'needsApproval', 'overCapPolicy', 'sharingKey'] as const) {
    if (changed(name)) input[name] = values[name];
  }
  if (changed('scheduleId')) input['scheduleId'] = values.scheduleId || null;
  if (changed('internalLeadBusinessDays'))
    input['internalLeadBusinessDays'] = wholeNumber(values.internalLeadBusinessDays) ?? 0;
  for (const name of ['requestedAnalysisYen', 'adminCapYen'] as const) {
    if (changed(name)) input[name] = wholeNumber(values[name]);
  }
  if (readings.some(changed)) {
    input['readings'] = Object.fromEntries(readings.map((name) => [name, values[name] || null]));
  }
  if (Object.keys(input).length === 0) return null;
  return { ...input, id: group.id, version: group.version };
}
