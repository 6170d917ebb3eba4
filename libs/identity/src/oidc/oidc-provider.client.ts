import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type OidcConfig, type ServerConfig } from '@renkei/platform';
import * as client from 'openid-client';

export const CALLBACK_PATH = '/auth/oidc/callback';
const TIMEOUT_SECONDS = 10;
const CODE = /^[A-Za-z0-9_]{1,60}$/;

/** What only this browser's round trip knows; kept here while the person is with the provider. */
export interface RoundTrip {
  readonly verifier: string;
  readonly nonce: string;
}

/** Who somebody is to the provider. An e-mail address is not part of it: see OidcService. */
export interface ProvenIdentity {
  readonly issuer: string;
  readonly subject: string;
}

/** The configured provider. Its metadata is fetched when first needed and again after a failure: it may be down. */
@Injectable()
export class OidcProviderClient {
  readonly config: OidcConfig | null;
  readonly #redirectUri: string;
  readonly #allowHttp: boolean;
  #discovered: Promise<client.Configuration> | undefined;

  constructor(@Inject(CONFIG) { oidc, publicUrl, production }: ServerConfig) {
    this.config = oidc;
    this.#redirectUri = `${publicUrl}${CALLBACK_PATH}`;
    this.#allowHttp = !production;
  }

  newRoundTrip(): RoundTrip {
    return { verifier: client.randomPKCECodeVerifier(), nonce: client.randomNonce() };
  }

  /** Where to send the browser. @throws when the provider cannot be reached */
  async authorizationUrl(state: string, { verifier, nonce }: RoundTrip): Promise<URL> {
    const { discovered, oidc } = await this.#provider();
    return client.buildAuthorizationUrl(discovered, {
      redirect_uri: this.#redirectUri,
      scope: oidc.scope,
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
  }

  /**
   * Checks what the provider sent the browser back with, and gets its signed word for who it is.
   * @param query of the callback, as it came
   * @throws when the provider refused, cannot be reached, or anything does not match
   */
  async identityOf(query: URLSearchParams, state: string, roundTrip: RoundTrip): Promise<ProvenIdentity> {
    const { discovered } = await this.#provider();
    const url = new URL(this.#redirectUri);
    url.search = query.toString();
    const tokens = await client.authorizationCodeGrant(discovered, url, {
      expectedState: state,
      expectedNonce: roundTrip.nonce,
      pkceCodeVerifier: roundTrip.verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new Error('the provider sent no ID token');
    return { issuer: claims.iss, subject: claims.sub };
  }

  async #provider(): Promise<{ discovered: client.Configuration; oidc: OidcConfig }> {
    const oidc = this.config;
    if (!oidc) throw new Error('no provider is configured');
    this.#discovered ??= this.#discover(oidc);
    try {
      return { discovered: await this.#discovered, oidc };
    } catch (error) {
      this.#discovered = undefined;
      throw error;
    }
  }

  #discover(oidc: OidcConfig): Promise<client.Configuration> {
    return client.discovery(
      new URL(oidc.issuer),
      oidc.clientId,
      oidc.clientSecret,
      clientAuthentication(oidc.clientSecret),
      {
        timeout: TIMEOUT_SECONDS,
        execute: [
          client.enableNonRepudiationChecks, // the ID token's signature counts, not only the connection it came over
          ...(this.#allowHttp ? [client.allowInsecureRequests] : []),
        ],
      },
    );
  }
}

/** As the provider's metadata asks for it; without a word of it, Basic (OpenID Connect Discovery §3). */
function clientAuthentication(secret: string): client.ClientAuth {
  const basic = client.ClientSecretBasic(secret);
  const post = client.ClientSecretPost(secret);
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    (methods.includes('client_secret_basic') ? basic : post)(server, ...rest);
  };
}

/** What may be logged of a failure: a short code, never a text that could quote a person or a secret. */
export function failureCodeOf(failure: unknown): string {
  // the library wraps what fetch wraps: the first code on the way down says most
  for (let at = failure; typeof at === 'object' && at !== null; at = (at as { cause?: unknown }).cause) {
    const { error, code } = at as Record<string, unknown>;
    const said = [error, code].find((word) => typeof word === 'string' && CODE.test(word));
    if (typeof said === 'string') return said;
  }
  return 'UNKNOWN';
}
