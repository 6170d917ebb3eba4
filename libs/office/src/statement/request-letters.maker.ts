import { Inject, Injectable } from '@nestjs/common';
import { dateOf, fromEpochMs, type LocalDate, type Message } from '@renkei/kernel';
import {
  requestFor,
  WHERE_TO_GET,
  type AppliedRequirement,
  type ReadinessCell,
  type ReadinessState,
} from '@renkei/lifecycle';
import { requestLettersPaper, type MissingPaper, type RequestLettersInput } from '@renkei/paper';
import { CONFIG, TenantTransaction, type ServerConfig, type Tx } from '@renkei/platform';
import { matrixOf, readReadinessFacts } from '@renkei/procedure';
import type { MadeOutput, OutputMaker, OutputOrder, OutputProgress } from '../output/maker.ts';
import {
  headOf,
  paperFile,
  readAsker,
  readGroupName,
  refuseYet,
  STEPS,
  type GroupName,
} from './statement.ts';

type Readiness = Awaited<ReturnType<typeof readReadinessFacts>>;

interface Facts {
  readonly group: GroupName;
  readonly readiness: Readiness;
  /** Days by 'member requirement': the group's own deadline. */
  readonly due: ReadonlyMap<string, LocalDate>;
  readonly asker: { readonly name: string; readonly email: string | null };
}

/** What is the member's turn. */
const LACKING: readonly ReadinessState[] = ['NOT_ASKED', 'ASKED', 'RETURNED', 'EXPIRES_BEFORE_SUBMISSION'];

/** 書類のお願い: a letter to everybody who still owes a paper for the application, or to one of them. */
@Injectable()
export class RequestLettersMaker implements OutputMaker {
  readonly kinds = ['REQUEST_LETTERS'] as const;
  readonly #transactions: TenantTransaction;
  readonly #publicUrl: string;

  constructor(
    transactions: TenantTransaction,
    @Inject(CONFIG) { publicUrl }: Pick<ServerConfig, 'publicUrl'>,
  ) {
    this.#transactions = transactions;
    this.#publicUrl = publicUrl;
  }

  /** @throws ProblemsFound ALREADY_FILED, NOBODY_LACKS_PAPERS; AppError NOT_FOUND */
  async make(order: OutputOrder, progress: OutputProgress): Promise<MadeOutput> {
    const facts = await this.#transactions.read(order.viewer, (tx) => readFacts(tx, order));
    await progress.report(1, STEPS);
    const input = this.#inputOf(order, facts);
    await progress.report(2, STEPS);
    const about = order.memberId === null ? '' : (input.letters[0]?.memberName ?? '');
    return paperFile(order, progress, facts.group, requestLettersPaper(input), about);
  }

  #inputOf(order: OutputOrder, facts: Facts): RequestLettersInput {
    const { group, readiness, asker } = facts;
    if (readiness.filed) refuseYet('ALREADY_FILED', ALREADY_FILED);
    const letters = lettersOf(facts, order.memberId);
    if (letters.length === 0) {
      refuseYet('NOBODY_LACKS_PAPERS', order.memberId === null ? NOBODY_LACKS : THIS_LACKS_NOTHING);
    }
    const representative = readiness.members.find(({ role }) => role === 'REPRESENTATIVE');
    const phone = representative?.row.business.phone ?? null;
    return {
      ...headOf(order, group),
      coordinator: {
        organisation: representative?.name ?? group.name,
        name: asker.name,
        contact: [
          ...(phone === null ? [] : [PHONE[order.locale](phone)]),
          ...(asker.email === null ? [] : [MAIL[order.locale](asker.email)]),
        ],
      },
      howToSend: howToSend(this.#publicUrl),
      letters,
    };
  }
}

async function readFacts(tx: Tx, order: OutputOrder): Promise<Facts> {
  const { consortiumId } = order;
  const group = await readGroupName(tx, consortiumId);
  const readiness = await readReadinessFacts(tx, consortiumId);
  const open = await tx.query<{ memberId: string; requirement: string; dueAt: Date }>(
    `SELECT o.member_id AS "memberId", split_part(o.key, ':', 2) AS requirement, min(o.due_at) AS "dueAt"
     FROM obligation o WHERE o.consortium_id = $1 AND o.status = 'OPEN'
       AND o.kind IN ('MEMBER_DOCUMENT', 'MEMBER_DOCUMENT_RENEWAL') GROUP BY 1, 2`,
    [consortiumId],
  );
  return {
    group,
    readiness,
    due: new Map(
      open.map(({ memberId, requirement, dueAt }) => [
        `${memberId} ${requirement}`,
        dateOf(fromEpochMs(dueAt.getTime())),
      ]),
    ),
    asker: await readAsker(tx, order),
  };
}

