export * from './connection.js';
export * from './enrollment-process.js';
