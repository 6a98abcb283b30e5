/**
 * Who somebody is at an identity provider. Nothing else tells people apart for good: login IDs are renamed and given to
 * others (OpenID Connect Core §5.7).
 */
export interface PersonId {
  readonly issuer: string;
  readonly subject: string;
}

/** Somebody with a login ID, who may have been kept without an identity. */
type Named = Partial<PersonId> & { readonly name: string };

const isSameId = (one: PersonId, other: PersonId): boolean =>
  one.issuer === other.issuer && one.subject === other.subject;

const isKnown = (person: Partial<PersonId>): person is PersonId =>
  person.issuer !== undefined && person.subject !== undefined;

/** As a person reads a login ID: neither case nor width, nor what cannot be seen, makes another one of it. */
const asRead = (loginId: string): string =>
  loginId
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .toLowerCase();

/** Two who share a name are two, one who was renamed is one. What was kept without an identity has a name only. */
export function isSameOperator(one: Named, other: Named): boolean {
  return isKnown(one) && isKnown(other) ? isSameId(one, other) : asRead(one.name) === asRead(other.name);
}

/**
 * Whether two operators may be one person with two accounts. Where two people are needed, two who share a login ID are
 * one: a third can help.
 */
export function mayBeSameOperator(one: Named, other: Named): boolean {
  return isSameOperator(one, other) || asRead(one.name) === asRead(other.name);
}

/**
 * Whether an operator may be the customer. Staff and customers may log in at two providers, or be given another subject
 * for each face (pairwise, OpenID Connect Core §8.1), so that a login ID in common is enough: a colleague can help.
 */
export function mayBeCustomer(operator: PersonId & Named, customer: PersonId & { readonly loginId: string }): boolean {
  return isSameId(operator, customer) || asRead(operator.name) === asRead(customer.loginId);
}
