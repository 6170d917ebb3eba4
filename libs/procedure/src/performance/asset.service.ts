import { Injectable } from '@nestjs/common';
import { lockConsortium } from '@renkei/consortium';
import {
  checkRequired,
  checkLength,
  Clock,
  ProblemList,
  refuse,
  refuseStale,
  TenantTransaction,
  tidyLine,
  type Tx,
  type Viewer,
} from '@renkei/platform';
import { cursorId, pageOf, type Connection, type PageArgs } from '@renkei/platform/graphql';

import type { DisposeAssetInput, UpdateAssetInput } from './asset.inputs.ts';
import { ASSET_COLUMNS, assetById, type AssetRow } from './asset.rows.ts';

const PLACE_LIMIT = 200;
const NOTE_LIMIT = 500;

/** 取得財産等管理台帳: what the group has to keep an eye on after the project (R25 第29条). */
@Injectable()
export class AssetService {
  readonly #transactions: TenantTransaction;
  readonly #clock: Clock;

  constructor(transactions: TenantTransaction, clock: Clock) {
    this.#transactions = transactions;
    this.#clock = clock;
  }

  /** @throws ProblemsFound TOO_LONG, STALE_VERSION, CONSORTIUM_CLOSED; AppError NOT_FOUND */
  update(viewer: Viewer, { id, version, place }: UpdateAssetInput): Promise<AssetRow> {
    const where = tidyLine(place);
    return this.#transactions.run(viewer, async (tx) => {
      await lockAsset(tx, id, version);
      const problems = new ProblemList();
      checkLength(problems, where, 'input.place', PLACE_LIMIT);
      problems.throwIfAny();
      await tx.query('UPDATE asset SET place = $2, version = version + 1 WHERE id = $1', [id, where]);
      return assetById(tx, id);
    });
  }

  /**
   * Records that an asset is gone. Its disposal is restricted (R25 第29条); whether it was approved is between the group
   * and the secretariat, so what happened is recorded.
   * @throws ProblemsFound REQUIRED, TOO_LONG, NOT_YET, OUT_OF_ORDER, ALREADY_DISPOSED, STALE_VERSION,
   *   CONSORTIUM_CLOSED; AppError NOT_FOUND
   */
  dispose(viewer: Viewer, { id, version, disposedOn, note }: DisposeAssetInput): Promise<AssetRow> {
    const why = tidyLine(note);
    return this.#transactions.run(viewer, async (tx) => {
      const asset = await lockAsset(tx, id, version);
      if (asset.disposedOn !== null) {
        refuse('ALREADY_DISPOSED', 'input.id', {
          ja: `この財産は${asset.disposedOn}に処分済みと記録されています。`,
          en: `This asset is recorded as disposed of on ${asset.disposedOn} already.`,
        });
      }
      const problems = new ProblemList();
      checkRequired(problems, why, 'input.note', NOTE_LIMIT, {
        ja: 'どのように処分したか（事務局の承認があればその番号も）を入れてください。',
        en: 'Please say how it was disposed of, with the approval of the secretariat where there is one.',
      });
      if (disposedOn > this.#clock.todayJst()) {
        problems.add('NOT_YET', 'input.disposedOn', {
          ja: '処分した日は今日までの日付で入れてください。処分が制限されている財産なので、予定の段階で事務局に確かめてください（R25 第29条）。',
          en: 'The day cannot lie ahead. Its disposal is restricted: please ask the secretariat beforehand (R25 第29条).',
        });
      } else if (disposedOn < asset.acquiredOn) {
        problems.add('OUT_OF_ORDER', 'input.disposedOn', {
          ja: `処分した日が取得した日（${asset.acquiredOn}）より前になっています。もう一度ご確認ください。`,
          en: `It was acquired on ${asset.acquiredOn} and cannot be disposed of before. Please check the day.`,
        });
      }
      problems.throwIfAny();
      await tx.query(
        'UPDATE asset SET disposed_on = $2, disposal_note = $3, version = version + 1 WHERE id = $1',
        [id, disposedOn, why],
      );
      return assetById(tx, id);
    });
  }

  /** A page of each group's assets in the order they were acquired, in one statement. */
  pagesOf(
    viewer: Viewer,
    consortiumIds: readonly string[],
    { first, after }: PageArgs,
  ): Promise<Connection<AssetRow>[]> {
    return this.#transactions.read(viewer, async (tx) => {
      const rows = await tx.query<AssetRow>(
        `SELECT page.* FROM unnest($1::uuid[]) AS g (id) CROSS JOIN LATERAL (
           SELECT ${ASSET_COLUMNS} FROM asset a
           WHERE a.consortium_id = g.id AND ($2::uuid IS NULL OR (a.acquired_on, a.id) > (
             SELECT l.acquired_on, l.id FROM asset l WHERE l.consortium_id = g.id AND l.id = $2))
           ORDER BY a.acquired_on, a.id LIMIT $3) AS page`,
        [consortiumIds, cursorId(after), first + 1],
      );
      return consortiumIds.map((id) =>
        pageOf(
          rows.filter(({ consortiumId }) => consortiumId === id),
          first,
          (row) => [row.id],
        ),
      );
    });
  }
}

/** @throws AppError NOT_FOUND; ProblemsFound STALE_VERSION, CONSORTIUM_CLOSED */
async function lockAsset(tx: Tx, id: string, version: number): Promise<AssetRow> {
  await lockConsortium(tx, (await assetById(tx, id)).consortiumId);
  const asset = await assetById(tx, id);
  if (asset.version !== version) refuseStale(version, asset.version);
  return asset;
}
