import type { FormGroup, FormMember, FormProfile, FormTool } from '@renkei/forms';
import { err, ok, type Message, type Result } from '@renkei/kernel';

/** A group as JSON: the keys of `FormGroup`, yen as whole numbers (as text from 2^53 on), an empty cell as null. */
export function formGroupJson(group: FormGroup): unknown {
  return JSON.parse(
    JSON.stringify(group, (_, value: unknown) =>
      typeof value !== 'bigint'
        ? value
        : value <= BigInt(Number.MAX_SAFE_INTEGER)
          ? Number(value)
          : value.toString(),
    ),
  );
}

export interface JsonProblem {
  /** `participants[2].costs.pcYen` */
  readonly path: string;
  readonly message: Message;
}

const PROFILE_TEXTS = [
  'kana',
  'corporateNumber',
  'legalForm',
  'industryMajor',
  'industryMiddle',
  'industryMinor',
  'industryDetail',
  'establishedOn',
  'officerTitle',
  'officerFamilyName',
  'officerGivenName',
  'officerFamilyKana',
  'officerGivenKana',
  'postalCode',
  'prefecture',
  'city',
  'addressLine',
  'building',
  'phone',
  'website',
  'contactDepartment',
  'contactFamilyName',
  'contactGivenName',
  'contactFamilyKana',
  'contactGivenKana',
  'contactPhone',
  'contactMobile',
  'contactEmail',
] as const satisfies readonly (keyof FormProfile)[];

type Dictionary = Readonly<Record<string, unknown>>;
const isDictionary = (value: unknown): value is Dictionary =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads values by their path and keeps what is wrong with them. A key that is left out is an empty cell. */
class Reader {
  readonly problems: JsonProblem[] = [];

  text(from: Dictionary, key: string, path: string): string | null {
    const value = from[key] ?? null;
    if (value === null || typeof value === 'string') return value;
    return this.#wrong(path, key, 'ここには文字か null を入れてください。', 'Please give text or null.');
  }

  yen(from: Dictionary, key: string, path: string): bigint | null {
    const value = from[key] ?? null;
    if (value === null) return null;
    if (typeof value === 'bigint' && value >= 0n) return value;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return BigInt(value);
    if (typeof value === 'string' && /^\d{1,15}$/.test(value)) return BigInt(value);
    return this.#wrong(
      path,
      key,
      '金額は0以上の整数（円）か null にしてください。',
      'Please give whole yen, 0 or more, or null.',
    );
  }

  count(from: Dictionary, key: string, path: string): number | null {
    const value = from[key] ?? null;
    if (value === null || (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0))
      return value;
    return this.#wrong(
      path,
      key,
      '0以上の整数か null にしてください。',
      'Please give a whole number, 0 or more, or null.',
    );
  }

  word<Word extends string>(
    from: Dictionary,
    key: string,
    path: string,
    words: readonly Word[],
    otherwise: Word,
  ): Word {
    const value = from[key] ?? otherwise;
    const word = words.find((each) => each === value);
    return (
      word ??
      this.#wrong(
        path,
        key,
        `${words.join('、')}のどれかにしてください。`,
        `Please give one of ${words.join(', ')}.`,
      ) ??
      otherwise
    );
  }

  object(from: Dictionary, key: string, path: string): Dictionary | null {
    const value = from[key] ?? null;
    if (value === null || isDictionary(value)) return value;
    return this.#wrong(path, key, '{ } の形にしてください。', 'Please give an object.');
  }

  list<T>(from: Dictionary, key: string, path: string, read: (each: Dictionary, path: string) => T): T[] {
    const value = from[key] ?? [];
    if (!Array.isArray(value)) {
      this.#wrong(path, key, '[ ] の形にしてください。', 'Please give a list.');
      return [];
    }
    return value.flatMap((each: unknown, index) => {
      const place = `${path}${key}[${String(index)}]`;
      if (isDictionary(each)) return [read(each, `${place}.`)];
      this.#wrong(place, '', '{ } の形にしてください。', 'Please give an object.');
      return [];
    });
  }

  #wrong(path: string, key: string, ja: string, en: string): null {
    this.problems.push({ path: `${path}${key}`, message: { ja, en } });
    return null;
  }
}

