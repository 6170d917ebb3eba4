declare const idBrand: unique symbol;

/** The UUID of one kind of thing: an Id<'Member'> does not pass where an Id<'Consortium'> is asked for. */
export type Id<Kind extends string> = string & { readonly [idBrand]: Kind };

/** Whether a text has the form of a UUID (any version, either case). Says nothing about the thing existing. */
export function isUuid<Kind extends string>(text: string): text is Id<Kind> {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}
