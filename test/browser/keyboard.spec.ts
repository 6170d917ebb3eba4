import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startProduct, type Product } from '../harness/product.ts';
import { Screens, type Device } from '../harness/screens.ts';
import { STREET_LIST } from './street-list.ts';

// The coordinator's main story without a mouse: Tab, arrows, Enter, Space and Escape.

const COORDINATOR = 'torimatome@example.jp';
const MINUTES_MS = 240_000;
const MOST_TABS = 200;

let product: Product;
let screens: Screens;
let device: Device;
let page: Page;

beforeAll(async () => {
  product = await startProduct();
  screens = await Screens.open(product);
  device = await screens.device();
  page = device.page;
  page.setDefaultTimeout(15_000);
}, MINUTES_MS);
afterAll(async () => {
  await screens?.close();
  await product?.close();
});

/** What a screen reader would call the focused element, about. */
const FOCUSED = `(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return '';
  const named = at.getAttribute('aria-label') ?? at.labels?.[0]?.innerText ?? at.innerText ?? '';
  return (named + ' ' + (at.getAttribute('name') ?? '')).trim();
})()`;

/** Presses Tab until what has the focus is called so. */
async function tabTo(name: string | RegExp): Promise<void> {
  const seen: string[] = [];
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate<string>(FOCUSED);
    if (typeof name === 'string' ? focused.includes(name) : name.test(focused)) return;
    seen.push(focused);
  }
  throw new Error(`Tab never reaches ${name}: ${[...new Set(seen)].join(' | ')}`);
}

async function press(name: string | RegExp): Promise<void> {
  await tabTo(name);
  await page.keyboard.press('Enter');
}

const arrive = (heading: string | RegExp) => page.getByRole('heading', { level: 1, name: heading }).waitFor();

it(
  'goes from the sign-in to a shared cap by keyboard alone',
  async () => {
    await device.open('/sign-in');
    await tabTo('メールアドレス');
    await page.keyboard.type(COORDINATOR);
    await tabTo('password');
    await page.keyboard.type(product.passwords.get(COORDINATOR)!);
    await page.keyboard.press('Enter');
    await arrive('グループ');

    await press('グループを作る');
    await arrive('グループを作る');
    await tabTo('グループの名前');
    await page.keyboard.type('見本鍵盤通り商店街グループ');
    await tabTo('代表事業者の都道府県');
    await page.keyboard.press('ArrowDown');
    await press('この内容でグループを作る');
    await arrive('見本鍵盤通り商店街グループ');
    await device.settled();

    await press('お店と費用');
    await arrive(/お店/);
    await device.settled();
    await press('読み込む');
    await arrive('名簿を取り込む');
    await device.settled();
    const chooser = page.waitForEvent('filechooser');
    await tabTo(/ファイルを選ぶ|ファイル/);
    await page.keyboard.press('Enter');
    await (
      await chooser
    ).setFiles({ name: '名簿.csv', mimeType: 'text/csv', buffer: Buffer.from(STREET_LIST) });
    await page.getByRole('textbox', { name: /5行目の「ソフトウェア/ }).waitFor();
    await tabTo(/5行目の「ソフトウェア/);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('4500000');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /13者を登録する/ }).waitFor();
    await device.settled();
    // after the last cell the focus is where one goes on
    const focused = await page.evaluate<string>(FOCUSED);
    if (/13者を登録する/.test(focused)) await page.keyboard.press('Enter');
    else await press(/13者を登録する/);
    await page.getByRole('link', { name: 'グループのホームへ' }).waitFor();
    await press('グループのホームへ');
    await arrive('見本鍵盤通り商店街グループ');
    await device.settled();
    expect(await page.locator('main').innerText()).toContain('上限いっぱいです');

    await press(/^なぜ/);
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.evaluate<string>(FOCUSED)).toMatch(/^なぜ/);

    await page.keyboard.press('Home');
    await page.locator('body').evaluate('(body) => body.ownerDocument.activeElement?.blur()');
    await press('もしも計算');
    await arrive(/もしも/);
    await device.settled();
    await press('この分け方にする: 1店あたりの上限をそろえる');
    await page.getByRole('dialog').waitFor();
    await press('この分け方に変える');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(device.complaints).toEqual([]);
  },
  MINUTES_MS,
);
