import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { SoftwareAuthenticator } from '@renkei/test/software-authenticator';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { RelyingParty, type StoredPasskey } from './relying-party.ts';

const ORIGIN = 'https://renkei.example';
const relyingParty = new RelyingParty({ publicUrl: ORIGIN });
const device = new SoftwareAuthenticator(ORIGIN);
let passkey: StoredPasskey;

beforeAll(async () => {
  const registrant = { userId: randomUUID(), name: '見本', displayName: '見本 髙﨑𠮷子', known: [] };
  const options = await relyingParty.registrationOptions(registrant);
  const response = JSON.parse(device.create(JSON.stringify(options))) as RegistrationResponseJSON;
  const credential = await relyingParty.verifyRegistration(response, options.challenge);
  if (!credential) throw new Error('the passkey was refused');
  passkey = { credentialId: credential.id, publicKey: credential.publicKey, counter: 0n };
});

async function answer(): Promise<{ response: AuthenticationResponseJSON; challenge: string }> {
  const options = await relyingParty.signInOptions();
  const response = JSON.parse(device.get(JSON.stringify(options))) as AuthenticationResponseJSON;
  return { response, challenge: options.challenge };
}

describe('the device’s answer', () => {
  it('is accepted as it was signed', async () => {
    const { response, challenge } = await answer();
    expect(await relyingParty.verifySignIn(response, challenge, passkey)).toBe(1);
  });

  it.each(['signature', 'authenticatorData', 'clientDataJSON'] as const)(
    'is refused with any one bit of its %s changed: n of n',
    async (part) => {
      const { response, challenge } = await answer();
      const bytes = Buffer.from(response.response[part], 'base64url');
      const accepted: string[] = [];
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const changed = Buffer.from(bytes);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const tampered = {
          ...response,
          response: { ...response.response, [part]: changed.toString('base64url') },
        };
        if ((await relyingParty.verifySignIn(tampered, challenge, passkey)) !== null) {
          accepted.push(`bit ${bit & 7} of byte ${bit >> 3}`);
        }
      }
      expect(accepted).toEqual([]);
      expect(bytes.length).toBeGreaterThan(36);
      expect(await relyingParty.verifySignIn(response, challenge, passkey)).not.toBeNull();
    },
  );

  it.each(['signature', 'authenticatorData', 'clientDataJSON'] as const)(
    'is refused without %s, and with something else in its place',
    async (part) => {
      const { response, challenge } = await answer();
      for (const other of [undefined, null, '', 1, {}, [], 'AAAA', response.response[part] + 'AA']) {
        const tampered = { ...response, response: { ...response.response, [part]: other } } as never;
        expect(await relyingParty.verifySignIn(tampered, challenge, passkey)).toBeNull();
      }
    },
  );
});
