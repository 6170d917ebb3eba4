import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { OUTPUT_KINDS, type OutputKind } from './kinds.ts';
import type { OutputMaker } from './maker.ts';

/** Who makes what. Looked through once when the worker starts: a kind nobody makes is noticed then, not by a person. */
@Injectable()
export class MakerRegistry {
  readonly #discovery: DiscoveryService;
  #makers: ReadonlyMap<OutputKind, OutputMaker> | undefined;

  constructor(discovery: DiscoveryService) {
    this.#discovery = discovery;
  }

  /** @throws Error naming every kind that has no maker, or several */
  onModuleInit(): void {
    this.#makers = makersOf(this.#discovery.getProviders().map(({ instance }) => instance as unknown));
  }

  makerOf(kind: OutputKind): OutputMaker {
    const maker = this.#makers?.get(kind);
    if (!maker) throw new Error(`no maker for ${kind}`);
    return maker;
  }
}

const KINDS: ReadonlySet<unknown> = new Set(OUTPUT_KINDS);

function isMaker(candidate: unknown): candidate is OutputMaker {
  if (typeof candidate !== 'object' || candidate === null) return false;
  const { kinds, make } = candidate as Partial<OutputMaker>;
  return typeof make === 'function' && Array.isArray(kinds) && kinds.every((kind) => KINDS.has(kind));
}

/** @throws Error naming every kind that has no maker, or several */
export function makersOf(candidates: Iterable<unknown>): ReadonlyMap<OutputKind, OutputMaker> {
  const found = [...new Set(candidates)].filter(isMaker);
  const wrong = OUTPUT_KINDS.flatMap((kind) => {
    const names = found.filter(({ kinds }) => kinds.includes(kind)).map((maker) => maker.constructor.name);
    return names.length === 1 ? [] : [`${kind}: ${names.join(', ') || 'none'}`];
  });
  if (wrong.length > 0) throw new Error(`Every kind of output needs exactly one maker. ${wrong.join('; ')}`);
  return new Map(found.flatMap((maker) => maker.kinds.map((kind) => [kind, maker] as const)));
}
