export type * from './activities.js';
export * from './messages.js';
