export * from './enrollment-process.js';
export { createEnrollmentProcess, createProcessWatch, type ProcessSettings } from './process-settings.js';
export * from './process-watch.js';
