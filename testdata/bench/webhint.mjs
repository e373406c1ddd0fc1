// The five checks that webhint's http-cache makes of a page, called directly:
// no process, no connector, no HTML. In a directory where it is installed
// (npm i hint @hint/hint-http-cache): node .../webhint.mjs
import { createRequire } from 'node:module';

const Hint = createRequire(process.cwd() + '/')('@hint/hint-http-cache').default;
let check;
new Hint({ targetedBrowsers: ['chrome 120'], language: 'en', on: (_, f) => { check = f; }, report() {} });
for (const [name, policy] of [['nothing found', 'public, max-age=120'], ['one finding', 'public, max-age=300']]) {
  const page = { resource: 'http://disqus.com/', response: { mediaType: 'text/html', headers: { 'cache-control': policy } } };
  let best = Infinity;
  for (let round = 0; round < 12; round++) {
    const start = process.hrtime.bigint();
    for (let i = 0; i < 50000; i++) check(page, 'fetch::end::html');
    best = Math.min(best, Number(process.hrtime.bigint() - start) / 50000);
  }
  console.log(`${name} ${Math.round(best)} ns`);
}
