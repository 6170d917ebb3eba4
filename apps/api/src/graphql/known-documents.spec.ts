import { describe, expect, it } from '@jest/globals';
import { digestOf, KnownDocuments, normalised } from './known-documents.ts';

const TEXT = 'query Groups{consortia(first:10){edges{node{id}}}}';
const ID = digestOf(TEXT);
const known = new KnownDocuments({ [ID]: TEXT });

describe('a known document', () => {
  it.each([
    ['its very text', { query: TEXT }],
    [
      'other blanks, commas and comments',
      { query: `query Groups { # 見本\n consortia(first: 10,) { edges { node { id } } } }` },
    ],
    ['its digest as documentId', { documentId: ID }],
    ['its digest with the name of the hash', { documentId: `sha256:${ID}` }],
    ['its digest as a persisted query', { extensions: { persistedQuery: { version: 1, sha256Hash: ID } } }],
  ])('is found by %s', (_, body) => {
    expect(known.textOf(body)).toBe(TEXT);
    expect(known.textOf(body)).toBe(TEXT); // remembered
  });

  it.each([
    ['another field', { query: 'query Groups{consortia(first:10){edges{node{name}}}}' }],
    ['another operation behind it', { query: `${TEXT} query More{me{email}}` }],
    ['another text under its digest', { query: '{ me { email } }', documentId: ID }],
    ['another digest', { documentId: ID.replace(/^./, 'x') }],
    ['the name of a property', { documentId: 'constructor' }],
    ['no GraphQL', { query: '"' }],
    ['nothing', {}],
    ['odd values', { query: 1, documentId: {}, extensions: null }],
    ['odd extensions', { extensions: { persistedQuery: 'x' } }],
  ])('is not %s', (_, body) => {
    expect(known.textOf(body)).toBeNull();
    expect(known.textOf(body)).toBeNull();
  });

  it('is normalised to the same text again', () => {
    expect(normalised(normalised(TEXT)!)).toBe(TEXT);
  });
});
