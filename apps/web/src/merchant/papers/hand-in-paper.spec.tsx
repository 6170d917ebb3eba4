/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { TextEncoder } from 'node:util';
import { webcrypto } from 'node:crypto';

// jsdom has none of these, browsers have
globalThis.TextEncoder ??= TextEncoder;
Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
URL.createObjectURL = () => 'blob:photo';
URL.revokeObjectURL = () => {};

const { createMemoryRouter, RouterProvider } = await import('react-router');
const { NowContext } = await import('../../data/now.ts');
const { ShopContext } = await import('../shop.ts');
const { PaperPage } = await import('./paper-page.tsx');

const SHOP = {
  memberId: 'm',
  consortiumId: 'g',
  name: '見本水産',
  groupName: '見本港',
  personName: '見本 花',
};
const PHOTO = new File(['photo'], 'IMG_0001.jpg', { type: 'image/jpeg' });

/** What happens to an upload: `null` – the network is gone; else the answer. */
let network: { readonly status: number; readonly answer: object } | null;
let uploads: string[];
let handedIn: boolean;

/** The network edge of an upload. */
class Upload {
  readonly upload: { onprogress: ((event: object) => void) | null } = { onprogress: null };
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;
  responseText = '';
  address = '';
  open(_: string, address: string): void {
    this.address = address;
  }
  setRequestHeader(): void {}
  getResponseHeader(): null {
    return null;
  }
  send(): void {
    setTimeout(() => {
      uploads.push(this.address);
      this.upload.onprogress?.({ loaded: 1, total: 2 });
      if (network === null) return this.onerror?.();
      if (network.status === 201) handedIn = true;
      this.responseText = JSON.stringify(network.answer);
      this.onload?.();
    });
  }
}

const ARRIVED = { status: 201, answer: { sealedPaper: { id: 's' }, problems: [] } };

function open(requirement: string): void {
  globalThis.XMLHttpRequest = Upload as unknown as typeof XMLHttpRequest;
  globalThis.fetch = () => {
    const label = { ja: '見本の書類', en: 'Sample paper' };
    const member = {
      id: 'm',
      readiness: {
        cells: [
          {
            requirement,
            state: handedIn ? 'HANDED_IN' : 'ASKED',
            reason: null,
            issuedFrom: null,
            dateUnknown: false,
            label,
            document: null,
          },
        ],
      },
      sealedPapers: { edges: [] },
    };
    const data = { consortium: { id: 'g', obligations: { edges: [] } }, member };
    const text = JSON.stringify({ data });
    return Promise.resolve({ text: () => Promise.resolve(text), headers: new Headers() } as Response);
  };
  const router = createMemoryRouter([{ path: 'papers/:requirement', element: <PaperPage /> }], {
    initialEntries: [`/papers/${requirement}`],
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <NowContext value="2026-11-23T09:00">
        <ShopContext value={SHOP}>
          <RouterProvider router={router} />
        </ShopContext>
      </NowContext>
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  localStorage.clear();
  uploads = [];
  handedIn = false;
  network = ARRIVED;
});
afterEach(cleanup);

const send = () => screen.getByRole('button', { name: 'この写真を送る' });

describe('handing in a paper', () => {
  it('takes a photo and a tap, and says that it arrived', async () => {
    open('CORPORATE_TAX_CERTIFICATE');
    await userEvent.upload(await screen.findByLabelText('写真を撮る'), PHOTO);
    await userEvent.click(send());
    expect(await screen.findByText('送りました。ありがとうございます')).toBeTruthy();
    expect(uploads).toHaveLength(1);
    const query = new URL(uploads[0]!, 'http://x').searchParams;
    expect(Object.fromEntries(query)).toMatchObject({
      memberId: 'm',
      requirement: 'CORPORATE_TAX_CERTIFICATE',
      paper: 'CORPORATE_TAX_CERTIFICATE',
    });
  });

  it('asks for the day of issue where age matters, before anything is sent', async () => {
    open('CERTIFICATE_OF_REGISTERED_MATTERS');
    await userEvent.upload(await screen.findByLabelText('写真を撮る'), PHOTO);
    await userEvent.click(send());
    expect(screen.getByText(/封をすると、ほかの人は日付を確かめられません/)).toBeTruthy();
    expect(uploads).toEqual([]);
    await userEvent.type(screen.getByLabelText(/発行された日/), '2026-11-01');
    await userEvent.click(send());
    await screen.findByText('送りました。ありがとうございます');
    expect(uploads[0]).toContain('issuedOn=2026-11-01');
  });

  it('keeps the photo when the network is lost, and sends the same request when it is back', async () => {
    network = null;
    open('CORPORATE_TAX_CERTIFICATE');
    await userEvent.upload(await screen.findByLabelText('写真を撮る'), PHOTO);
    await userEvent.click(send());
    expect(await screen.findByText('通信が切れたので、まだ送れていません')).toBeTruthy();
    expect(screen.getByText('IMG_0001.jpg')).toBeTruthy();
    network = ARRIVED;
    act(() => void dispatchEvent(new Event('online')));
    await screen.findByText('送りました。ありがとうございます');
    await waitFor(() => expect(uploads).toHaveLength(2));
    expect(uploads[1]).toBe(uploads[0]);
  });

  it('keeps the photo when it is refused, says why, and asks anew with another file as a new request', async () => {
    const message = { ja: 'この種類の画像はお預かりできません。', en: 'Not this kind.' };
    network = {
      status: 400,
      answer: { sealedPaper: null, problems: [{ code: 'FILE_IS_OTHER_IMAGE', path: 'file', message }] },
    };
    open('CORPORATE_TAX_CERTIFICATE');
    await userEvent.upload(await screen.findByLabelText('写真を撮る'), PHOTO);
    await userEvent.click(send());
    expect(await screen.findByText(message.ja)).toBeTruthy();
    expect(screen.getByText('IMG_0001.jpg')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '選び直す' }));
    network = ARRIVED;
    await userEvent.upload(
      screen.getByLabelText('写真を撮る'),
      new File(['b'], 'b.jpg', { type: 'image/jpeg' }),
    );
    await userEvent.click(send());
    await screen.findByText('送りました。ありがとうございます');
    expect(uploads[1]).not.toBe(uploads[0]);
  });
});
