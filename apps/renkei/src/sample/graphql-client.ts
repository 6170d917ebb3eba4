import type { Message } from '@renkei/kernel';

interface Problem {
  readonly code: string;
  readonly path: string | null;
  readonly message: Message;
}

/** Talks to a running API as one person, over the same HTTP as everybody else. */
export class ApiClient {
  readonly #url: string;
  readonly #key: string;

  constructor(url: string, key: string) {
    this.#url = url;
    this.#key = key;
  }

  async query<Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> {
    const answer = (await this.#send(
      '/graphql',
      'application/json',
      JSON.stringify({ query, variables }),
    )) as {
      data?: Data;
      errors?: readonly { message: string; extensions?: { problems?: readonly Problem[] } }[];
    };
    if (answer.errors || !answer.data) {
      const said = answer.errors?.map((error) =>
        [error.message, ...lines(error.extensions?.problems)].join(' / '),
      );
      throw new Error(said?.join('\n') ?? 'the API answered nothing');
    }
    return answer.data;
  }

  /** Runs one mutation and gives what it made. @throws Error with every problem it found */
  async mutate<Made>(name: string, inputType: string, selection: string, input: object): Promise<Made> {
    const data = await this.query<Record<string, Made & { problems: readonly Problem[] }>>(
      `mutation ($input: ${inputType}!) { ${name}(input: $input) { ${selection} problems { code path message { ja en } } } }`,
      { input },
    );
    const made = data[name]!;
    if (made.problems.length > 0) throw new Error(`${name}: ${lines(made.problems).join(' / ')}`);
    return made;
  }

  async upload<Answer>(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<Answer> {
    return (await this.#send(path, 'application/octet-stream', bytes)) as Answer;
  }

  async #send(path: string, contentType: string, body: string | Uint8Array<ArrayBuffer>): Promise<unknown> {
    const response = await fetch(new URL(path, this.#url), {
      method: 'POST',
      headers: { 'content-type': contentType, authorization: `Bearer ${this.#key}` },
      body,
    });
    const answer: unknown = await response.json();
    if (response.ok || 'errors' in (answer as object)) return answer;
    throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
  }
}

function lines(problems: readonly Problem[] = []): string[] {
  return problems.map((problem) => `${problem.path ?? ''} ${problem.message.ja}`.trim());
}
