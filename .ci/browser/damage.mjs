// Shows that every check can fail: builds the small guide that `fieldguide init`
// makes, damages copies of its site, one way or a few for each check, and wants
// each damage reported. What is reported of the sound copy too does not count.

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compare } from "./checks/weight.mjs";
import { load, names, perform } from "./run.mjs";
import { serve } from "./server.mjs";
import { Site, build, fieldguide, launch, listFiles, root, run } from "./site.mjs";
import { slots } from "./slots.mjs";

const home = "index.html";
const chapter = "steps/first/index.html";
const style = "assets/site.css";
const script = "assets/site.js";

// What is done to a copy of the site before a check looks at it. `end` puts
// something at the end of a chapter's text, `append` at the end of a file,
// `replace` changes a file and fails if there is nothing to change, `remove`
// takes a file away. `wants` are the faults that must then be reported.
const damages = {
  nu: {
    end: `<center>old</center> <img src="https://pictures.example/x.png" alt="far">`,
    append: { [style]: "p { colour: red }" },
    wants: [/center.* element is obsolete/, /Policy.*pictures\.example/, /colour/],
  },
  axe: {
    end: `<img src="../../picture.svg"><p style="color: light-dark(#000, #222)">dark</p>
      <details><summary>more</summary><p style="color: #ddd; background: #fff">folded</p></details>
      <p class="damage-narrow">narrow</p>`,
    append: { [style]: "@media (width < 400px) { .damage-narrow { color: #ccc; background: #fff } }" },
    wants: [/image-alt[^]*in every setting/, /color-contrast[^]*#222222[^]*\(dark 360, dark 1280\)/, /color-contrast.*details > p[^]*in every setting/, /damage-narrow[^]*\(light 360, dark 360\)/],
  },
  lighthouse: {
    replace: { [home]: [[/<meta name="description"[^>]*>/, ""], [/<html lang="[^"]*"/, "<html"], [/<!DOCTYPE html>/, ""]] },
    append: {
      [script]: `
        setTimeout(() => { document.body.insertAdjacentHTML("afterbegin", "<p style='height: 200px'>late</p>"); }, 300);
        // ${noise(40_000)}
        // ${noise(60_000)}`,
    },
    wants: [/^seo is .*[^]*meta-description/, /^accessibility is .*[^]*html-has-lang/, /^best-practices is .*[^]*doctype/, /layout shift 0.[1-9]/, /bytes of HTML, CSS and scripts/, /bytes of scripts/],
  },
  links: {
    end: `<a href="nowhere.html">file</a> <a href="#nowhere">anchor</a> <a href="/elsewhere/">out</a> <a href="../../my-guide.pdf#page=999">sheet</a>
      <a href="../../my-guide.pdf#nameddest=nowhere">place</a> <img src="https://pictures.example/x.png" alt="far"> <i id="twin"></i><i id="twin"></i>`,
    append: { [style]: "p { background: url(nowhere.png) }" },
    wants: [/nowhere\.html.*no such file/, /no id "nowhere"/, /leads out of/, /has \d+ pages/, /no place called "nowhere"/, /another host/, /"twin" stands more than once/, /there is no .*nowhere\.png/],
  },
  keyboard: {
    replace: { [home]: [[/<a class="skip"[^]*?<\/a>/, ""]] },
    end: `<a href="#x" class="damage-plain">plain</a> <a href="#x" tabindex="3">early</a> 
      <span style="position: relative"><a href="#x">under</a><i style="position: absolute; inset: -9px; background: #fff"></i></span>
      <details class="damage-stuck"><summary>stuck</summary>text</details> <button class="damage-trap">trap</button>`,
    append: {
      [style]: ".damage-plain:focus { outline: none }",
      [script]: `
        document.querySelector(".damage-stuck summary")?.addEventListener("click", (event) => event.preventDefault());
        document.querySelector(".damage-trap")?.addEventListener("keydown", (event) => event.preventDefault());`,
    },
    wants: [/no skip link/, /looks the same with the focus.*plain/, /jumps the queue.*early/, /not on the screen.*under/, /Enter does not open.*stuck/, /Space does not open.*stuck/, /does not leave button "trap"/],
  },
  nojs: {
    replace: { [chapter]: [[/rel="next"/, ""]] },
    end: `<p class="damage-later">shown by a script</p>`,
    append: { [style]: ".damage-later { display: none }" },
    wants: [/no reader sees "shown by a script"/, /never comes here/],
  },
  file: {
    replace: { [chapter]: [[/href="\.\.\/\.\.\/assets\/site\.css"/, `href="/guide/assets/site.css"`]] },
    end: `<a href="../second/">folder</a>`,
    wants: [/h1 is set in/, /link to a folder/, /cannot read|console error/],
  },
  overflow: {
    end: `<p style="width: 500px">wide</p><div style="overflow: hidden; width: 100px"><p style="width: 150px">cut</p></div>`,
    wants: [/the page is \d+ px wide/, /stands outside.*"wide"/, /cut off.*"cut"/],
  },
  print: {
    end: `<details><summary>question</summary><p class="damage-answer">unanswered</p></details><p style="position: absolute; left: 2000px">away</p>`,
    append: { [style]: "@media print { .damage-answer { display: none } nav, header.site { display: block !important } body { background: #333 !important } }" },
    wants: [/navigation is printed/, /no print shows it/, /the print lacks "unanswered"/, /outside the sheet: away|lacks "away"/, /the paper is printed/],
  },
  csp: {
    end: `<script>document.title = "inline"</script><img src="https://pictures.example/x.png" alt="far">`,
    append: { [script]: `localStorage.setItem("damage", "1"); document.cookie = "damage=1"; fetch("nowhere.json");` },
    replace: { "steps/second/index.html": [[/<meta http-equiv="Content-Security-Policy"[^>]*>/, ""]] },
    wants: [/the policy's script-src/, /pictures\.example/, /keeps "damage" in local storage/, /keeps "damage" in cookies/, /404 for .*nowhere\.json/, /no content security policy/],
  },
  search: {
    guide: join(root, "content"), // its words are searched for
    replace: {
      [home]: [[/(<button[^>]*class="search"[^>]*) hidden/, "$1"]],
      "framework/2-frame/index.html": [["</head>", `<script src="../../assets/search.js" defer></script></head>`]],
    },
    append: { [style]: "dialog.search { width: 300px !important }" },
    wants: [/no button shows that does nothing/, /the dialog fills the screen/, /loaded before it is asked for/],
  },
  screenshots: {
    append: { [style]: "body { display: none }" },
    remove: ["steps/second/index.html"],
    wants: [/shows nothing \(light 360\)/, /shows nothing \(dark 1280\)/, /no case to take a picture of/],
  },
  offline: {
    replace: { "sw.js": [[/addEventListener\("fetch"/, 'addEventListener("fetched"'], ['"steps/first/index.html",', ""]] },
    wants: [/cannot be read without a network/, /does not lead to the page for missing ones/],
  },
  timer: {
    replace: { [script]: [[/n: \(\) => move\(\+1\)/, "n: () => move(0)"], [/setInterval\(show, 250\)/, "0"]] },
    wants: [/does not run after Space/, /N does not lead to the next step/],
  },
  weight: {}, // below: it builds its own guides
};

async function main() {
  const start = performance.now();
  const folder = await mkdtemp(join(tmpdir(), "fieldguide-damage-"));
  const launched = await launch();
  const servers = [];
  const unseen = [];
  let ok = true;
  let count = 0;
  try {
    const slot = slots(2);
    const open = async (name, damage) => {
      const out = join(folder, name);
      const server = await serve(out);
      servers.push(server);
      await build(damage.guide ?? join(folder, "guide/content"), out, server.base, ...damage.guide ? ["--edition", "site"] : []);
      await damageCopy(out, damage);
      const files = await listFiles(out);
      const named = { home, missing: "404.html", step: chapter, case: "steps/second/index.html" };
      if (!files.includes(named.case)) named.case = null;
      // Lighthouse takes long; the home page bears all its damage.
      if (name.endsWith("lighthouse")) named.step = named.case = null;
      const site = new Site({ folder: out, server, launched, slot, files, named, shots: `${out}-shots` });
      // These follow links or look at a page of their own; for the others the pages
      // that are damaged do.
      if (!/links|nojs|timer/.test(name)) site.pages = site.pages.filter((page) => page === home || page.startsWith("steps/"));
      return site;
    };
    await run(fieldguide, ["init", join(folder, "guide")]);
    const checks = await load(names.filter((name) => name !== "weight"));
    const both = await Promise.all(checks.map(async (check) => {
      const { wants, ...damage } = damages[check.name];
      const [sound] = await perform([check], await open(`sound-${check.name}`, { guide: damage.guide }));
      const [hurt] = await perform([check], await open(check.name, damage));
      const broken = [...sound.result.faults, ...hurt.result.faults].filter(({ message }) => message.includes("broke off"));
      const known = new Set(sound.result.faults.map(({ message }) => message));
      const found = hurt.result.faults.map(({ message }) => message).filter((message) => !known.has(message));
      return { name: check.name, wants, found, broken, seconds: sound.seconds + hurt.seconds };
    }));
    both.push(await growth(folder));
    for (const { name, wants, found, broken = [], seconds = 0 } of both) {
      const missed = wants.filter((want) => !found.some((message) => want.test(message)));
      count += wants.length;
      console.log(`${missed.length + broken.length === 0 ? "ok  " : "FAIL"} ${name.padEnd(11)} ${wants.length - missed.length} of ${wants.length} damages caught, ${seconds.toFixed(1)} s`);
      for (const want of missed) console.log(`     - not reported: ${want}`);
      if (missed.length > 0) console.log(`       but ${found.join("\n").replaceAll("\n", "\n           ") || "nothing"}`);
      for (const { page, message } of broken) console.log(`     - ${page}: ${message}`);
      unseen.push(...missed);
      ok &&= missed.length + broken.length === 0;
    }
  } finally {
    await launched.browser.close();
    servers.forEach((server) => server.close());
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
  console.log(`${count - unseen.length} of ${count} damages caught, ${((performance.now() - start) / 1000).toFixed(0)} s`);
  return ok;
}

async function damageCopy(out, { end, append = {}, replace = {}, remove = [] }) {
  const edit = async (file, change) => {
    const path = join(out, file);
    const text = await readFile(path, "utf8");
    const changed = change(text);
    if (changed === text) throw new Error(`${file}: there is nothing to damage`);
    await writeFile(path, changed);
  };
  if (end) await edit(chapter, (text) => text.replace("</article>", () => `${end}</article>`));
  for (const [file, more] of Object.entries(append)) await edit(file, (text) => `${text}\n${more}\n`);
  for (const [file, changes] of Object.entries(replace)) {
    for (const [from, to] of changes) await edit(file, (text) => text.replace(from, to));
  }
  for (const file of remove) await rm(join(out, file));
}

/** growth lets every page of a larger guide list its chapters. */
async function growth(folder) {
  const [small, large] = ["small", "large"].map((name) => join(folder, name));
  await cp(join(folder, "sound-links"), small, { recursive: true });
  await cp(join(folder, "sound-links"), large, { recursive: true });
  for (const page of (await listFiles(large)).filter((file) => file.endsWith("/index.html"))) {
    const text = await readFile(join(large, page), "utf8");
    await writeFile(join(large, page), text + "<li>another chapter</li>".repeat(1000));
  }
  const before = (await compare(small, small)).faults;
  const after = (await compare(small, large)).faults;
  return { name: "weight", wants: [/pages grow with the guide/], found: before.length === 0 ? after.map(({ message }) => message) : [] };
}

/** noise returns n bytes that gzip cannot make much smaller. */
function noise(n) {
  let state = 1;
  let text = "";
  while (text.length < n) {
    state = (state * 48271) % 2147483647;
    text += state.toString(36);
  }
  return text;
}

process.exitCode = (await main()) ? 0 : 1;
