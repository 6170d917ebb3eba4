import { constraintOf, ProblemsFound, type Problem } from '@renkei/platform';

type Explained = Readonly<Record<string, Problem>>;

/**
 * Runs writes whose last word the database has: what only it can see, such as another group's members. A violated
 * constraint named here becomes its problem and everything is rolled back; any other error is thrown on.
 */
export async function explainingConstraints<T>(problems: Explained, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const problem = problems[constraintOf(error)];
    if (problem === undefined) throw error;
    throw new ProblemsFound([problem]);
  }
}

/** The two constraints of the registry that sees across groups. They name no group: whose member it is stays there. */
export function takenElsewhere(path: string): Explained {
  return {
    business_in_one_group: {
      code: 'ALREADY_IN_A_GROUP',
      path,
      message: {
        ja: 'この番号の事業者は、ほかのグループに参加しています。1つの事業者が参加できるのは1グループだけです。番号に間違いがなければ、ご本人にご確認ください。',
        en: 'The business with this number is a member of another group, and a business may be in one only. If the number is right, please ask the business.',
      },
    },
    business_is_member_or_vendor: {
      code: 'VENDOR_CANNOT_BE_MEMBER',
      path,
      message: {
        ja: 'この番号はIT提供事業者として登録されています。IT提供事業者はグループの構成員になれません。番号をご確認ください。',
        en: 'This number is registered as a vendor, and a vendor may never be a member. Please check the number.',
      },
    },
  };
}
