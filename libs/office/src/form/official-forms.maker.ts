import { Injectable } from '@nestjs/common';
import { CalculationService } from '@renkei/consortium';
import { zipStream } from '@renkei/documents';
import { TenantTransaction } from '@renkei/platform';
import { fileNameOf, XLSX } from '../shared/file-name.ts';
import {
  whole,
  type MadeOutput,
  type OutputMaker,
  type OutputOrder,
  type OutputProgress,
} from '../output/maker.ts';
import { otherYear } from './form-notes.ts';
import { filledForms, problemOf, readForms } from './forms-of-group.ts';

/** 様式1–8 of a group: the secretariat's workbook filled, or our own. */
@Injectable()
export class OfficialFormsMaker implements OutputMaker {
  readonly kinds = ['OFFICIAL_FORMS'] as const;
  readonly #transactions: TenantTransaction;
  readonly #calculations: CalculationService;

  constructor(transactions: TenantTransaction, calculations: CalculationService) {
    this.#transactions = transactions;
    this.#calculations = calculations;
  }

  async make(order: OutputOrder, progress: OutputProgress): Promise<MadeOutput> {
    const forms = await this.#transactions.read(order.viewer, (tx) =>
      readForms(tx, this.#calculations, order),
    );
    const { edition, workbooks, problems } = await filledForms(forms);
    const otherRules = otherYear(edition, forms.calculation.ruleSet.id);
    if (otherRules !== null) progress.tell(otherRules);
    forms.notes.forEach((note) => progress.tell(note));
    problems.forEach((problem) => progress.tell(problemOf(problem)));
    const name = (part: string, ending: string) =>
      fileNameOf(
        [forms.group.groupName, forms.template === null ? '様式1-8（控え）' : '様式1-8', part, order.today],
        ending,
      );
    const [first] = workbooks;
    if (workbooks.length === 1 && first !== undefined) {
      return { fileName: name('', 'xlsx'), mediaType: XLSX, bytes: whole(first.bytes) };
    }
    const parts = workbooks.map(({ bytes, part }) => ({
      name: name(`${part}-${workbooks.length}`, 'xlsx'),
      content: bytes,
    }));
    return { fileName: name('', 'zip'), mediaType: 'application/zip', bytes: zipStream(parts) };
  }
}
