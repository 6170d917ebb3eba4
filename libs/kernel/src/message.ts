/** A sentence for people: friendly Japanese and its English twin. */
export interface Message {
  readonly ja: string;
  readonly en: string;
}
