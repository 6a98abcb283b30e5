export * from './activities.js';
export * from './messages.js';
