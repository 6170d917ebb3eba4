import type { Message } from '@renkei/kernel';
import { ProblemsFound, type Problem } from './problem.ts';

/** Collects everything that is wrong, so that a person puts a form right once and not field by field. */
export class ProblemList {
  readonly #problems: Problem[] = [];

  add(code: string, path: string | null, message: Message): void {
    this.#problems.push({ code, path, message });
  }

  addAll(problems: readonly Problem[]): void {
    this.#problems.push(...problems);
  }

  get all(): readonly Problem[] {
    return this.#problems;
  }

  /** @throws ProblemsFound when there are any */
  throwIfAny(): void {
    if (this.#problems.length > 0) throw new ProblemsFound(this.#problems);
  }
}
