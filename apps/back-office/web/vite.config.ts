import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // Content-Security-Policy `default-src 'self'` refuses data: addresses.
  build: { outDir: 'dist', emptyOutDir: true, assetsInlineLimit: 0 },
});
