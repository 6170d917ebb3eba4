// The browser's passkey dialogue speaks in bytes, the API in base64url.

const bytesOf = (base64url) =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  );

const textOf = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const withBytes = (descriptors = []) => descriptors.map((one) => ({ ...one, id: bytesOf(one.id) }));

/** Passkeys belong to a name; an address of numbers has none. */
export function passkeysWork() {
  return 'PublicKeyCredential' in window && isSecureContext && !/^[\d.]+$|^\[/.test(location.hostname);
}

/** @returns the device's answer as JSON text; null when the person closed the dialogue */
async function answerOf(dialogue, responseOf) {
  try {
    const credential = await dialogue();
    const { id, type, authenticatorAttachment, response } = credential;
    return JSON.stringify({
      id,
      rawId: id,
      type,
      authenticatorAttachment,
      clientExtensionResults: credential.getClientExtensionResults(),
      response: { clientDataJSON: textOf(response.clientDataJSON), ...responseOf(response) },
    });
  } catch (error) {
    if (error.name === 'NotAllowedError' || error.name === 'AbortError') return null;
    throw error;
  }
}

export function createPasskey(optionsJson) {
  const options = JSON.parse(optionsJson);
  const publicKey = {
    ...options,
    challenge: bytesOf(options.challenge),
    user: { ...options.user, id: bytesOf(options.user.id) },
    excludeCredentials: withBytes(options.excludeCredentials),
  };
  return answerOf(
    () => navigator.credentials.create({ publicKey }),
    (response) => ({
      attestationObject: textOf(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    }),
  );
}

export function askPasskey(optionsJson) {
  const options = JSON.parse(optionsJson);
  const publicKey = {
    ...options,
    challenge: bytesOf(options.challenge),
    allowCredentials: withBytes(options.allowCredentials),
  };
  return answerOf(
    () => navigator.credentials.get({ publicKey }),
    (response) => ({
      authenticatorData: textOf(response.authenticatorData),
      signature: textOf(response.signature),
      userHandle: response.userHandle ? textOf(response.userHandle) : undefined,
    }),
  );
}
