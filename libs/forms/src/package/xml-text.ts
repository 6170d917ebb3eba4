const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text of XML content or of an attribute, entities resolved (numeric ones too, since some writers use no others). */
export function decodeXml(escaped: string): string {
  if (!escaped.includes('&')) return escaped;
  return escaped.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code);
  });
}

/** For content and for attributes in double quotes. */
export function encodeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Characters XML 1.0 cannot hold at all, and halves of pairs. */
const IMPOSSIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Text as a cell stores it: Excel reads _x0041_ as 'A', so a text that happens to look so is guarded; what no XML can
 * hold is left out.
 */
export function encodeCellText(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(IMPOSSIBLE, '');
  return encodeXml(lines.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'));
}

/** The inverse: what a stored cell text shows. */
export function decodeCellText(escaped: string): string {
  return decodeXml(escaped).replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
}

/** The value of an attribute inside a tag or a list of attributes, decoded; any prefix of its name. */
export function attributeOf(tag: string, name: string): string | null {
  const match = new RegExp(`(?:^|\\s)(?:[A-Za-z][\\w.-]*:)?${name}\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`).exec(
    tag,
  );
  const value = match?.[1] ?? match?.[2];
  return value === undefined ? null : decodeXml(value);
}

export interface XmlElement {
  /** As written, from the name to the end of the tag. */
  readonly attributes: string;
  readonly inner: string;
  /** Where it begins and ends in the text. */
  readonly start: number;
  readonly end: number;
}

/**
 * The elements of one name that are not inside each other, with any prefix, in one pass: the text is read once however
 * it is built, which a pattern over opening and closing tags would not promise. Stops at an element that never ends.
 */
export function* elements(xml: string, name: string): Generator<XmlElement> {
  const tag = new RegExp(`<((?:[A-Za-z][\\w.-]*:)?${name})(?=[\\s/>])([^<>]*?)(/?)>`, 'g');
  for (let match = tag.exec(xml); match !== null; match = tag.exec(xml)) {
    const [whole, full = '', attributes = '', empty] = match;
    const from = match.index + whole.length;
    if (empty === '/') {
      yield { attributes, inner: '', start: match.index, end: from };
      continue;
    }
    const close = `</${full}>`;
    const to = xml.indexOf(close, from);
    if (to < 0) return;
    tag.lastIndex = to + close.length;
    yield { attributes, inner: xml.slice(from, to), start: match.index, end: tag.lastIndex };
  }
}

/** The texts of all <t> in a shared or inline string, without the readings of <rPh>. */
export function stringItemText(xml: string): string {
  let plain = xml;
  if (xml.includes('rPh')) {
    const outside: string[] = [];
    let from = 0;
    for (const { start, end } of elements(xml, 'rPh')) {
      outside.push(xml.slice(from, start));
      from = end;
    }
    plain = outside.join('') + xml.slice(from);
  }
  return decodeCellText(Array.from(elements(plain, 't'), ({ inner }) => inner).join(''));
}
