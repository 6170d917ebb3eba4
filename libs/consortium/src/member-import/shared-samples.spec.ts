import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { normaliseForComparison } from '@renkei/kernel';
import { newKey } from '@renkei/test/sample-values';
import { workbench, type Workbench } from '../../test/workbench.ts';
import { previewView } from './preview-view.ts';

interface Truth {
  readonly name: string;
  readonly houjin: string;
  readonly size: string;
  readonly emp: number;
  readonly soft: number;
  readonly fn: number;
  readonly serv: number;
  readonly pc: number;
  readonly reg: number;
  readonly ana: number;
}

/** Sample lists lie beside the checkout; a checkout without them skips this file, visibly. */
const folder = new URL('../../../../../shared/samples/', import.meta.url);
const present = existsSync(new URL('members-truth.json', folder));

(present ? describe : describe.skip)('the sample lists', () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await workbench();
  }, 60_000);
  afterAll(() => bench.close());

  it.each([
    ['members-utf8.csv', 12],
    ['members-shift_jis.csv', 10],
    ['messy-list.xlsx', 12],
  ])('%s is enrolled as it was meant', async (fileName, count) => {
    const group = await bench.group();
    const bytes = readFileSync(new URL(fileName, folder));
    const truth = JSON.parse(readFileSync(new URL('members-truth.json', folder), 'utf8')) as Truth[];
    const { id, version } = await bench.imports.upload(group.viewer, {
      consortiumId: group.id,
      fileName,
      bytes,
    });
    const preview = await bench.imports.preview(group.viewer, id);
    expect(preview && previewView(preview)).toMatchObject({
      canCommit: true,
      summary: { new: count, errors: 0 },
    });
    const key = newKey();
    await bench.imports.commit(group.viewer, { idempotencyKey: key, id, version });

    const stored = await bench.database.sql<{ name: string }>(
      `SELECT b.name, coalesce(b.corporate_number, '') AS houjin, m.size, b.regular_employees AS emp,
         sum(yen) FILTER (WHERE l.category = 'SOFTWARE')::int AS soft,
         coalesce(max(cardinality(l.functions)), 0) AS fn,
         coalesce(sum(yen) FILTER (WHERE l.category = 'SERVICE'), 0)::int AS serv,
         coalesce(sum(yen) FILTER (WHERE l.category = 'PC'), 0)::int AS pc,
         coalesce(sum(yen) FILTER (WHERE l.category = 'REGISTER'), 0)::int AS reg,
         coalesce(sum(yen) FILTER (WHERE l.category LIKE 'ANALYSIS%'), 0)::int AS ana
       FROM member m JOIN business b ON b.id = m.business_id
       LEFT JOIN (SELECT *, unit_price_yen * quantity AS yen FROM cost_line) l ON l.member_id = m.id
       WHERE m.consortium_id = $1 GROUP BY m.id, b.id ORDER BY m.position`,
      [group.id],
    );
    const meant = truth
      .filter(({ name }) => count === 12 || stored.some((row) => row.name === name))
      .map(({ name, houjin, size, emp, soft, fn, serv, pc, reg, ana }) => {
        const values = {
          houjin,
          size: size === '小規模事業者' ? 'MICRO' : 'SME',
          emp,
          soft,
          fn,
          serv,
          pc,
          reg,
          ana,
        };
        return { name, ...values };
      });
    expect(stored).toHaveLength(count);
    // the messy list writes ㈱, (株) and 株式会社 as they come
    const folded = (rows: readonly { name: string }[]) =>
      rows.map((row) => ({ ...row, name: normaliseForComparison(row.name) }));
    expect(folded(stored)).toEqual(folded(meant));
    // the businesses are free for the next file
    await bench.database.sql('UPDATE consortium SET closed_at = now() WHERE id = $1', [group.id]);
  });
});
