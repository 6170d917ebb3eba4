import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Message } from '@renkei/kernel';
import {
  checkLength,
  checkName,
  notFound,
  once,
  ProblemList,
  refuse,
  refuseStale,
  TenantTransaction,
  tidyLine,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { SOFTWARE_FUNCTIONS, type SoftwareFunction } from '@renkei/subsidy-rules';
import { lockConsortiumOf } from '../consortium/consortium.access.ts';
import { columnsOf, updateVersioned } from '../shared/rows.ts';
import { VENDOR, vendorById } from '../vendor/vendor.service.ts';
import { ToolEntity } from './tool.entity.ts';
import type { CreateToolInput, UpdateToolInput } from './tool.inputs.ts';

const TOOL: Message = { ja: 'ITツール', en: 'The tool' };

@Injectable()
export class ToolService {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  create(viewer: Viewer, input: CreateToolInput): Promise<ToolEntity> {
    return this.#transactions.run(viewer, async (tx) => {
      const id = await once(tx, viewer, 'createTool', input, async () => {
        const { id: consortiumId } = await lockConsortiumOf(tx, 'vendor', input.vendorId, VENDOR);
        const row = { ...checked({ ...NOTHING_MORE, ...input }), functions: inOrder(input.functions) };
        const toolId = randomUUID();
        await tx
          .repository(ToolEntity)
          .insert({ ...row, id: toolId, consortiumId, vendorId: input.vendorId });
        return toolId;
      });
      return toolById(tx, id);
    });
  }

  /** Changing the functions changes every line that names the tool. */
  update(viewer: Viewer, input: UpdateToolInput): Promise<ToolEntity> {
    return this.#transactions.run(viewer, async (tx) => {
      const { id: consortiumId } = await lockConsortiumOf(tx, 'tool', input.id, TOOL);
      const current = await toolById(tx, input.id);
      if (current.version !== input.version) refuseStale(input.version, current.version);
      const changes = {
        ...checked({ ...current, ...told(input) }),
        functions: inOrder(input.functions ?? current.functions),
        vendorId: input.vendorId ?? current.vendorId,
      };
      const vendor = await vendorById(tx, changes.vendorId);
      if (vendor.consortiumId !== consortiumId) {
        refuse('VENDOR_OF_OTHER_GROUP', 'input.vendorId', {
          ja: 'このIT提供事業者は別のグループの登録です。このグループの一覧からお選びください。',
          en: 'This vendor is entered in another of your groups. Please choose one of this group.',
        });
      }
      await updateVersioned(tx, ToolEntity, input, changes, TOOL);
      return toolById(tx, input.id);
    });
  }
}

async function toolById(tx: Tx, id: string): Promise<ToolEntity> {
  const [row] = await tx.query<ToolEntity>(
    `SELECT ${columnsOf(tx, ToolEntity, 't')} FROM tool t WHERE t.id = $1`,
    [id],
  );
  if (!row) throw notFound(TOOL);
  return row;
}

interface ToolWords {
  readonly name: string;
  readonly summary?: string | null | undefined;
  readonly url?: string | null | undefined;
  readonly toolNumber?: string | null | undefined;
}

const NOTHING_MORE = { summary: null, url: null, toolNumber: null } as const;

/** What an update says; what it leaves out is left to what is there. */
function told(input: UpdateToolInput): Partial<ToolWords> {
  const { name, summary, url, toolNumber } = input;
  return Object.fromEntries(
    Object.entries({ name, summary, url, toolNumber }).filter(([, value]) => value !== undefined),
  );
}

/** @throws ProblemsFound on the field: a name is needed, a URL is one, nothing is longer than 様式2 takes */
function checked(words: ToolWords) {
  const problems = new ProblemList();
  const name = tidyLine(words.name);
  checkName(problems, name, 'input.name');
  const tidy = (text: string | null | undefined): string | null => tidyLine(text ?? '') || null;
  const more = { summary: tidy(words.summary), url: tidy(words.url), toolNumber: tidy(words.toolNumber) };
  checkLength(problems, more.summary ?? '', 'input.summary', 1000);
  checkLength(problems, more.url ?? '', 'input.url', 500);
  checkLength(problems, more.toolNumber ?? '', 'input.toolNumber', 50);
  if (more.url !== null && !/^https?:\/\/\S+$/.test(more.url)) {
    problems.add('NOT_A_URL', 'input.url', {
      ja: 'https:// から始まるアドレスを入れてください。',
      en: 'Please give an address that begins with https://.',
    });
  }
  problems.throwIfAny();
  return { name, ...more };
}

/** Each function once, in the programme's order: equal sets are stored equal. */
export function inOrder(functions: readonly SoftwareFunction[]): SoftwareFunction[] {
  return SOFTWARE_FUNCTIONS.filter((each) => functions.includes(each));
}
