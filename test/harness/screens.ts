import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import packed from '@sparticuz/chromium';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { Product } from './product.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Not the package's own arguments: those are for a small function in a cloud, one process for all, and turn off what the
 * screens rely on (who may load what from where).
 */
const ARGUMENTS = [
  '--no-sandbox', // tests may run as root, where there is none
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

/** Widths a page must fit: the smallest phone, a tablet, a desktop. */
export const WIDTHS = { phone: 320, tablet: 768, desktop: 1280 } as const;

/**
 * A real browser at the product. The browser comes in an npm package, made for Linux on x64; elsewhere
 * RENKEI_TEST_BROWSER names one, or an installed Chrome is taken.
 */
export class Screens {
  readonly #browser: Browser;
  readonly #product: Product;

  private constructor(browser: Browser, product: Product) {
    this.#browser = browser;
    this.#product = product;
  }

  static async open(product: Product): Promise<Screens> {
    const named = process.env['RENKEI_TEST_BROWSER'];
    const ours = process.platform === 'linux' && process.arch === 'x64';
    if (named !== undefined && !existsSync(named)) throw new Error(`RENKEI_TEST_BROWSER: no ${named}`);
    const browser = await chromium.launch(
      named !== undefined
        ? { executablePath: named }
        : ours
          ? { executablePath: await packed.executablePath(), args: ARGUMENTS }
          : { channel: 'chrome' },
    );
    return new Screens(browser, product);
  }

  close(): Promise<void> {
    return this.#browser.close();
  }

  /** A device of its own, where nobody is signed in. */
  async device(options: DeviceOptions = {}): Promise<Device> {
    const { width = WIDTHS.desktop, language = 'ja', touch = width < WIDTHS.tablet } = options;
    const context = await this.#browser.newContext({
      viewport: { width, height: width < WIDTHS.tablet ? 640 : 900 },
      hasTouch: touch,
      locale: 'ja-JP',
      timezoneId: 'Asia/Tokyo',
      baseURL: this.#product.url,
    });
    const preferences = JSON.stringify(JSON.stringify({ language, era: 'GREGORIAN' }));
    await context.addInitScript(
      `localStorage.getItem('renkei.preferences') ?? localStorage.setItem('renkei.preferences', ${preferences})`,
    );
    return new Device(context, await context.newPage(), this.#product);
  }

  /** A device where the owner of this sample account is signed in already. */
  async deviceOf(email: string, options: DeviceOptions = {}): Promise<Device> {
    const device = await this.device(options);
    await device.signIn(email);
    return device;
  }
}

export interface DeviceOptions {
  readonly width?: number;
  readonly language?: 'ja' | 'en';
  readonly touch?: boolean;
}

/** Somebody’s phone or computer with one page open. */
export class Device {
  /** What the browser complained about: errors, refused resources, broken promises. */
  readonly complaints: string[] = [];
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #product: Product;

  constructor(context: BrowserContext, page: Page, product: Product) {
    this.#context = context;
    this.page = page;
    this.#product = product;
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', ({ message }) => this.complaints.push(message));
  }

  close(): Promise<void> {
    return this.#context.close();
  }

  /** Signs in as the sign-in page does, without typing. The page's own story is in its spec. */
  async signIn(email: string): Promise<void> {
    const answer = await this.#context.request.post('/graphql', {
      headers: { origin: this.#product.url },
      data: {
        query: 'mutation ($input: SignInInput!) { signIn(input: $input) { signedIn } }',
        variables: { input: { email, password: this.#product.passwords.get(email) } },
      },
    });
    const { data } = (await answer.json()) as { data: { signIn: { signedIn: boolean } } };
    if (!data.signIn.signedIn) throw new Error(`${email} could not sign in`);
  }

  /** Opens an address and waits until its page has loaded what it shows. */
  async open(path: string): Promise<void> {
    await this.page.goto(path);
    await this.settled();
  }

  /** No skeleton is left, no request is under way. */
  async settled(): Promise<void> {
    await this.page.waitForLoadState('networkidle');
    await this.page.locator('.animate-pulse').first().waitFor({ state: 'detached' });
  }

  /** The headings of the page, outermost first. */
  heading(): Promise<string> {
    return this.page.locator('h1').first().innerText();
  }

  /** What axe finds on the page as it is now, one line each; empty: nothing. */
  async axe(): Promise<string[]> {
    await this.page.evaluate(AXE);
    const violations = await this.page.evaluate<
      readonly { id: string; help: string; nodes: readonly { html: string }[] }[]
    >('axe.run().then(({ violations }) => violations)');
    return violations.map(({ id, help, nodes }) => `${id}: ${help} – ${nodes[0]?.html.slice(0, 200)}`);
  }

  /** By how many pixels the page is wider than the screen. */
  sidewaysOverflow(): Promise<number> {
    return this.page.evaluate<number>(
      'Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)',
    );
  }

  /** Cumulative layout shift since the page was opened, below 0.1 counts as good (web.dev/cls); and what moved most. */
  layoutShift(): Promise<{ readonly score: number; readonly moved: readonly string[] }> {
    return this.page.evaluate<{ score: number; moved: string[] }>(LAYOUT_SHIFT);
  }
}

const LAYOUT_SHIFT = `new Promise((resolve) => {
  let score = 0;
  const moved = [];
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, value, sources } of list.getEntries()) {
      if (hadRecentInput) continue;
      score += value;
      for (const { node, previousRect, currentRect } of sources)
        moved.push([value.toFixed(3), node?.outerHTML?.slice(0, 120), previousRect.y, '→', currentRect.y].join(' '));
    }
  }).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve({ score, moved }), 100);
})`;
