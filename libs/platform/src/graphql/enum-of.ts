export type EnumOf<Value extends string> = { readonly [Name in Value]: Name };

/** The words of the core as the object GraphQL registers an enum from. */
export function enumOf<Value extends string>(values: readonly Value[]): EnumOf<Value> {
  return Object.fromEntries(values.map((value) => [value, value])) as EnumOf<Value>;
}
