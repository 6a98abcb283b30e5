import type { Token } from './database.js';

export const ADDED_NAME_LENGTH = 20;

export function displayName({ defaultName, addedName }: Pick<Token, 'defaultName' | 'addedName'>): string {
  return addedName === '' ? defaultName : `${defaultName} ${addedName}`;
}

export function addedNameFrom(typed: string): string {
  return [...typed.trim()].slice(0, ADDED_NAME_LENGTH).join('');
}
