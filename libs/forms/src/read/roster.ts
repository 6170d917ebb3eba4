import { normaliseForComparison } from '@renkei/kernel';
import type { Message } from '@renkei/kernel';
import type { BusinessSize } from '@renkei/subsidy-rules';
import type {
  FormMember,
  FormMemberCosts,
  FormProductivity,
  FormProfile,
  FormToolUse,
} from '../form-group.ts';
import type { MemberSources, ReadMember } from './reading.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A business while the sheets are read one after the other. */
export interface Business {
  readonly role: 'REPRESENTATIVE' | 'PARTICIPANT';
  name: string;
  /** No. of 様式1. */
  number: number | null;
  form1Row: number | null;
  profile: FormProfile | null;
  size: BusinessSize | null;
  readonly costs: Mutable<FormMemberCosts>;
  readonly uses: FormToolUse[];
  productivity: FormProductivity | null;
  readonly sources: Mutable<MemberSources>;
}

export function newBusiness(role: Business['role'], name: string): Business {
  return {
    role,
    name,
    number: null,
    form1Row: null,
    profile: null,
    size: null,
    costs: {
      softwareYen: null,
      pcYen: null,
      registerYen: null,
      requested: null,
      analysisSoftwareYen: null,
      analysisHardwareYen: null,
      analysisRequestedYen: null,
    },
    uses: [],
    productivity: null,
    sources: {},
  };
}

export function toReadMember(business: Business): ReadMember {
  const { role, name, profile, size, costs, uses, productivity, form1Row, sources } = business;
  const member: FormMember = { id: null, name, size: size ?? 'SME', profile, costs, uses, productivity };
  return { role, member, form1Row, sources, sizeAssumed: size === null };
}

/** The name without what only says its legal form, and without 様 and 御中. */
function bareName(name: string): string {
  return normaliseForComparison(name)
    .replace(/(?:株式|有限|合名|合資|合同)会社|(?:様|御中)$/g, '')
    .replace(/[・･.,、。'’"”()「」-]/g, '');
}

export interface Found {
  readonly business: Business;
  /** What to say about the name cell. */
  readonly aboutName: Message | null;
  /** What to say about the number cell. */
  readonly aboutNumber: Message | null;
  readonly isNew: boolean;
}

const NOT_IN_FORM1: Message = {
  ja: '様式1にこの事業者の行がありません。様式1にも入れてください。',
  en: 'There is no row of this business in 様式1. Please enter it there as well.',
};
const SAME_NAME: Message = {
  ja: '同じ名前の事業者が複数あり、No.でも分からないため、行の順で対応させました。ご確認ください。',
  en: 'Several businesses have this name and the No. does not tell them apart; they were matched in their order. Please check.',
};

function otherName(name: string): Message {
  return {
    ja: `様式1では「${name}」です。同じ事業者として読みました。ご確認ください。`,
    en: `It is called “${name}” in 様式1; it was taken for the same business. Please check.`,
  };
}
function otherNumber(number: number, name: string): Message {
  return {
    ja: `No.${String(number)}は様式1では「${name}」です。名前のほうで対応させました。No.をご確認ください。`,
    en: `No. ${String(number)} is “${name}” in 様式1; the name was followed. Please check the number.`,
  };
}

/** Who is in the group: told by 様式1, and by the other sheets as far as they name others. */
export class Roster {
  representative: Business | null = null;
  readonly participants: Business[] = [];

  all(): Business[] {
    return this.representative === null
      ? [...this.participants]
      : [this.representative, ...this.participants];
  }

  /**
   * The business an entry of another sheet belongs to: by name (spacing, ㈱ and (株) alike), the No. deciding among
   * equal names; by No. when the name is unknown or missing; else a business that 様式1 lacks. Never silently: what
   * does not agree is said. `used` are the businesses this sheet had before, `named` the names it holds.
   */
  find(
    number: number | null,
    name: string | null,
    used: ReadonlySet<Business>,
    named: ReadonlySet<string>,
  ): Found | null {
    const byNumber = this.#byNumber(number);
    if (name === null) {
      return byNumber === null
        ? null
        : { business: byNumber, aboutName: null, aboutNumber: null, isNew: false };
    }
    const key = normaliseForComparison(name);
    const same = this.all().filter((business) => normaliseForComparison(business.name) === key);
    if (same.length > 0) return this.#amongSame(same, byNumber, number, used);
    const bare = bareName(name);
    const alike = this.all().filter(
      (business) => bareName(business.name) === bare && !named.has(normaliseForComparison(business.name)),
    );
    const [only] = alike;
    if (bare !== '' && only !== undefined && alike.length === 1) {
      return { business: only, aboutName: otherName(only.name), aboutNumber: null, isNew: false };
    }
    if (byNumber !== null && !used.has(byNumber) && !named.has(normaliseForComparison(byNumber.name))) {
      return { business: byNumber, aboutName: otherName(byNumber.name), aboutNumber: null, isNew: false };
    }
    const business = newBusiness('PARTICIPANT', name);
    this.participants.push(business);
    return { business, aboutName: NOT_IN_FORM1, aboutNumber: null, isNew: true };
  }

  /** Null when no participant has the number, or several have. */
  #byNumber(number: number | null): Business | null {
    const found = number === null ? [] : this.participants.filter((business) => business.number === number);
    return found.length === 1 ? (found[0] ?? null) : null;
  }

  #amongSame(
    same: readonly Business[],
    byNumber: Business | null,
    number: number | null,
    used: ReadonlySet<Business>,
  ): Found {
    if (byNumber !== null && same.includes(byNumber)) {
      return { business: byNumber, aboutName: null, aboutNumber: null, isNew: false };
    }
    const open = same.filter((business) => !used.has(business));
    // With a No., the participant; the representative has none.
    const likely = number === null ? open : [...open.filter(({ role }) => role === 'PARTICIPANT'), ...open];
    const business = likely[0] ?? same[0];
    if (business === undefined) throw new RangeError('nothing to choose from');
    const aboutNumber =
      byNumber !== null && number !== null && business.role === 'PARTICIPANT'
        ? otherNumber(number, byNumber.name)
        : null;
    return {
      business,
      aboutName: open.length > 1 && number === null ? SAME_NAME : null,
      aboutNumber,
      isNew: false,
    };
  }
}
