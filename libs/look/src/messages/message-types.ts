export interface MessageTree {
  readonly [key: string]: string | MessageTree;
}

/** The same keys with other words: makes the second language's catalogue complete. */
export type SameKeys<Tree> = { readonly [Key in keyof Tree]: Tree[Key] extends string ? string : SameKeys<Tree[Key]> };

/** i18next asks for `tries` and picks `tries_one` or `tries_other` by `count`. */
type WithoutPlural<Key> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key;

/** `issuance.title` and so on: every path that leads to a text. */
export type MessageKey<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? WithoutPlural<Key> : `${Key}.${MessageKey<Tree[Key]>}`;
}[keyof Tree & string];

export type MessageValues = Readonly<Record<string, string | number>>;
export type Translate<Tree> = (key: MessageKey<Tree>, values?: MessageValues) => string;
