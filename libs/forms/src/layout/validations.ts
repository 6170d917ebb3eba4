import { attributeOf, decodeXml, elements } from '../package/xml-text.ts';

/** The word lists of a worksheet part, as its validations give them ('"有,無"'). */
export function wordLists(tail: string): (readonly string[])[] {
  return [...elements(tail, 'dataValidation')].flatMap(({ attributes, inner }) => {
    if (attributeOf(attributes, 'type') !== 'list') return [];
    const [rule] = elements(inner, 'formula1');
    // In the extension of Excel 2010 the words stand in an element of their own inside it.
    const formula = decodeXml((rule?.inner ?? '').replace(/<[^<>]*>/g, '')).trim();
    return /^".*"$/s.test(formula)
      ? [
          formula
            .slice(1, -1)
            .split(',')
            .map((word) => word.trim()),
        ]
      : [];
  });
}
