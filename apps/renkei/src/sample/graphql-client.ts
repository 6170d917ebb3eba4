import type { Message } from '@renkei/kernel';

interface Problem {
  readonly code: string;
  readonly path: string | null;
  readonly message: Message;
}

interface GraphqlAnswer<Data> {
  readonly data?: Data;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly problems?: readonly Problem[] };
  }[];
}

/** The API understood and said no: something is not as the request takes it to be. */
export class Refused extends Error {
  readonly codes: readonly string[];

  constructor(message: string, codes: readonly string[]) {
    super(message);
    this.codes = codes;
  }
}

/** Fewer than the API allows aliases and directives in one operation. */
const TOGETHER = 20;

/** Talks to a running API as one person, over the same HTTP as everybody else. */
export class ApiClient {
  readonly #url: string;
  readonly #key: string;

  constructor(url: string, key: string) {
    this.#url = url;
    this.#key = key;
  }

  /** @throws Refused when the API says why; Error otherwise */
  async query<Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> {
    const { answer } = await this.#send('/graphql', 'application/json', JSON.stringify({ query, variables }));
    const { data, errors } = answer as GraphqlAnswer<Data>;
    if (!errors && data) return data;
    const said = errors?.map((error) => [error.message, ...lines(error.extensions?.problems)].join(' / '));
    const codes = errors?.map(({ extensions }) => extensions?.code ?? 'INTERNAL') ?? ['INTERNAL'];
    const message = said?.join('\n') ?? 'the API answered nothing';
    throw codes.includes('INTERNAL') ? new Error(message) : new Refused(message, codes);
  }

  /** Runs one mutation and gives what it made. @throws Refused with every problem it found */
  async mutate<Made>(name: string, inputType: string, selection: string, input: object): Promise<Made> {
    const data = await this.query<Record<string, Made & { problems: readonly Problem[] }>>(
      `mutation ($input: ${inputType}!) { ${name}(input: $input) { ${selection} ${PROBLEMS} } }`,
      { input },
    );
    return orRefused(name, data[name]!);
  }

  /**
   * Runs the same mutation for many, one after the other, with few requests. Always the same text, whatever their
   * number, so that a list of known operations can hold it.
   * @throws Refused with every problem of the request that found one; the others of that request are done
   */
  async mutateEach(name: string, inputType: string, inputs: readonly object[]): Promise<void> {
    const slots = Array.from({ length: TOGETHER }, (_, slot) => slot);
    const text = `mutation (${slots.map((slot) => `$i${slot}: ${inputType}!, $u${slot}: Boolean!`).join(', ')}) {
      ${slots.map((slot) => `a${slot}: ${name}(input: $i${slot}) @include(if: $u${slot}) { ${PROBLEMS} }`).join('\n')} }`;
    for (let start = 0; start < inputs.length; start += TOGETHER) {
      const variables = slots.flatMap((slot) => [
        [`i${slot}`, inputs[start + slot] ?? inputs[start]], // a slot that is left out needs an input all the same
        [`u${slot}`, start + slot < inputs.length],
      ]);
      const made = await this.query<Record<string, { problems: readonly Problem[] }>>(
        text,
        Object.fromEntries(variables) as Record<string, unknown>,
      );
      for (const one of Object.values(made)) orRefused(name, one);
    }
  }

  /** @throws Refused with every problem the API found with the file */
  async upload<Answer>(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<Answer> {
    const { ok, status, answer } = await this.#send(path, 'application/octet-stream', bytes);
    const { problems = [] } = answer as { problems?: readonly Problem[] };
    if (problems.length > 0) orRefused(path, { problems });
    if (!ok) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`);
    return answer as Answer;
  }

  async #send(path: string, contentType: string, body: string | Uint8Array<ArrayBuffer>) {
    const response = await fetch(new URL(path, this.#url), {
      method: 'POST',
      headers: { 'content-type': contentType, authorization: `Bearer ${this.#key}` },
      body,
    });
    const answer: unknown = await response.json();
    return { ok: response.ok, status: response.status, answer };
  }
}

const PROBLEMS = 'problems { code path message { ja en } }';

function orRefused<Made extends { readonly problems: readonly Problem[] }>(name: string, made: Made): Made {
  if (made.problems.length === 0) return made;
  const codes = made.problems.map(({ code }) => code);
  throw new Refused(`${name}: ${lines(made.problems).join(' / ')}`, codes);
}

function lines(problems: readonly Problem[] = []): string[] {
  return problems.map((problem) => `${problem.path ?? ''} ${problem.message.ja}`.trim());
}