/** The group of a JSON document; every value of the wrong kind is a problem with its path. */
export function readFormGroup(json: unknown): Result<FormGroup, readonly JsonProblem[]> {
  if (!isDictionary(json)) {
    return err([{ path: '$', message: { ja: '{ } の形にしてください。', en: 'Please give an object.' } }]);
  }
  const reader = new Reader();
  const group: FormGroup = {
    groupName: reader.text(json, 'groupName', '') ?? '',
    representative: member(reader, reader.object(json, 'representative', '') ?? {}, 'representative.'),
    participants: reader.list(json, 'participants', '', (each, path) => member(reader, each, path)),
    tools: reader.list(json, 'tools', '', (each, path) => tool(reader, each, path)),
    analysisMemberCount: reader.count(json, 'analysisMemberCount', ''),
    analysisRequestedYen: reader.yen(json, 'analysisRequestedYen', ''),
    adminItems: reader.list(json, 'adminItems', '', (each, path) => ({
      item: reader.text(each, 'item', path) ?? '',
      description: reader.text(each, 'description', path),
      yen: reader.yen(each, 'yen', path) ?? 0n,
    })),
    adminRequestedYen: reader.yen(json, 'adminRequestedYen', ''),
    officeRequestedYen: reader.yen(json, 'officeRequestedYen', ''),
    expertRequestedYen: reader.yen(json, 'expertRequestedYen', ''),
  };
  return reader.problems.length > 0 ? err(reader.problems) : ok(group);
}

function member(reader: Reader, from: Dictionary, path: string): FormMember {
  const costs = reader.object(from, 'costs', path) ?? {};
  const requested = reader.object(costs, 'requested', `${path}costs.`);
  const profile = reader.object(from, 'profile', path);
  const productivity = reader.object(from, 'productivity', path);
  const yen = (key: string): bigint | null => reader.yen(costs, key, `${path}costs.`);
  const asked = (key: string): bigint | null => reader.yen(requested ?? {}, key, `${path}costs.requested.`);
  const figure = (key: string): string | null => reader.text(productivity ?? {}, key, `${path}productivity.`);
  return {
    id: reader.text(from, 'id', path),
    name: reader.text(from, 'name', path) ?? '',
    size: reader.word(from, 'size', path, ['SME', 'MICRO'], 'SME'),
    profile: profile && profileOf(reader, profile, `${path}profile.`),
    costs: {
      softwareYen: yen('softwareYen'),
      pcYen: yen('pcYen'),
      registerYen: yen('registerYen'),
      requested: requested && {
        softwareYen: asked('softwareYen'),
        pcYen: asked('pcYen'),
        registerYen: asked('registerYen'),
      },
      analysisSoftwareYen: yen('analysisSoftwareYen'),
      analysisHardwareYen: yen('analysisHardwareYen'),
      analysisRequestedYen: yen('analysisRequestedYen'),
    },
    uses: reader.list(from, 'uses', path, (each, place) => ({
      part: reader.word(each, 'part', place, PARTS, 'INFRASTRUCTURE'),
      toolName: reader.text(each, 'toolName', place) ?? '',
      quantity: reader.count(each, 'quantity', place) ?? 1,
      pays: each['pays'] !== false,
    })),
    productivity: productivity && {
      actual: figure('actual'),
      firstYear: figure('firstYear'),
      secondYear: figure('secondYear'),
    },
  };
}

const PARTS = ['INFRASTRUCTURE', 'ANALYSIS'] as const;

function tool(reader: Reader, from: Dictionary, path: string): FormTool {
  const text = (key: string): string | null => reader.text(from, key, path);
  return {
    part: reader.word(from, 'part', path, PARTS, 'INFRASTRUCTURE'),
    vendorName: text('vendorName'),
    name: text('name') ?? '',
    kind: text('kind'),
    summary: text('summary'),
    url: text('url'),
    number: text('number'),
  };
}

function profileOf(reader: Reader, from: Dictionary, path: string): FormProfile {
  const texts = Object.fromEntries(PROFILE_TEXTS.map((key) => [key, reader.text(from, key, path)]));
  return {
    ...(texts as Readonly<Record<(typeof PROFILE_TEXTS)[number], string | null>>),
    capitalYen: reader.yen(from, 'capitalYen', path),
    employees: reader.count(from, 'employees', path),
  };
}
