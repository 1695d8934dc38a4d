import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const webRoot = join(import.meta.dirname, 'web');

/** Whoever builds may start anywhere: the page's addresses are counted from web/. */
const rootedInWeb: Plugin = { name: 'rooted-in-web', config: () => ({ root: webRoot }) };

/** Beside each script and style lies its smaller self, made once here instead of on each request. */
const compressed: Plugin = {
  name: 'compressed',
  writeBundle({ dir = '' }, bundle) {
    for (const fileName of Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name))) {
      const path = join(dir, fileName);
      const written = readFileSync(path);
      writeFileSync(`${path}.br`, brotliCompressSync(written));
      writeFileSync(`${path}.gz`, gzipSync(written, { level: 9 }));
    }
  },
};

export default defineConfig({
  plugins: [rootedInWeb, react(), compressed],
  build: {
    outDir: join(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    target: 'es2023',
    // The pages' policy allows files of our own only: no data: scripts, no inline styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: join(webRoot, 'index.html') },
  },
});
