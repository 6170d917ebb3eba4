import { declarationsFor } from './declaration-data.ts';
import { pairFindings } from './deemed-same.ts';
import { findingOf } from './member-finding.ts';
import type { DeemedSameLink } from './counted-members.ts';
import type { Declaration, DeclarationCode } from './declarations.ts';
import type { EligibilityFinding, EligibilityInput, EligibilityMember } from './eligibility-terms.ts';
import type { RepresentativeType } from '../requirement-terms.ts';

function formFindings(member: EligibilityMember): readonly EligibilityFinding[] {
  const { name, role, legalForm } = member;
  if (legalForm === null) {
    return [
      findingOf(member, {
        code: 'LEGAL_FORM_UNKNOWN',
        severity: 'BLOCKER',
        message: {
          ja: `${name}が法人か個人事業主かわかりません。必要な書類が変わるので、選んでください。`,
          en: `It is not known whether ${name} is a corporation or a sole proprietor. Please choose: its papers depend on it.`,
        },
        clause: 'K25 p.24 (3-2)',
      }),
    ];
  }
  if (role !== 'REPRESENTATIVE' || legalForm === 'CORPORATION') return [];
  return [
    findingOf(member, {
      code: 'REPRESENTATIVE_NOT_CORPORATION',
      severity: 'BLOCKER',
      message: {
        ja: `代表事業者になれるのは法人だけです。${name}は個人事業主なので、別の法人を代表事業者にしてください。`,
        en: `Only a corporation can be the representative, and ${name} is a sole proprietor. Please choose a corporation.`,
      },
      clause: 'R25 第7条2二, K25 p.9 (2)(イ)',
      fix: { target: 'MEMBERS' },
    }),
  ];
}

/** Representatives (ii)–(iv) of R25 第7条2一 are named as bodies; only (i) must be an SME. */
function mustBeSme({ role }: EligibilityMember, type: RepresentativeType | null): boolean {
  return role === 'PARTICIPANT' || type === null || type === 'SME' || type === 'SME_WITH_STREET_BODY';
}

function smeFindings(
  member: EligibilityMember,
  type: RepresentativeType | null,
): readonly EligibilityFinding[] {
  const { name, sme } = member;
  if (sme.answer === 'YES' || !mustBeSme(member, type)) return [];
  if (sme.answer === 'NO') {
    return [
      findingOf(member, {
        code: 'NOT_SME',
        severity: 'BLOCKER',
        message: {
          ja: `${name}は、入っている数字では中小企業の範囲を超えています。業種・資本金・従業員数を確かめて、合っていればグループから外してください。`,
          en: `By the figures entered ${name} is above the SME limits. Please check industry, capital and employees; if they are right, leave it out.`,
        },
        clause: sme.clause,
      }),
    ];
  }
  return [
    findingOf(member, {
      code: 'SME_UNKNOWN',
      severity: 'WARNING',
      message: {
        ja: `${name}が中小企業に当たるかをまだ確かめられません。業種・資本金・従業員数を入れてください。`,
        en: `Whether ${name} is an SME cannot be checked yet. Please enter industry, capital and employees.`,
      },
      clause: sme.clause,
    }),
  ];
}

function microFindings(member: EligibilityMember): readonly EligibilityFinding[] {
  const { name, micro, claimsMicro } = member;
  if (!claimsMicro || micro.answer === 'YES') return [];
  if (micro.answer === 'NO') {
    return [
      findingOf(member, {
        code: 'MICRO_NOT_CONFIRMED',
        severity: 'WARNING',
        message: {
          ja: `${name}は「小規模事業者」になっていますが、入っている数字では範囲を超えています。規模か従業員数を見直してください。`,
          en: `${name} is entered as micro, but its figures are above the limit. Please check its size or its employees.`,
        },
        clause: micro.clause,
      }),
    ];
  }
  return [
    findingOf(member, {
      code: 'MICRO_UNKNOWN',
      severity: 'INFO',
      message: {
        ja: `${name}が小規模事業者に当たるかは、入っている数字だけでは決まりません。業種の区分を確かめてください。`,
        en: `The figures alone do not settle whether ${name} is micro. Please check which row of the table it belongs to.`,
      },
      clause: micro.clause,
    }),
  ];
}

