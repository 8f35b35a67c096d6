import * as oauth from 'oauth4webapi';
import type { Settings } from '../settings.js';

/** What a token endpoint answered. */
export interface Granted {
  readonly access: string;
  readonly refresh?: string | undefined;
  /** Seconds. */
  readonly expiresIn: number;
  readonly scope?: string | undefined;
}

/** Milliseconds that Zoom has for an answer. */
const TIMEOUT = 10_000;

/** Zoom's authorization server, as this app speaks to it. */
export type OauthClient = ReturnType<typeof createOauthClient>;

export function createOauthClient({ oauth: app, endpoints }: Settings) {
  const base = endpoints.oauth.replace(/\/$/, '');
  const server: oauth.AuthorizationServer = {
    issuer: new URL(base).origin,
    authorization_endpoint: `${base}/authorize`,
    token_endpoint: `${base}/token`,
  };
  const client: oauth.Client = { client_id: app?.clientId ?? '' };
  // Zoom decodes the header as it is, and not as a form.
  const secret = (_: unknown, { client_id }: oauth.Client, __: unknown, headers: Headers): void => {
    const basic = Buffer.from(`${client_id}:${app?.clientSecret ?? ''}`).toString('base64');
    headers.set('authorization', `Basic ${basic}`);
  };
  const options = () => ({
    signal: AbortSignal.timeout(TIMEOUT),
    // Only for a stand-in on this machine.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- it is marked so to be noticed
    [oauth.allowInsecureRequests]: base.startsWith('http:'),
  });

  const granted = (answer: oauth.TokenEndpointResponse): Granted => ({
    access: answer.access_token,
    refresh: answer.refresh_token,
    expiresIn: answer.expires_in ?? 3600,
    scope: answer.scope,
  });

  return {
    /** A token of the account's own. */
    async forAccount(): Promise<Granted> {
      const parameters = { account_id: app?.accountId ?? '' };
      const response = await oauth.genericTokenEndpointRequest(
        server,
        client,
        secret,
        'account_credentials',
        parameters,
        options(),
      );
      return granted(
        await oauth.processGenericTokenEndpointResponse(server, client, plain(response)),
      );
    },

    async refresh(refreshToken: string): Promise<Granted> {
      const response = await oauth.refreshTokenGrantRequest(
        server,
        client,
        secret,
        refreshToken,
        options(),
      );
      return granted(await oauth.processRefreshTokenResponse(server, client, plain(response)));
    },

    /** Where to send a user who is to authorise the app. */
    async authorizationUrl(state: string, verifier: string): Promise<URL> {
      const url = new URL(server.authorization_endpoint ?? '');
      url.search = new URLSearchParams({
        response_type: 'code',
        client_id: client.client_id,
        redirect_uri: app?.redirectUri ?? '',
        state,
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }).toString();
      return url;
    },

    /** What the user has granted, for what Zoom sent back with the user. */
    async exchange(callback: URL, state: string, verifier: string): Promise<Granted> {
      const parameters = oauth.validateAuthResponse(server, client, callback, state);
      const response = await oauth.authorizationCodeGrantRequest(
        server,
        client,
        secret,
        parameters,
        app?.redirectUri ?? '',
        verifier,
        options(),
      );
      return granted(await oauth.processAuthorizationCodeResponse(server, client, plain(response)));
    },
  };
}

/** An error without the challenge that RFC 6749 wants with it: with one, its body would not be read. */
function plain(response: Response): Response {
  if (response.ok || !response.headers.has('www-authenticate')) return response;
  const headers = new Headers(response.headers);
  headers.delete('www-authenticate');
  return new Response(response.body, { status: response.status, headers });
}
