import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const webRoot = join(import.meta.dirname, 'web');

/** Whoever builds may start anywhere: the page's addresses are counted from web/. */
const rootedInWeb: Plugin = { name: 'rooted-in-web', config: () => ({ root: webRoot }) };

export default defineConfig({
  plugins: [rootedInWeb, react()],
  build: {
    outDir: join(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    target: 'es2023',
    // The pages' policy allows files of our own only: no data: scripts, no inline styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: join(webRoot, 'index.html') },
    chunkSizeWarningLimit: 600,
  },
});
