// The browser's passkey dialogue speaks in bytes, the API in base64url.

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function textOf(buffer: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

interface Descriptor {
  readonly id: string;
  readonly type: 'public-key';
  readonly transports?: AuthenticatorTransport[];
}

type CreationJson = Omit<PublicKeyCredentialCreationOptions, 'challenge' | 'user' | 'excludeCredentials'> & {
  readonly challenge: string;
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string };
  readonly excludeCredentials?: readonly Descriptor[];
};
type RequestJson = Omit<PublicKeyCredentialRequestOptions, 'challenge' | 'allowCredentials'> & {
  readonly challenge: string;
  readonly allowCredentials?: readonly Descriptor[];
};

const withBytes = (descriptors: readonly Descriptor[] = []) =>
  descriptors.map((one) => ({ ...one, id: bytesOf(one.id) }));

/** Passkeys belong to a name; an address of numbers has none. */
export function passkeysWork(): boolean {
  return 'PublicKeyCredential' in window && isSecureContext && !/^[\d.]+$|^\[/.test(location.hostname);
}

/** Whether the browser offers passkeys among the addresses it suggests for a field. */
export async function passkeysFillIn(): Promise<boolean> {
  return passkeysWork() && ((await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false);
}

/** @returns the device's answer as JSON text; null when the person closed the dialogue */
async function answerOf<Response extends AuthenticatorResponse>(
  dialogue: () => Promise<Credential | null>,
  partsOf: (response: Response) => object,
): Promise<string | null> {
  try {
    const credential = (await dialogue()) as PublicKeyCredential | null;
    if (!credential) return null;
    const { id, type, authenticatorAttachment } = credential;
    const response = credential.response as Response;
    return JSON.stringify({
      id,
      rawId: id,
      type,
      authenticatorAttachment,
      clientExtensionResults: credential.getClientExtensionResults(),
      response: { clientDataJSON: textOf(response.clientDataJSON), ...partsOf(response) },
    });
  } catch (error) {
    const { name } = error as Error;
    if (name === 'NotAllowedError' || name === 'AbortError') return null;
    throw error;
  }
}

/** @throws InvalidStateError: this device is registered already */
export function createPasskey(optionsJson: string): Promise<string | null> {
  const options = JSON.parse(optionsJson) as CreationJson;
  const publicKey: PublicKeyCredentialCreationOptions = {
    ...options,
    challenge: bytesOf(options.challenge),
    user: { ...options.user, id: bytesOf(options.user.id) },
    excludeCredentials: withBytes(options.excludeCredentials),
  };
  return answerOf<AuthenticatorAttestationResponse>(
    () => navigator.credentials.create({ publicKey }),
    (response) => ({
      attestationObject: textOf(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    }),
  );
}

/** @param signal waits quietly, among the suggestions of a field, until it is aborted; without it the dialogue opens */
export function askPasskey(optionsJson: string, signal?: AbortSignal): Promise<string | null> {
  const options = JSON.parse(optionsJson) as RequestJson;
  const publicKey: PublicKeyCredentialRequestOptions = {
    ...options,
    challenge: bytesOf(options.challenge),
    allowCredentials: withBytes(options.allowCredentials),
  };
  return answerOf<AuthenticatorAssertionResponse>(
    () => navigator.credentials.get({ publicKey, ...(signal ? { signal, mediation: 'conditional' } : {}) }),
    (response) => ({
      authenticatorData: textOf(response.authenticatorData),
      signature: textOf(response.signature),
      userHandle: response.userHandle ? textOf(response.userHandle) : undefined,
    }),
  );
}