function lettersOf({ readiness, due }: Facts, only: string | null): RequestLettersInput['letters'] {
  const matrix = matrixOf(readiness);
  // the rows of the matrix are in the order of the members
  return readiness.members.flatMap(({ id, name, row }, index) => {
    if (only !== null && id !== only) return [];
    const papers = (matrix.rows[index]?.cells ?? []).flatMap((cell, column) => {
      const requirement = matrix.requirements[column];
      if (requirement === undefined || !LACKING.includes(cell.state)) return [];
      const day = due.get(`${id} ${cell.requirement}`) ?? null;
      return [paperOf(cell, requirement, matrix.submissionDay, day)];
    });
    if (papers.length === 0) return [];
    const soleProprietor = row.business.legalForm === 'SOLE_PROPRIETOR';
    return [{ memberName: name, soleProprietor, personName: row.business.representativeName, papers }];
  });
}

function paperOf(
  cell: ReadinessCell,
  requirement: AppliedRequirement,
  submissionDay: LocalDate | null,
  due: LocalDate | null,
): MissingPaper {
  return {
    name: requirement.label,
    reason: reasonOf(cell, requirement, submissionDay),
    whereToGet: WHERE_TO_GET[requirement.code],
    howLong: null,
    due,
  };
}

/** What is to be done, without the paper's name, which stands above it; null: it says no more than the name does. */
function reasonOf(
  cell: ReadinessCell,
  requirement: AppliedRequirement,
  submissionDay: LocalDate | null,
): Message | null {
  const { label, task } = requirement;
  const { ja, en } = requestFor(cell, requirement, submissionDay);
  if (cell.state === 'RETURNED' || cell.state === 'EXPIRES_BEFORE_SUBMISSION') {
    return { ja: withDates(ja.replace(`「${label.ja}」を`, '')), en };
  }
  const bare = { ja: task?.ja ?? `「${label.ja}」を送る`, en: task?.en ?? `Send: ${label.en}` };
  const [fresh, freshEn] = [ja.slice(bare.ja.length), en.slice(bare.en.length)];
  if (fresh === '') return null;
  return { ja: withDates(fresh.replace(/^（|）$/g, '')), en: freshEn.replace(/^ \(|\)$/g, '') };
}

/** '2026-09-28以降' → '2026年9月28日以降': a letter is read by people who write dates that way. */
function withDates(text: string): string {
  return text.replace(
    /(\d{4})-(\d{2})-(\d{2})/g,
    (_, year: string, month: string, day: string) => `${year}年${Number(month)}月${Number(day)}日`,
  );
}

function howToSend(publicUrl: string): Message[] {
  return [
    {
      ja: `次のページを開いて、お店の「書類」から送ってください。スマートフォンで撮った写真でも大丈夫です。${publicUrl}/`,
      en: `Open this page and send them under the papers of your business; a photo will do. ${publicUrl}/`,
    },
    {
      ja: 'むずかしいときは、とりまとめ担当に直接お渡しください。',
      en: 'If that is difficult, please hand them to the coordinator.',
    },
  ];
}

const PHONE = {
  ja: (phone: string) => `電話 ${phone}（代表事業者）`,
  en: (phone: string) => `Phone ${phone} (the representative)`,
} as const;
const MAIL = { ja: (mail: string) => `メール ${mail}`, en: (mail: string) => `E-mail ${mail}` } as const;

const ALREADY_FILED: Message = {
  ja: '申請はもう提出されているので、書類をお願いする必要はありません。事務局から差し戻されたら、また作れます。',
  en: 'The application is filed, so no papers need to be asked for. If it is returned, letters can be made again.',
};
const NOBODY_LACKS: Message = {
  ja: '書類の足りない構成員はいません。届いた書類を確かめるところは「書類の準備」の画面です。',
  en: 'Nobody lacks a paper. What arrived is looked through on the page Papers.',
};
const THIS_LACKS_NOTHING: Message = {
  ja: 'この構成員に足りない書類はありません。',
  en: 'This member lacks no paper.',
};
