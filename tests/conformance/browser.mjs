// SPDX-License-Identifier: GPL-3.0-or-later
// The real Excalidraw in headless Chromium, for tests: `await openExcalidraw("release")` or "nightly".
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { createHash } from "node:crypto";
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const project = path.resolve(here, "../..");
export const versions = { release: "@excalidraw/excalidraw", nightly: "excalidraw-nightly" };

/** The page is bundled once a version, and again when it or the packages change. */
async function bundle(version, entry) {
  const hash = createHash("sha256");
  for (const file of new Set([path.join(here, "page.js"), entry, path.join(project, "package-lock.json")])) hash.update(fs.readFileSync(file));
  const output = path.join(project, "build", "conformance", `${version}-${hash.digest("hex").slice(0, 12)}`);
  if (!fs.existsSync(path.join(output, "page.js"))) {
    const scratch = `${output}.${process.pid}`;
    await build({
      entryPoints: [entry],
      outfile: path.join(scratch, "page.js"),
      bundle: true,
      format: "esm",
      conditions: ["production"],
      alias: { excalidraw: path.join(project, "node_modules", versions[version], "dist/prod/index.js"),
               "excalidraw/index.css": path.join(project, "node_modules", versions[version], "dist/prod/index.css") },
      nodePaths: [path.join(project, "node_modules")],
      define: { "process.env.NODE_ENV": '"production"', "import.meta.env": "{}" },
      loader: { ".woff2": "empty", ".ttf": "empty", ".svg": "empty" },
      logLevel: "error",
    });
    fs.mkdirSync(path.dirname(output), { recursive: true });
    if (!fs.existsSync(output)) fs.renameSync(scratch, output);
  }
  return output;
}

const page = (script) => `<!doctype html><meta charset="utf-8"><title>conformance</title>
<link rel="stylesheet" href="/page.css"><style>html,body,#root{margin:0;height:100%}</style><div id="root"></div>
<script>window.EXCALIDRAW_ASSET_PATH = location.origin + "/";</script><script type="module" src="${script}"></script>`;

/** Glyphs keep their shapes, as on a screen of high resolution, whatever this machine's settings. */
const unhinted = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include>/etc/fonts/fonts.conf</include>
${["pattern", "font"].map((target) => `<match target="${target}"><edit name="hinting" mode="assign"><bool>false</bool></edit>
<edit name="autohint" mode="assign"><bool>false</bool></edit><edit name="hintstyle" mode="assign"><const>hintnone</const></edit></match>`).join("\n")}
</fontconfig>`;

const types = { ".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2" };

function serve(folder, fonts) {
  const server = http.createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    if (name === "/") return response.writeHead(200, { "content-type": "text/html" }).end(page("/page.js"));
    const file = name.startsWith("/fonts/") ? path.join(fonts, name) : path.join(folder, name);
    if (!fs.existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": types[path.extname(file)] || "application/octet-stream" });
    fs.createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

/**
 * Starts one version. `call(name, ...arguments)` runs a function of page.js; `mouse` and `keyboard` are real ones.
 * Nothing but the page's own server is ever asked for anything. `entry` is a page that does more than page.js.
 */
export async function openExcalidraw(version, { entry = path.join(here, "page.js"), viewport = { width: 1400, height: 900 } } = {}) {
  if (!versions[version]) throw new Error(`unknown version "${version}": release or nightly`);
  const folder = await bundle(version, entry);
  const server = await serve(folder, path.join(project, "node_modules", versions[version], "dist/prod"));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "ninesketch-chromium-"));
  const fontSettings = path.join(profile, "fonts.conf");
  fs.writeFileSync(fontSettings, unhinted);
  const context = await chromium.launchPersistentContext(profile, {
    env: { ...process.env, FONTCONFIG_FILE: fontSettings },
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    headless: true,
    viewport,
    locale: "en-US",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--font-render-hinting=none", "--disable-dev-shm-usage"],
  });
  await context.route("**/*", (route) =>
    route.request().url().startsWith(origin) || route.request().url().startsWith("data:") || route.request().url().startsWith("blob:")
      ? route.continue() : route.abort());
  const tab = context.pages()[0] || (await context.newPage());
  const problems = [];
  tab.on("pageerror", (error) => problems.push(String(error)));
  await tab.goto(origin, { timeout: 120000 }); // on a busy machine
  await tab.waitForFunction(() => window.conformance, null, { timeout: 120000 });
  const call = (name, ...args) =>
    tab.evaluate(([name, args]) => window.conformance[name](...args), [name, args]);
  return {
    version,
    profile,
    tab,
    problems,
    call,
    mouse: tab.mouse,
    keyboard: tab.keyboard,
    async close() {
      await context.close();
      server.close();
      fs.rmSync(profile, { recursive: true, force: true });
    },
  };
}

/**
 * What Excalidraw made of a file that it opened: a list of sentences, empty when nothing was dropped, repaired, moved or
 * re-measured. A binding may lose the keys that belong to the other version, and only those.
 */
export function changes(before, after, version) {
  const found = [];
  const live = before.filter((element) => !element.isDeleted);
  const opened = new Map(after.map((element) => [element.id, element]));
  const foreign = { release: [], nightly: ["focus", "gap"] }[version];
  for (const element of live) {
    const other = opened.get(element.id);
    if (!other) {
      found.push(`${element.type} ${element.id} was dropped`);
      continue;
    }
    for (const key of new Set([...Object.keys(element), ...Object.keys(other)])) {
      let a = element[key];
      let b = other[key];
      if ((key === "startBinding" || key === "endBinding") && a && b && !element.elbowed) {
        a = { ...a };
        b = { ...b };
        for (const name of foreign) { delete a[name]; delete b[name]; }
      }
      if (!same(a, b)) found.push(`${element.type} ${element.id}: ${key} was ${show(a)}, became ${show(b)}`);
    }
  }
  const ids = new Set(live.map((element) => element.id));
  for (const element of after) if (!ids.has(element.id)) found.push(`${element.type} ${element.id} was added`);
  const order = after.map((element) => element.id).filter((id) => ids.has(id));
  const wanted = live.map((element) => element.id).filter((id) => opened.has(id));
  if (order.join() !== wanted.join()) found.push("the order of elements was changed");
  return found;
}

const show = (value) => (value === undefined ? "absent" : JSON.stringify(value).slice(0, 120));

function same(a, b) {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || !a || !b || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && same(a[key], b[key]));
}

/**
 * Drags an element with the mouse, from a spot on its body (or from where `grab` says, in parts of its size), and
 * waits until the scene is at rest. dx and dy are in px of the scene.
 */
export async function drag(excalidraw, id, dx, dy, grab = [0.12, 0.5]) {
  const element = (await excalidraw.call("elements")).find((candidate) => candidate.id === id);
  if (!element) throw new Error(`there is no element ${id}`);
  await excalidraw.call("selectOnly", []);
  const from = await excalidraw.call("onScreen", element.x + element.width * grab[0], element.y + element.height * grab[1]);
  const { mouse } = excalidraw;
  await mouse.move(from.x, from.y);
  await mouse.down();
  for (let step = 1; step <= 10; ++step) {
    await mouse.move(from.x + (dx * from.zoom * step) / 10, from.y + (dy * from.zoom * step) / 10);
  }
  await mouse.up();
  await excalidraw.call("settled");
  return excalidraw.call("elements");
}

/** The ends of an arrow in scene coordinates (angle 0). */
export function ends(arrow) {
  const at = ([x, y]) => [arrow.x + x, arrow.y + y];
  return { start: at(arrow.points[0]), end: at(arrow.points[arrow.points.length - 1]) };
}
