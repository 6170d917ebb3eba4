import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { listener, type Listener } from '../../test/listener.ts';
import { post } from './webhook-post.ts';

let machine: Listener;
beforeEach(async () => {
  machine = await listener();
});
afterEach(() => machine.close());

const send = (changes: Partial<Parameters<typeof post>[0]> = {}) =>
  post({
    url: `${machine.url}/hook`,
    headers: { 'x-a': 'b' },
    body: '{"見":"本"}',
    targets: 'ANY',
    ...changes,
  });

describe('post', () => {
  it('says what it was told and hears the status', async () => {
    expect(await send()).toBe(200);
    expect(machine.heard).toMatchObject([
      { path: '/hook', headers: { 'x-a': 'b', 'content-length': '13' }, body: '{"見":"本"}' },
    ]);
    expect(machine.heard[0]!.headers).not.toHaveProperty('cookie');
  });

  it('follows no redirect', async () => {
    machine.answer = (res) => res.writeHead(302, { location: `${machine.url}/elsewhere` }).end();
    expect(await send()).toBe(302);
    expect(machine.heard.map(({ path }) => path)).toEqual(['/hook']);
  });

  it('reads no more than a little of the answer', async () => {
    let sent = 0;
    machine.answer = (res) => {
      res.writeHead(200);
      const chunk = Buffer.alloc(64 * 1024, 'a');
      const pour = (): void => {
        if (res.destroyed) return;
        sent += chunk.length;
        if (res.write(chunk)) setImmediate(pour);
        else res.once('drain', pour);
      };
      pour();
    };
    expect(await send({ timeoutMs: 5_000 })).toBe(200);
    const atTheEnd = sent;
    await new Promise((resolve) => setTimeout(resolve, 100));
    // what the two sockets hold on their way may be more than was read
    expect(sent - atTheEnd).toBeLessThan(8 * 1024 * 1024);
    expect(sent).toBeLessThan(64 * 1024 * 1024);
  });

  it('does not wait for a machine that says nothing', async () => {
    machine.answer = () => undefined;
    await expect(send({ timeoutMs: 100 })).rejects.toMatchObject({ code: 'TIMEOUT' });
  });

  it('takes the status of an answer that never ends', async () => {
    machine.answer = (res) => res.writeHead(202).write('a');
    expect(await send({ timeoutMs: 200 })).toBe(202);
  });

  it('fails when nobody listens', async () => {
    const url = machine.url;
    await machine.close();
    await expect(send({ url })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    machine = await listener();
  });

  it.each([
    (port: number) => `https://127.0.0.1:${port}/`,
    (port: number) => `https://[::ffff:127.0.0.1]:${port}/`,
    (port: number) => `https://localhost:${port}/`,
    (port: number) => `http://localhost:${port}/`,
  ])('does not even connect to this machine where only public ones are allowed (%#)', async (urlOf) => {
    await expect(send({ url: urlOf(machine.port), targets: 'PUBLIC' })).rejects.toMatchObject({
      code: 'NOT_PUBLIC',
    });
    expect(machine.connections()).toBe(0);
  });
});
