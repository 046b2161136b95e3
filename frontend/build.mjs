// Builds the front end: hashed, minified, split and compressed files with a manifest that names them.
// Usage: node build.mjs OUTPUT_FOLDER [--watch]
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { promisify } from "node:util";
import zlib from "node:zlib";
import esbuild from "esbuild";

const ENTRIES = ["css/app.css", "js/app.js"];
const COMPRESSIBLE = /\.(js|css|svg)$/;
const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

const here = import.meta.dirname;
const output = resolve(process.argv[2]);
const watching = process.argv.includes("--watch");

const options = {
  absWorkingDir: here,
  entryPoints: [...ENTRIES, ...(await pages())],
  outdir: output,
  entryNames: "[name]-[hash]",
  chunkNames: "part-[hash]",
  assetNames: "[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  target: ["chrome123", "firefox121", "safari17.5"],
  loader: { ".woff2": "file", ".svg": "dataurl" },
  minify: true,
  metafile: true,
  legalComments: "none",
  logLevel: "warning",
  plugins: [{ name: "manifest", setup: (build) => build.onEnd(finish) }],
};

if (watching) {
  const context = await esbuild.context(options);
  await context.watch();
} else {
  await esbuild.build(options);
}

/** Scripts and sheets that only some pages load: every file in pages/. */
async function pages() {
  const names = await readdir(join(here, "pages")).catch(() => []);
  return names.map((name) => `pages/${name}`);
}

async function finish(result) {
  if (result.errors.length) return;
  const made = Object.entries(result.metafile.outputs);
  const files = new Set(made.map(([path]) => basename(path)));
  await Promise.all(made.map(([path]) => compress(resolve(here, path))));
  await writeManifest(manifest(made));
  await sweep(files);
}

async function compress(path) {
  if (!COMPRESSIBLE.test(path)) return;
  const content = await readFile(path);
  await Promise.all([
    writeFile(`${path}.br`, await brotli(content)),
    writeFile(`${path}.gz`, await gzip(content, { level: 9 })),
  ]);
}

/** Entry name → its file, the modules it imports at once, and the fonts worth asking for early. */
function manifest(made) {
  const byPath = new Map(made);
  const entries = made.filter(([, about]) => about.entryPoint);
  return Object.fromEntries(
    entries.map(([path, about]) => [
      basename(about.entryPoint),
      { file: basename(path), imports: staticImports(byPath, path), fonts: fonts(about) },
    ]),
  );
}

function staticImports(byPath, path, seen = new Set()) {
  for (const { path: imported, kind } of byPath.get(path)?.imports ?? []) {
    if (kind !== "import-statement" || seen.has(imported)) continue;
    seen.add(imported);
    staticImports(byPath, imported, seen);
  }
  return [...seen].map((imported) => basename(imported));
}

function fonts(about) {
  return about.imports.map(({ path }) => basename(path)).filter((name) => name.endsWith(".woff2"));
}

/** An unchanged manifest is left alone: its timestamp tells the packaging whether to build again. */
async function writeManifest(content) {
  const path = join(output, "manifest.json");
  const text = JSON.stringify(content, null, 2) + "\n";
  if ((await readFile(path, "utf8").catch(() => "")) !== text) await writeFile(path, text);
}

async function sweep(files) {
  const keep = (name) => name === "manifest.json" || files.has(name.replace(/\.(br|gz)$/, ""));
  const stale = (await readdir(output)).filter((name) => !keep(name));
  await Promise.all(stale.map((name) => rm(join(output, name))));
}
