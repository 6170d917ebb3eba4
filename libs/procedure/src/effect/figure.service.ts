import { Injectable } from '@nestjs/common';
import { lockIfAble, MEMBER } from '@renkei/consortium';
import { formatYen, formatYenEn } from '@renkei/kernel';
import {
  Clock,
  leaveDerivation,
  notFound,
  ProblemList,
  refuse,
  refuseStale,
  TenantTransaction,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { FIGURE_COLUMNS, type FigureRow } from './effect-facts.ts';
import type { EnterEffectFiguresInput } from './effect.inputs.ts';

const EVIDENCE = 'input.sources';
/** As for a cost line; with it every productivity stays exact in JSON, also that of one employee of a minute a year. */
const MOST_FIGURE_YEN = 100_000_000_000n;
const YEN_FIELDS = ['operatingProfitYen', 'personnelCostYen', 'depreciationYen'] as const;

/** What merchants enter about their own business for the effect reports. */
@Injectable()
export class FigureService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  /**
   * Enters or corrects the five figures of one period, and which papers they were read from.
   * @throws ProblemsFound TOO_LARGE, ALREADY_ENTERED, STALE_VERSION, EVIDENCE_UNKNOWN, ALREADY_FILED (by the database: the report of
   *   that year is filed), CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  async enter(viewer: Viewer, input: EnterEffectFiguresInput): Promise<FigureRow> {
    checkYen(input);
    return this.#transactions.run(viewer, async (tx) => {
      const consortiumId = await this.#consortiumOf(tx, viewer, input.memberId);
      const row = await this.#write(tx, viewer, consortiumId, input);
      if (input.sources != null) await noteSources(tx, viewer, row, input.sources);
      await leaveDerivation(tx, consortiumId);
      return row;
    });
  }

  /** Two people of a member at once meet on the figure's own row. */
  async #consortiumOf(tx: Tx, viewer: Viewer, memberId: string): Promise<string> {
    const [row] = await tx.query<{ consortiumId: string }>(
      'SELECT consortium_id AS "consortiumId" FROM member WHERE id = $1',
      [memberId],
    );
    if (!row) throw notFound(MEMBER);
    await lockIfAble(tx, viewer, row.consortiumId);
    return row.consortiumId;
  }

  async #write(
    tx: Tx,
    viewer: Viewer,
    consortiumId: string,
    input: EnterEffectFiguresInput,
  ): Promise<FigureRow> {
    const values = [
      input.memberId,
      input.period,
      String(input.operatingProfitYen),
      String(input.personnelCostYen),
      String(input.depreciationYen),
      input.employees,
      input.hoursHundredths,
      viewer.userId,
      new Date(this.#clock.epochMs()),
    ];
    const inserted =
      input.version == null
        ? await tx.query<FigureRow>(
            `INSERT INTO effect_figure AS f (consortium_id, member_id, period, operating_profit_yen, personnel_cost_yen,
               depreciation_yen, employees, hours_hundredths, entered_by, entered_at)
             VALUES ($10, $1, $2, $3, $4, $5, $6, $7, $8, $9)
             ON CONFLICT (consortium_id, member_id, period) DO NOTHING RETURNING ${FIGURE_COLUMNS}`,
            [...values, consortiumId],
          )
        : await tx.query<FigureRow>(
            `UPDATE effect_figure f SET operating_profit_yen = $3, personnel_cost_yen = $4, depreciation_yen = $5,
               employees = $6, hours_hundredths = $7, entered_by = $8, entered_at = $9, version = f.version + 1
             WHERE f.member_id = $1 AND f.period = $2 AND f.version = $10 RETURNING ${FIGURE_COLUMNS}`,
            [...values, input.version],
          );
    return inserted[0] ?? refuseOther(tx, input);
  }
}

/** @throws ProblemsFound TOO_LARGE */
function checkYen(input: EnterEffectFiguresInput): void {
  const problems = new ProblemList();
  for (const field of YEN_FIELDS) {
    if (input[field] <= MOST_FIGURE_YEN && input[field] >= -MOST_FIGURE_YEN) continue;
    problems.add('TOO_LARGE', `input.${field}`, {
      ja: `金額は${formatYen(MOST_FIGURE_YEN)}までです。千円単位の数字を円にしていないか、桁をご確認ください。`,
      en: `An amount is at most ${formatYenEn(MOST_FIGURE_YEN)}. Please check its digits: they are yen, not thousands of yen.`,
    });
  }
  problems.throwIfAny();
}

/** Entered by somebody meanwhile: a repeat of the same figures is no change, other figures need the version. */
async function refuseOther(tx: Tx, input: EnterEffectFiguresInput): Promise<FigureRow> {
  const [there] = await tx.query<FigureRow>(
    `SELECT ${FIGURE_COLUMNS} FROM effect_figure f WHERE f.member_id = $1 AND f.period = $2`,
    [input.memberId, input.period],
  );
  if (!there) throw notFound(MEMBER);
  if (input.version != null) refuseStale(input.version, there.version);
  const same =
    there.operatingProfitYen === input.operatingProfitYen &&
    there.personnelCostYen === input.personnelCostYen &&
    there.depreciationYen === input.depreciationYen &&
    there.employees === input.employees &&
    there.hoursHundredths === input.hoursHundredths;
  if (same) return there;
  return refuse('ALREADY_ENTERED', 'input.version', {
    ja: 'この期間の数字は、もう入っています。いまの数字を読み直し、その版（version）を付けて直してください。',
    en: 'Figures of this period are there already. Please reload them and correct them with their version.',
  });
}

/** The papers named are all there are: others end. They are those of the member or of the group. */
async function noteSources(
  tx: Tx,
  viewer: Viewer,
  figure: FigureRow,
  sources: NonNullable<EnterEffectFiguresInput['sources']>,
): Promise<void> {
  const ids = sources.map(({ evidenceId }) => evidenceId);
  const fields = sources.map(({ field }) => field);
  const known = await tx.query<{ id: string }>(
    `SELECT id FROM evidence_file WHERE id = ANY ($1::uuid[]) AND consortium_id = $2
       AND (member_id = $3 OR member_id IS NULL) AND scan <> 'INFECTED'`,
    [ids, figure.consortiumId, figure.memberId],
  );
  const unknown = ids.findIndex((id) => !known.some((row) => row.id === id));
  if (unknown >= 0) {
    refuse('EVIDENCE_UNKNOWN', `${EVIDENCE}[${unknown}].evidenceId`, {
      ja: 'この書類は、この構成員の証憑にありません。先に書類を出してから、選んでください。',
      en: 'This member has no such paper. Please hand it in first and choose it then.',
    });
  }
  await tx.query(
    `UPDATE effect_figure_source s SET ended_at = now() WHERE s.figure_id = $1 AND s.ended_at IS NULL
       AND NOT EXISTS (SELECT FROM unnest($2::text[], $3::uuid[]) AS kept (field, id)
                       WHERE kept.field = s.field AND kept.id = s.evidence_id)`,
    [figure.id, fields, ids],
  );
  await tx.query(
    `INSERT INTO effect_figure_source (consortium_id, member_id, figure_id, field, evidence_id, noted_by)
     SELECT DISTINCT $1::uuid, $2::uuid, $3::uuid, named.field, named.id, $6::uuid
     FROM unnest($4::text[], $5::uuid[]) AS named (field, id)
     ON CONFLICT (figure_id, field, evidence_id) WHERE ended_at IS NULL DO NOTHING`,
    [figure.consortiumId, figure.memberId, figure.id, fields, ids, viewer.userId],
  );
}
