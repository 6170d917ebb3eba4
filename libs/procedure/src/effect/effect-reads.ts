import { Injectable } from '@nestjs/common';
import { canonicalJson, type Message } from '@renkei/kernel';
import { TenantTransaction, type Tx, type Viewer } from '@renkei/platform';
import {
  checkFigures,
  groupEffect,
  type FigureCheck,
  type GroupEffect,
  type Interpretation,
} from '@renkei/subsidy-rules';
import { FIGURE_COLUMNS, readEffectFacts, type EffectFacts, type FigureRow } from './effect-facts.ts';
import { REPORT_COLUMNS, type EffectReportRow } from './effect-report.service.ts';
import type { EffectFigureSourceType, EffectMeanType, GroupEffectType } from './effect.type.ts';

/** Reads for many parents at once, in the order asked for. */
@Injectable()
export class EffectReads {
  readonly #transactions: TenantTransaction;

  constructor(transactions: TenantTransaction) {
    this.#transactions = transactions;
  }

  async reportsOf(viewer: Viewer, consortiumIds: readonly string[]): Promise<EffectReportRow[][]> {
    const rows = await this.#read<EffectReportRow>(
      viewer,
      `SELECT ${REPORT_COLUMNS} FROM effect_report r WHERE r.consortium_id = ANY ($1::uuid[]) ORDER BY r.year`,
      consortiumIds,
    );
    return consortiumIds.map((id) => rows.filter(({ consortiumId }) => consortiumId === id));
  }

  effectsOf(
    viewer: Viewer,
    consortiumIds: readonly string[],
    year: 1 | 2,
    grantedBefore: boolean,
  ): Promise<(GroupEffectType | null)[]> {
    return this.#transactions.read(viewer, async (tx: Tx) => {
      const facts = await readEffectFacts(tx, consortiumIds, year);
      return consortiumIds.map((id) => {
        const own = facts.get(id);
        return own === undefined ? null : effectType(own, year, grantedBefore);
      });
    });
  }

  /**
   * What is worth a second look in figures just entered, told to whoever entered them: a merchant sees no effect of the
   * group. Row-level security compares a member user's figures with its own only.
   */
  checksOf(viewer: Viewer, { consortiumId, memberId, period }: FigureRow): Promise<FigureCheck[]> {
    if (period === 'TARGET') return Promise.resolve([]);
    return this.#transactions.read(viewer, async (tx: Tx) => {
      const facts = await readEffectFacts(tx, [consortiumId], period === 'YEAR_2' ? 2 : 1);
      const entered = period === 'BASE' ? 'BASELINE' : 'REPORTED';
      return checkFigures(facts.get(consortiumId)?.members ?? []).filter(
        (check) => check.memberId === memberId && check.year === entered,
      );
    });
  }

  async figuresOf(viewer: Viewer, memberIds: readonly string[]): Promise<FigureRow[][]> {
    const rows = await this.#read<FigureRow>(
      viewer,
      `SELECT ${FIGURE_COLUMNS} FROM effect_figure f WHERE f.member_id = ANY ($1::uuid[])
       ORDER BY array_position(ARRAY['BASE', 'TARGET', 'YEAR_1', 'YEAR_2'], f.period)`,
      memberIds,
    );
    return memberIds.map((id) => rows.filter(({ memberId }) => memberId === id));
  }

  async sourcesOf(viewer: Viewer, figureIds: readonly string[]): Promise<EffectFigureSourceType[][]> {
    const rows = await this.#read<EffectFigureSourceType & { readonly figureId: string }>(
      viewer,
      `SELECT s.figure_id AS "figureId", s.field, s.evidence_id AS "evidenceId", e.file_name AS "fileName",
         e.content_sha256 AS "contentSha256"
       FROM effect_figure_source s JOIN evidence_file e ON e.id = s.evidence_id
       WHERE s.figure_id = ANY ($1::uuid[]) AND s.ended_at IS NULL ORDER BY s.field, e.file_name, e.id`,
      figureIds,
    );
    return figureIds.map((id) => rows.filter(({ figureId }) => figureId === id));
  }

  async documentsOf(viewer: Viewer, reportIds: readonly string[]): Promise<(string | null)[]> {
    const rows = await this.#read<{ readonly id: string; readonly document: unknown }>(
      viewer,
      `SELECT wanted.id, filed.document FROM unnest($1::uuid[]) AS wanted (id)
       CROSS JOIN LATERAL filed_report(wanted.id) AS filed`,
      reportIds,
    );
    const byId = new Map(rows.map(({ id, document }) => [id, canonicalJson(document)]));
    return reportIds.map((id) => byId.get(id) ?? null);
  }

  #read<Row>(viewer: Viewer, sql: string, ids: readonly string[]): Promise<Row[]> {
    return this.#transactions.read(viewer, (tx) => tx.query<Row>(sql, [ids]));
  }
}

function effectType(facts: EffectFacts, year: 1 | 2, grantedBefore: boolean): GroupEffectType {
  const effect = groupEffect({ ...facts, grantedBefore, years: year });
  return {
    year,
    targetPercent: effect.target.percent,
    complete: effect.complete,
    counted: effect.counted,
    leftOut: effect.leftOut,
    missing: effect.missing.map(({ id, ...rest }) => ({ memberId: id, ...rest })),
    means: (['arithmetic', 'geometric'] as const).map((mean) => meanType(effect, mean)),
    checks: checkFigures(facts.members),
    sentence: effect.sentence,
  };
}

/** A thousandfold a year: nobody's figures but mistyped ones, and a number no GraphQL Int holds is not far away. */
const MOST_PERMILLE = 1_000_000n;
const BEYOND: Message = {
  ja: '事業前の数字と報告の数字がかけ離れていて、伸び率を出せません。けた（円・時間・人数）をご確認ください。',
  en: 'The figures before the project and the reported ones are too far apart for a rate. Please check their digits: yen, hours, employees.',
};

function meanType(effect: GroupEffect, mean: Interpretation['productivityMean']): EffectMeanType {
  const { growth, distanceToTarget, ...figures } = effect[mean];
  const shown = growth.computable && growth.permille <= MOST_PERMILLE ? growth.permille : null;
  return {
    mean,
    official: effect.official === mean,
    ...figures,
    growthPermille: shown === null ? null : Number(shown),
    noGrowth: shown === null ? (growth.computable ? BEYOND : growth.message) : null,
    distanceHundredths: distanceToTarget,
  };
}
