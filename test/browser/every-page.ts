import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startProduct, type Product } from '../harness/product.ts';
import { Screens, WIDTHS, type Device, type DeviceOptions } from '../harness/screens.ts';
import type { ScreenPage } from './pages.ts';
import { sampleIds, type SampleIds } from './sample-ids.ts';

/** A folder for a picture of every page, in both languages and three widths; empty: none are taken. */
const PICTURES = process.env['RENKEI_SCREENSHOTS'] ?? '';

const LOOKS: readonly Required<Pick<DeviceOptions, 'width' | 'language'>>[] =
  PICTURES === ''
    ? [
        { width: WIDTHS.phone, language: 'ja' },
        { width: WIDTHS.desktop, language: 'en' },
      ]
    : Object.values(WIDTHS).flatMap((width) => [
        { width, language: 'ja' },
        { width, language: 'en' },
      ]);

/** Cumulative; what is below counts as good (web.dev/cls). */
const MOST_LAYOUT_SHIFT = 0.1;
const START_MS = 180_000;

/** Opens each of these pages on a phone in Japanese and on a desktop in English, and looks at what holds for all. */
export function everyPage(whose: string, pages: readonly ScreenPage[]): void {
  describe(`every page of ${whose}`, () => {
    let product: Product;
    let screens: Screens;
    let ids: SampleIds;

    beforeAll(async () => {
      product = await startProduct();
      screens = await Screens.open(product);
      ids = await sampleIds(product);
    }, START_MS);
    afterAll(async () => {
      await screens?.close();
      await product?.close();
    });

    describe.each(LOOKS)('at $width px, $language', (look) => {
      const devices = new Map<string | null, Device>();
      afterAll(() => Promise.all([...devices.values()].map((device) => device.close())));

      const deviceOf = async (account: string | null): Promise<Device> => {
        const known = devices.get(account);
        if (known) return known;
        const device = account === null ? await screens.device(look) : await screens.deviceOf(account, look);
        devices.set(account, device);
        return device;
      };

      it.each(pages)('$name', async ({ name, account, path }) => {
        const isThere = !name.endsWith('not-found');
        const device = await deviceOf(account);
        device.complaints.length = 0;
        await device.open(path(ids));
        const { score, moved } = await device.layoutShift();
        if (PICTURES !== '')
          await device.page.screenshot({
            path: join(PICTURES, `${name}-${look.width}-${look.language}.png`),
            fullPage: true,
          });
        expect(await reportOf(device)).toEqual({
          found: isThere,
          headings: 1,
          titled: true,
          violations: [],
          sidewaysOverflow: 0,
          // the server says the same of such an address
          complaints: isThere ? [] : [expect.stringContaining('404')],
          failures: [],
        });
        expect(score < MOST_LAYOUT_SHIFT ? [] : moved).toEqual([]);
      });
    });
  });
}

const PRODUCT_NAME = '連携';
const NOT_FOUND = /ページが見つかりません|Page not found/;
const FAILED = /読み込めませんでした|could not be loaded|画面を出せませんでした|could not be shown/;

async function reportOf(device: Device) {
  const headings = await device.page.locator('h1').allInnerTexts();
  const title = await device.page.title();
  const text = await device.page.locator('body').innerText();
  return {
    found: !headings.some((heading) => NOT_FOUND.test(heading)),
    headings: headings.length,
    titled: title !== PRODUCT_NAME && title.endsWith(PRODUCT_NAME),
    violations: await device.axe(),
    sidewaysOverflow: await device.sidewaysOverflow(),
    complaints: [...device.complaints],
    failures: text.split('\n').filter((line) => FAILED.test(line)),
  };
}
