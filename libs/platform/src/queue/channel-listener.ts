import pg from 'pg';

const RECONNECT_MS = 2_000;

export interface ChannelListenerOptions {
  readonly databaseUrl: string;
  readonly channel: string;
  readonly applicationName: string;
  /** A notification came, or the connection is new and some may have been missed. */
  readonly onNotice: () => void;
  readonly onError: (error: unknown) => void;
}

/** LISTENs on a connection of its own and comes back by itself after the connection is lost. */
export class ChannelListener {
  readonly #options: ChannelListenerOptions;
  #client: pg.Client | null = null;
  #reconnect: NodeJS.Timeout | null = null;
  #connecting: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(options: ChannelListenerOptions) {
    this.#options = options;
  }

  start(): void {
    this.#connecting = this.#connect();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#reconnect) clearTimeout(this.#reconnect);
    await this.#connecting;
    await this.#client?.end().catch(() => undefined);
  }

  async #connect(): Promise<void> {
    const { databaseUrl, channel, applicationName, onNotice } = this.#options;
    const client = new pg.Client({
      connectionString: databaseUrl,
      application_name: applicationName,
      keepAlive: true, // a dead connection must be noticed although nothing is ever sent on it
    });
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client, new Error('connection ended')));
    client.on('notification', onNotice);
    this.#client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      onNotice();
    } catch (error) {
      this.#lost(client, error);
    }
  }

  #lost(client: pg.Client, error: unknown): void {
    if (this.#stopped || this.#client !== client) return;
    this.#client = null;
    this.#options.onError(error);
    void client.end().catch(() => undefined);
    this.#reconnect = setTimeout(() => this.start(), RECONNECT_MS);
  }
}
