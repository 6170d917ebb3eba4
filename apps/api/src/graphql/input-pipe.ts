import { Injectable, ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { ProblemsFound, type Problem } from '@renkei/platform';
import type { ValidationError } from 'class-validator';
import { problemOf } from './constraint-messages.ts';

/**
 * Checks every input before it reaches a resolver and names all problems at once, each with its path
 * (`input.members[2].quantity`) and what to enter.
 */
@Injectable()
export class InputPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      validationError: { target: true, value: false }, // the rule's limits are found through the target
      exceptionFactory: (errors: ValidationError[]) => new ProblemsFound(problemsOf(errors, '')),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    try {
      return (await super.transform(value, metadata)) as unknown;
    } catch (error) {
      if (!(error instanceof ProblemsFound) || metadata.data === undefined) throw error;
      const under = metadata.data;
      throw new ProblemsFound(error.problems.map((found) => ({ ...found, path: `${under}.${found.path}` })));
    }
  }
}

function problemsOf(errors: readonly ValidationError[], parent: string): Problem[] {
  return errors.flatMap((error) => {
    const path = /^\d+$/.test(error.property) ? `${parent}[${error.property}]` : join(parent, error.property);
    return [
      ...Object.keys(error.constraints ?? {}).map((constraint) => problemOf(error, constraint, path)),
      ...problemsOf(error.children ?? [], path),
    ];
  });
}

function join(parent: string, property: string): string {
  return parent === '' ? property : `${parent}.${property}`;
}
