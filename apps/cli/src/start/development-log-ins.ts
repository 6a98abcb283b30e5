/** The people that the development identity provider knows; they all have one password. */
export function developmentLogIns(password: string): readonly (readonly [people: string, logIn: string])[] {
  return [
    ['Customers', 'customer001 to customer400'],
    ['Back office', 'viewer1, operator1, operator2, supervisor1, engineer1'],
    ['Password of all', password],
  ];
}
