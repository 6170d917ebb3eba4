/** A component of a calendar: values by property as written before the colon, text unescaped. */
export interface Component {
  readonly name: string;
  readonly properties: Record<string, string>;
  readonly children: Component[];
}

const LINE = /^([A-Z][A-Z0-9-]*)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]+))*):(.*)$/s;
const TEXTS = new Set(['SUMMARY', 'DESCRIPTION', 'NAME', 'X-WR-CALNAME']);

/**
 * Reads a calendar as strictly as RFC 5545 writes one: breaks are CRLF, also the last (§3.1); no line is longer than 75
 * octets and each is UTF-8 of its own; components close in order,
 * after all properties (§3.6); commas and semicolons of texts are escaped
 * (§3.3.11); an event has one UID and DTSTAMP and ends after it begins (§3.6.1, §3.8.2.2). Throws where it is not so.
 */
export function componentsOf(text: string): Component {
  if (!text.endsWith('\r\n')) throw new Error('the last line has no break');
  if (/[^\r]\n|\r[^\n]/.test(text)) throw new Error('a break is not CRLF');
  for (const line of text.split('\r\n')) checkPhysicalLine(line);
  const lines = text
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .slice(0, -1);
  const root: Component = { name: '', properties: {}, children: [] };
  const open = [root];
  for (const line of lines) {
    const parts = LINE.exec(line);
    if (!parts) throw new Error(`not a content line: ${line}`);
    const [, name, parameters, value] = parts as unknown as [string, string, string, string];
    if (name === 'BEGIN') {
      const child: Component = { name: value, properties: {}, children: [] };
      open.at(-1)!.children.push(child);
      open.push(child);
    } else if (name === 'END') {
      const closed = open.pop()!;
      if (closed.name !== value) throw new Error(`${value} closes ${closed.name}`);
      if (value === 'VEVENT') checkEvent(closed.properties);
    } else {
      const { properties, children } = open.at(-1)!;
      if (children.length > 0) throw new Error(`${name} after a component`);
      if (`${name}${parameters}` in properties) throw new Error(`twice: ${name}`);
      properties[`${name}${parameters}`] = TEXTS.has(name) ? unescaped(value) : value;
    }
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error('not one calendar');
  return root.children[0]!;
}

function checkPhysicalLine(line: string): void {
  if (Buffer.byteLength(line) > 75) throw new Error(`longer than 75 octets: ${line}`);
  // half a character would not survive on its own
  if (/\p{Cs}/u.test(line)) throw new Error(`a character is split: ${line}`);
}

function checkEvent(properties: Record<string, string>): void {
  const valueOf = (name: string) =>
    Object.entries(properties).find(([key]) => key.split(';')[0] === name)?.[1] ?? '';
  for (const name of ['DTSTAMP', 'LAST-MODIFIED']) {
    if (!/^\d{8}T\d{6}Z$/.test(valueOf(name))) throw new Error(`${name} is not a moment in UTC`);
  }
  if (valueOf('UID') === '') throw new Error('no UID');
  const [start, end] = [valueOf('DTSTART'), valueOf('DTEND')];
  if (start.length !== end.length || start >= end) throw new Error(`ends at ${end}, begins at ${start}`);
}

function unescaped(value: string): string {
  if (/(?<!\\)(?:\\\\)*[,;]/.test(value.replaceAll(/\\[,;nN]/g, '')))
    throw new Error(`not escaped: ${value}`);
  return value.replaceAll(/\\([\\,;nN])/g, (_, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped));
}
