// What http-cache-semantics can say of the talk's page, timed. In a directory
// where it is installed (npm i http-cache-semantics): node .../http-cache-semantics.mjs
import { createRequire } from 'node:module';

const CachePolicy = createRequire(process.cwd() + '/')('http-cache-semantics');
const request = { url: '/', method: 'GET', headers: { host: 'disqus.com', accept: '*/*' } };
const response = {
  status: 200,
  headers: {
    server: 'nginx', date: 'Fri, 02 May 2014 06:38:37 GMT', 'content-type': 'text/html; charset=utf-8', 'content-length': '10453',
    'last-modified': 'Fri, 30 Aug 2013 00:32:14 GMT', vary: 'Accept-Encoding', expires: 'Fri, 02 May 2014 06:43:36 GMT', 'cache-control': 'public, max-age=300',
  },
};
let kept = 0; // so that nothing is optimised away

function eightAnswers() {
  const p = new CachePolicy(request, response);
  kept += p.storable() + p.timeToLive() + p.maxAge() + p.age() + p.stale() + p.useStaleWhileRevalidate() +
    p.satisfiesWithoutRevalidation(request) + Object.keys(p.revalidationHeaders(request)).length;
}

function oneVerdict() {
  const p = new CachePolicy(request, response);
  kept += p.storable() + p.timeToLive();
}

for (const work of [oneVerdict, eightAnswers]) {
  let best = Infinity;
  for (let round = 0; round < 12; round++) {
    const start = process.hrtime.bigint();
    for (let i = 0; i < 20000; i++) work();
    best = Math.min(best, Number(process.hrtime.bigint() - start) / 20000);
  }
  console.log(`${work.name} ${Math.round(best)} ns`);
}
