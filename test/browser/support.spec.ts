import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startProduct, type Product } from '../harness/product.ts';
import { Screens, type Device } from '../harness/screens.ts';
import { HOMMACHI, MINATO, visitorOf } from './sample-ids.ts';

// Somebody of a support body looks after a group that gets into trouble, and can change nothing in it.

const READER = 'shien@example.jp';
const START_MS = 180_000;
/** Ten pages, also on a busy machine. */
const READING_MS = 180_000;

let product: Product;
let screens: Screens;
let desk: Device;

beforeAll(async () => {
  product = await startProduct();
  screens = await Screens.open(product);
  desk = await screens.deviceOf(READER);
}, START_MS);
afterAll(async () => {
  await screens?.close();
  await product?.close();
});

/** Buttons that show something or hand out a file. */
const READING = /^(なぜ？|表で見る|CSVで保存する|あと\d+件を見る|まだ)$/;
/** All but those in the heads of tables, which sort. */
const BUTTONS = 'button:not(th button)';

const card = () => desk.page.locator('main li', { has: desk.page.getByRole('link', { name: HOMMACHI }) });

/** Days until the application of the group has to be in, as its page of deadlines counts them. */
async function daysToApplication(): Promise<number> {
  const reader = await visitorOf(product, READER);
  const { consortia } = await reader.ask(
    `{ consortia(first: 1) { edges { node {
         obligations(first: 200, status: OPEN) { edges { node { kind daysLeft } } } } } } }`,
  );
  const owed = consortia.edges[0].node.obligations.edges as { node: { kind: string; daysLeft: number } }[];
  return owed.find(({ node }) => node.kind === 'GROUP_APPLICATION')!.node.daysLeft;
}

describe('a support body', () => {
  it('sees the groups that agreed to it, and why each stands where it stands', async () => {
    await desk.open('/');
    expect(await desk.heading()).toBe('見守っているグループ');
    const text = await card().innerText();
    expect(text).toContain('注意');
    expect(text).toMatch(/交付申請の締切まで\d+日で、書類の/);
    expect(await desk.page.getByText(MINATO).count()).toBe(0);
  });

  it('saves the list as a file that a spreadsheet opens', async () => {
    const arriving = desk.page.waitForEvent('download');
    await desk.page.getByRole('button', { name: 'この一覧をCSVで保存する' }).click();
    const file = await arriving;
    expect(file.suggestedFilename()).toBe('見守りグループ.csv');
    const [head, row, ...rest] = (await readFile(await file.path(), 'utf8')).split('\r\n');
    expect(head).toMatch(/^\uFEFFグループ,/);
    expect(row).toContain(HOMMACHI);
    expect(row).toContain('注意');
    expect(rest).toEqual(['']);
  });

  it(
    'reads every page of the group, where there is nothing to change it with',
    async () => {
      await card().getByRole('link', { name: HOMMACHI }).click();
      const menu = desk.page.getByRole('navigation', { name: 'このグループの画面' });
      await menu.waitFor();
      const pages = await menu
        .getByRole('link')
        .evaluateAll((links) => links.map(({ href }) => href as string));
      expect(pages).toHaveLength(10);
      const others: string[] = [];
      for (const page of pages) {
        await desk.open(page);
        const names = await desk.page
          .locator('main')
          .getByRole('button')
          .and(desk.page.locator(BUTTONS))
          .allInnerTexts();
        others.push(...names.filter((name) => !READING.test(name.trim())).map((name) => `${page}: ${name}`));
        expect(await desk.page.locator('main input[type="file"]').count()).toBe(0);
      }
      expect(others).toEqual([]);
      await desk.page.goto(pages.find((page) => page.endsWith('/readiness'))!);
      await desk.page.locator('main td').getByRole('button', { name: /まだ/ }).first().click();
      const paper = desk.page.getByRole('dialog');
      await paper.waitFor();
      expect(await paper.getByRole('button').count()).toBe(1);
      await paper.getByRole('button', { name: '閉じる' }).click();
      expect(desk.complaints).toEqual([]);
    },
    READING_MS,
  );

  it('sees the group turn red when its official deadline passes, with the reason in words', async () => {
    product.clock.letDaysPass((await daysToApplication()) + 1);
    await desk.open('/wall');
    // the worker's sweep notices it in its own time
    for (let tries = 0; tries < 40 && !(await card().innerText()).includes('過ぎています'); tries += 1) {
      await desk.page.waitForTimeout(250);
      await desk.page.reload();
      await desk.settled();
    }
    const text = await card().innerText();
    expect(text).toContain('要対応');
    expect(text).toMatch(/「交付申請を提出する」の締切を1日過ぎています/);
    expect(await desk.page.locator('main').innerText()).toContain(
      '1グループのうち、1グループに今すぐの対応が要ります。',
    );
    expect(await desk.axe()).toEqual([]);
  });
});