function toolFindings(member: EligibilityMember): readonly EligibilityFinding[] {
  const { id, name, role, usesTools } = member;
  if (usesTools) return [];
  if (role === 'REPRESENTATIVE') {
    return [
      findingOf(member, {
        code: 'REPRESENTATIVE_WITHOUT_TOOL',
        severity: 'INFO',
        message: {
          ja: `代表事業者の${name}はITツールを使いません。そのままで申請でき、効果報告の平均には入りません。`,
          en: `The representative ${name} uses no tool. That is fine; it is left out of the mean of the effect reports.`,
        },
        clause: 'K25 p.10, p.33',
        fix: { target: 'COSTS', memberId: id },
      }),
    ];
  }
  return [
    findingOf(member, {
      code: 'USES_NO_TOOL',
      severity: 'BLOCKER',
      message: {
        ja: `${name}はITツールを使わないので、構成員になれません。使うツールを足すか、グループから外してください。`,
        en: `${name} uses no tool and so cannot be a member. Please add its tool or leave it out.`,
      },
      clause: 'R25 第7条3二, K25 p.10',
      fix: { target: 'COSTS', memberId: id },
    }),
  ];
}

/** The relations of the links a member is part of. */
function named({ id }: EligibilityMember, links: readonly DeemedSameLink[]): ReadonlySet<DeclarationCode> {
  return new Set(links.filter(({ members }) => members.includes(id)).map(({ relation }) => relation));
}

function badAnswer(
  member: EligibilityMember,
  { code, topic, label, clause }: Declaration,
  links: readonly DeemedSameLink[],
): readonly EligibilityFinding[] {
  const { id, name } = member;
  const fix = { target: 'DECLARATIONS', memberId: id } as const;
  if (topic === 'DEEMED_SAME') {
    if (named(member, links).has(code)) return [];
    return [
      findingOf(member, {
        code: 'DEEMED_SAME_NOT_NAMED',
        severity: 'WARNING',
        subject: code,
        message: {
          ja: `${name}は「${label.ja}」があると答えています。相手がこのグループにいれば登録してください。相手がほかのグループなら、申請できるのはどちらか一方だけです。`,
          en: `${name} declared "${label.en}". Please name the other if it is in this group; if it is in another, only one of the two may apply.`,
        },
        clause,
      }),
    ];
  }
  const large = topic === 'DEEMED_LARGE';
  return [
    findingOf(member, {
      code: large ? 'DECLARED_DEEMED_LARGE' : 'DECLARED_NEVER_MEMBER',
      severity: 'BLOCKER',
      subject: code,
      message: {
        ja: `${name}は「${label.ja}」に当たると答えています。${large ? 'みなし大企業は' : 'この場合は'}構成員になれません。答えを確かめて、そのとおりならグループから外してください。`,
        en: `${name} declared "${label.en}"${large ? ' and is deemed a large firm' : ''}: it cannot be a member. Please check the answer; if it is right, leave it out.`,
      },
      clause,
      fix,
    }),
  ];
}

function declarationFindings(
  member: EligibilityMember,
  links: readonly DeemedSameLink[],
): readonly EligibilityFinding[] {
  const { id, name, role, declarations } = member;
  const answers = new Map(declarations.map(({ code, answer }) => [code, answer]));
  const owed = declarationsFor(role);
  const open = owed.filter(({ code }) => !answers.has(code)).length;
  const bad = owed.flatMap((declaration) => {
    const answer = answers.get(declaration.code);
    if (answer === undefined || answer === declaration.goodAnswer) return [];
    return badAnswer(member, declaration, links);
  });
  if (open === 0) return bad;
  return [
    ...bad,
    findingOf(member, {
      code: 'DECLARATION_MISSING',
      severity: 'BLOCKER',
      message: {
        ja: `${name}の確認の質問が、あと${open}問答えられていません。「はい」か「いいえ」で答えてもらってください。`,
        en: `${open} of the questions to ${name} are not answered yet. Please have them answered with yes or no.`,
      },
      clause: 'K25 p.15–16 (2-2-2), R25 第33条',
      fix: { target: 'DECLARATIONS', memberId: id },
    }),
  ];
}

/**
 * Who may be in the group (program rules §2), member by member and then pair by pair. A reason to look, never a ruling:
 * who is eligible is for the secretariat to say.
 *
 * Decisions of this product: an unanswered question blocks, unknown figures only warn (the secretariat judges by the
 * papers); deemed-same members count once and warn.
 */
export function eligibilityFindings(input: EligibilityInput): readonly EligibilityFinding[] {
  const { members, representativeType, deemedSame } = input;
  return [
    ...members.flatMap((member) => [
      ...formFindings(member),
      ...smeFindings(member, representativeType),
      ...microFindings(member),
      ...toolFindings(member),
      ...declarationFindings(member, deemedSame),
    ]),
    ...pairFindings(input),
  ];
}
