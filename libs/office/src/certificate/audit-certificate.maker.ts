import { Injectable } from '@nestjs/common';
import { exportChain, type Query } from '@renkei/audit/export';
import { tellFault, verifyFile } from '@renkei/audit/verify';
import { auditCertificatePaper } from '@renkei/paper';
import { ProblemsFound, refuse, TenantTransaction } from '@renkei/platform';
import { fileNameOf } from '../shared/file-name.ts';
import {
  whole,
  type MadeOutput,
  type OutputMaker,
  type OutputOrder,
  type OutputProgress,
} from '../output/maker.ts';
import {
  certificateFacts,
  certificateInput,
  MOST_CHECKPOINTS,
  type CertificateFacts,
} from './certificate-facts.ts';

const REPORT_EVERY_EVENTS = 2_000;

/**
 * What a group's record of operations was on that day, to be kept on paper. The chain is checked from its first event to
 * its last before anything is certified.
 */
@Injectable()
export class AuditCertificateMaker implements OutputMaker {
  readonly kinds = ['AUDIT_CERTIFICATE'] as const;
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  /** @throws ProblemsFound NO_SUCH_GROUP, AUDIT_NOT_IN_ORDER */
  async make(order: OutputOrder, progress: OutputProgress): Promise<MadeOutput> {
    const { consortiumId: chain, viewer, today, locale } = order;
    const facts = await this.#transactions.read(viewer, (tx) => certificateFacts(tx, chain));
    if (facts === null) {
      refuse('NO_SUCH_GROUP', null, {
        ja: 'このグループを見る権限がなくなったため、作れません。担当者の方に確かめてください。',
        en: 'You can no longer see this group, so the certificate cannot be made. Please ask its coordinator.',
      });
    }
    const query: Query = (sql, parameters) =>
      this.#transactions.read(viewer, (tx) => tx.query(sql, parameters));
    await refuseBroken(query, chain, facts, progress);
    if (facts.moreCheckpoints > 0) progress.tell(olderLeftOut(facts.moreCheckpoints));
    const printed = await auditCertificatePaper(certificateInput(order, facts));
    if (!printed.ok) throw new ProblemsFound([{ ...printed.error, path: null }]);
    for (const { code, message } of printed.value.missing) progress.tell({ code, path: null, message });
    const title = locale === 'ja' ? '操作記録の証明書' : 'Audit certificate';
    return {
      fileName: fileNameOf([facts.groupName, title, today], 'pdf'),
      mediaType: 'application/pdf',
      bytes: whole(printed.value.bytes),
    };
  }
}

/** Nothing is certified that the verifier would refuse: hashes, links, checkpoints and their signatures. */
async function refuseBroken(
  query: Query,
  chain: string,
  { head }: CertificateFacts,
  progress: OutputProgress,
): Promise<void> {
  const lines = watchedLines(exportChain(query, chain, head, head.occurredAt), head.seq, progress);
  const { fault } = await verifyFile(lines);
  if (fault === null) return;
  const { ja, en } = tellFault(fault);
  refuse('AUDIT_NOT_IN_ORDER', null, {
    ja: `操作の記録に合わないところがあるため、証明書を作れません。${ja} この表示のまま、管理者にお知らせください。`,
    en: `The record of operations is not in order, so no certificate can be made. ${en} Please tell the administrator exactly this.`,
  });
}

async function* watchedLines(
  lines: AsyncIterable<string>,
  total: number,
  progress: OutputProgress,
): AsyncGenerator<string> {
  let done = 0;
  for await (const line of lines) {
    if (done % REPORT_EVERY_EVENTS === 0) await progress.report(Math.min(done, total), total);
    done += 1;
    yield line;
  }
}

function olderLeftOut(count: number) {
  return {
    code: 'OLDER_CHECKPOINTS',
    path: null,
    message: {
      ja: `署名のある控えは、新しいものから${String(MOST_CHECKPOINTS)}件を載せました。それより古い${String(count)}件は、書き出した操作の記録で確かめられます。`,
      en: `The newest ${String(MOST_CHECKPOINTS)} signed checkpoints are printed. The ${String(count)} older ones are in the exported record.`,
    },
  };
}
