import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Content-Security-Policy `default-src 'self'` refuses data: addresses.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What changes with a library's version, apart from what changes with every release.
        codeSplitting: { groups: [{ name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// }] },
      },
    },
  },
});
