import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startProduct, type Product } from '../harness/product.ts';
import { Screens, type Device } from '../harness/screens.ts';
import { MINATO } from './sample-ids.ts';

// Somebody who coordinates a group and has a shop in it, at a computer others use as well.

const PERSON = 'minato@example.jp';
const START_MS = 180_000;

let product: Product;
let screens: Screens;
let desk: Device;

beforeAll(async () => {
  product = await startProduct();
  screens = await Screens.open(product);
  desk = await screens.device();
}, START_MS);
afterAll(async () => {
  await screens?.close();
  await product?.close();
});

const button = (name: string | RegExp) => desk.page.getByRole('button', { name });
const heading = (name: string | RegExp) => desk.page.getByRole('heading', { level: 1, name });
const openMenu = () => button(/^(あなたのメニュー|Your menu)/).click();
const drafts = () =>
  desk.page.evaluate<string[]>(`Object.keys(localStorage).filter((key) => key.startsWith('renkei.draft.'))`);

async function typePassword(password: string): Promise<void> {
  await desk.page.getByLabel('メールアドレス').fill(PERSON);
  await desk.page.getByLabel(/^パスワード(?!を)/).fill(password);
  await button('サインインする').click();
}

describe('an account', () => {
  it('is told in plain words that the password is wrong, and what was typed stays', async () => {
    await desk.open('/account');
    expect(await desk.heading()).toBe('サインイン');
    await typePassword('kore-ha-chigau-0000');
    const told = desk.page.getByRole('alert');
    await told.first().waitFor();
    expect(await told.first().innerText()).toMatch(/メールアドレスかパスワード/);
    expect(await desk.page.getByLabel('メールアドレス').inputValue()).toBe(PERSON);
    expect(await desk.axe()).toEqual([]);
  });

  it('signs in and comes to the page it wanted', async () => {
    await typePassword(product.passwords.get(PERSON)!);
    await heading('アカウント').waitFor();
    await desk.settled();
  });

  it('chooses between its two roles, and changes over', async () => {
    await desk.open('/');
    expect(await desk.heading()).toBe('どの立場で使いますか');
    await button(/この立場で使う：.*お店/).click();
    await heading(/株式会社見本港まちづくり/).waitFor();
    await desk.settled();
    await openMenu();
    await button(`とりまとめ担当（代表事業者）：${MINATO}`).click();
    await desk.page.getByRole('link', { name: MINATO }).first().waitFor();
    await desk.settled();
    // what was the shop's is not the coordinator's
    await desk.open('/shop');
    await desk.page.getByText('いまはお店の担当として使っていません').waitFor();
  });

  it('reads English, and Japanese again', async () => {
    await desk.open('/groups');
    const japanese = await desk.heading();
    await openMenu();
    await button('English').click();
    await desk.page.locator('html[lang="en"]').waitFor();
    expect(await desk.heading()).not.toBe(japanese);
    expect(await desk.heading()).toMatch(/^[A-Z][A-Za-z ]+$/);
    await desk.page.reload();
    await desk.settled();
    expect(await desk.page.locator('html').getAttribute('lang')).toBe('en');
    await openMenu();
    await button('日本語').click();
    await desk.page.locator('html[lang="ja"]').waitFor();
    expect(await desk.heading()).toBe(japanese);
  });

  it('signs out, and leaves nothing it typed on the device', async () => {
    await desk.open('/groups/new');
    await desk.page.getByRole('textbox').first().fill('見本の新しいグループ');
    expect(await drafts()).not.toEqual([]);
    await desk.page.reload();
    await desk.settled();
    expect(await desk.page.getByRole('textbox').first().inputValue()).toBe('見本の新しいグループ');

    await openMenu();
    await button('サインアウトする').click();
    await heading('サインイン').waitFor();
    expect(await drafts()).toEqual([]);
    await desk.open('/groups');
    expect(await desk.heading()).toBe('サインイン');
    expect(await desk.page.locator('body').innerText()).not.toContain('見本');
  });
});
