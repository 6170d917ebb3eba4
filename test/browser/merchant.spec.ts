import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startProduct, type Product } from '../harness/product.ts';
import { Screens, WIDTHS, type Device } from '../harness/screens.ts';

// The owner of a greengrocer's with the smallest phone there is, from the printed account to a paper handed in.

const OWNER = 'takasaki@example.jp';
const PAPER = '組合員等の名簿';
const START_MS = 180_000;

let product: Product;
let screens: Screens;
let phone: Device;

beforeAll(async () => {
  product = await startProduct();
  screens = await Screens.open(product);
  phone = await screens.device({ width: WIDTHS.phone });
}, START_MS);
afterAll(async () => {
  await screens?.close();
  await product?.close();
});

const link = (name: string | RegExp) => phone.page.getByRole('link', { name }).first();
const button = (name: string | RegExp) => phone.page.getByRole('button', { name });
const toCard = () => phone.open('/shop');
const arrived = async (heading: string | RegExp): Promise<void> => {
  await phone.page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await phone.settled();
};

describe('a merchant with a phone', () => {
  it('signs in with the printed account and lands on the own shop’s card', async () => {
    await phone.open('/');
    expect(await phone.heading()).toBe('サインイン');
    await phone.page.getByLabel('メールアドレス').fill(OWNER);
    await phone.page.getByLabel('パスワード', { exact: false }).first().fill(product.passwords.get(OWNER)!);
    await button('サインインする').tap();
    await arrived('髙﨑青果店さん');
    expect(await phone.sidewaysOverflow()).toBe(0);
  });

  it('reads what to pay, what comes back, and when', async () => {
    const amounts = phone.page.locator('main dl').first();
    const text = await amounts.innerText();
    expect(text).toMatch(/自分で払う額（自己負担額）\s+[\d,]+円/);
    expect(text).toMatch(/＋ 消費税 [\d,]+円/);
    expect(text).toMatch(/補助金（いまの計算）\s+[\d,]+円/);
    expect(text).toContain('日はまだ決まっていません');
  });

  it('asks why, and gets the steps with their clauses', async () => {
    await button('なぜ？ この補助金').tap();
    const drawer = phone.page.getByRole('dialog', { name: 'この補助金' });
    await drawer.getByRole('listitem').first().waitFor();
    expect(await drawer.getByRole('listitem').count()).toBeGreaterThan(2);
    expect(await drawer.innerText()).toMatch(/p\.\d+/);
    expect(await phone.axe()).toEqual([]);
    await phone.page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
  });

  it('asks whether to order now: not yet, and why', async () => {
    const answer = phone.page.locator('section', { hasText: 'いま発注していい？' }).first();
    expect(await answer.innerText()).toMatch(/まだ発注しないでください[\s\S]*交付決定/);
    await link('契約・発注・支払いを記録する').tap();
    await arrived('契約・発注・支払い');
    expect(await phone.page.getByText('まだ発注しないでください').count()).toBe(1);
    // nothing can be recorded that would lose the subsidy
    expect(await phone.page.getByRole('link', { name: /記録する/ }).count()).toBe(0);
  });

  it('hands in a paper: the photo, which one it is, sent – and loses the network in the middle', async () => {
    await toCard();
    await link(`${PAPER}を撮る`).tap();
    await arrived(new RegExp(PAPER));

    const chooser = phone.page.waitForEvent('filechooser');
    await phone.page.getByText('写真を撮る', { exact: true }).tap();
    const photo = await phone.page.screenshot();
    await (await chooser).setFiles({ name: 'IMG_0001.png', mimeType: 'image/png', buffer: photo });
    await phone.page.getByRole('radio', { name: PAPER }).tap();
    await phone.page.context().setOffline(true);
    await button('この写真を送る').tap();

    await phone.page.getByText('通信が切れたので、まだ送れていません').waitFor();
    expect(await phone.page.getByText('IMG_0001.png').isVisible()).toBe(true);
    expect(await button('もう一度送る').isVisible()).toBe(true);
    expect(await phone.axe()).toEqual([]);
    expect(await sealedPapers()).toBe(0);

    await phone.page.context().setOffline(false);
    await phone.page.getByText('送りました。ありがとうございます').waitFor();
    expect(await sealedPapers()).toBe(1);
    await toCard();
    expect(await link(PAPER).innerText()).toContain('確認待ち');
  });

  it('confirms the costs, once', async () => {
    await link('費用を確かめる').tap();
    await arrived('費用を確かめる');
    expect(await phone.page.locator('main').innerText()).toMatch(/お店だけの費用の合計（税抜）\s*720,000円/);
    await button('この費用でまちがいありません').tap();
    await phone.page.getByText(/に確かめました/).waitFor();
    expect(await button('この費用でまちがいありません').count()).toBe(0);
    await toCard();
    expect(await link('費用を確かめる').innerText()).toContain('済み');
  });

  it('the browser has complained of nothing but the lost network', () => {
    expect(phone.complaints.filter((complaint) => !complaint.includes('ERR_INTERNET_DISCONNECTED'))).toEqual(
      [],
    );
  });
});

async function sealedPapers(): Promise<number> {
  const [{ count } = { count: 0 }] = await product.database.sql<{ count: number }>(
    'SELECT count(*)::int AS count FROM sealed_paper',
  );
  return count;
}
