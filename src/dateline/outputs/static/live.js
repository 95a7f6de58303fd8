// Keeps an open page as the newsroom has it: new posts wait behind a link, corrections change in place,
// nothing moves under the reader. Without this script the page is whole; reloading does the same.
'use strict';
(() => {
  const $ = (id) => document.getElementById(id);
  const body = document.body, posts = $('posts');
  const wait = (ms) => new Promise((go) => setTimeout(go, ms));
  const plural = (n, one) => `${n.toLocaleString('en')} ${one}${n === 1 ? '' : 's'}`;
  let seq = Number(body.dataset.seq), ahead = null;  // ahead: the server's clock less ours, in ms

  // 1. Time: the clock time stays; how long ago that is, and the reader's own zone, stand beside it.
  const now = () => Date.now() + (ahead ?? 0);
  const heard = (text) => { if (text) { ahead = Date.parse(text) - Date.now(); times(); } };
  const ago = (ms) => {
    const min = Math.floor(ms / 60000);
    if (min < 0 || min >= 24 * 60) return '';
    return min < 1 ? 'just now' : min < 60 ? `${min} min ago` : `${Math.floor(min / 60)} h ago`;
  };
  function times() {
    if (ahead === null) return;
    for (const when of document.querySelectorAll('#posts .when')) {
      const time = when.querySelector('time');
      const text = time ? ago(now() - Date.parse(time.dateTime)) : '';
      let own = when.querySelector('.ago');
      if (text && !own) {
        own = document.createElement('small');
        own.className = 'ago';
        when.append(' ', own);
      }
      if (own && own.textContent !== text) own.textContent = text;
    }
  }
  function ownZone() {
    const place = $('reader-time'), time = document.querySelector('#standing-line time');
    if (!place || !time) return;
    const parts = new Intl.DateTimeFormat(document.documentElement.lang || 'en', {
      hour: '2-digit', minute: '2-digit', hourCycle: 'h23', weekday: 'short', day: 'numeric', month: 'long', timeZoneName: 'short',
    }).formatToParts(new Date(time.dateTime));
    const {hour, minute, timeZoneName, weekday, day, month} = Object.fromEntries(parts.map(({type, value}) => [type, value]));
    if (time.textContent.startsWith(`${hour}:${minute} `)) return;  // the page's zone is the reader's own
    place.textContent = `your time ${hour}:${minute} ${timeZoneName}, ${weekday} ${day} ${month}`;
    place.hidden = false;
  }

  // 2. Keeping the reader's place: what is at the top of the window stays there.
  let moved = -Infinity;
  for (const kind of ['scroll', 'keydown', 'pointerdown', 'wheel', 'touchmove']) {
    addEventListener(kind, () => { moved = performance.now(); }, {passive: true});
  }
  const resting = () => scrollY < 60 && performance.now() - moved > 3000 && !document.querySelector('.claim[data-open]');
  function steadily(change) {
    const all = document.querySelectorAll('#posts .post, #summary li, #keyfigures, h1, .aside section');
    const at = (one) => one.getBoundingClientRect();
    const held = [...all].find((one) => at(one).top >= 0 && at(one).top < innerHeight * .8) ?? [...all].find((one) => at(one).bottom > 0);
    const before = scrollY > 0 && held ? held.getBoundingClientRect().top : null;
    const key = held?.id;
    change();
    const after = held?.isConnected ? held : key ? $(key) : null;
    if (before !== null && after) scrollBy({top: after.getBoundingClientRect().top - before, behavior: 'instant'});
  }

  // 3. Saying what happened: one message each 30 s, corrections first.
  let fresh = 0, corrected = [], spoken = -Infinity, due = 0;
  function say() {
    clearTimeout(due);
    if (!fresh && !corrected.length) return;
    const left = spoken + 30000 - performance.now();
    if (left > 0) { due = setTimeout(say, left); return; }
    spoken = performance.now();
    const more = corrected.length > 1 ? `, and ${plural(corrected.length - 1, 'more change')}` : '';
    const text = corrected.length ? corrected[0] + more : plural(fresh, 'new post');
    if (corrected.length) { corrected = []; due = setTimeout(say, 30000); } else fresh = 0;
    steadily(() => { $('status').textContent = text; });
  }

  // 4. Deltas: the same path whether they came by the stream or were fetched.
  const waiting = new Map();  // posts that are here but not shown yet
  const late = new Map();  // regions that wait because the reader is writing in them
  const made = (html) => {
    const holder = document.createElement('template');
    holder.innerHTML = html;
    return holder.content.firstElementChild;
  };
  const WORDS = {correction: 'was corrected', clarification: 'was clarified', withdrawal: 'was withdrawn', update: 'was updated'};
  function apply(delta) {
    if (delta.to <= seq) return true;
    if (delta.from > seq || !delta.posts) return false;
    seq = delta.to;
    body.dataset.seq = seq;
    if (delta.now && delta.live !== false) heard(delta.now);
    steadily(() => {
      for (const [id, html] of Object.entries(delta.regions)) region(id, html);
      for (const post of delta.posts) {
        if (post.state === 'gone') { waiting.delete(post.id); $(`post-${post.id}`)?.remove(); }
        else if ($(`post-${post.id}`)) change(post);
        else if (post.state === 'new' || waiting.has(post.id)) waiting.set(post.id, post);
      }
    });
    fresh += delta.posts.filter((post) => post.state === 'new' && !$(`post-${post.id}`)).length;
    offer();
    if (resting()) show(false);
    say();
    times();
    return true;
  }
  function region(id, html) {
    const old = $(id);
    if (!old) return;
    if (old.contains(document.activeElement) && document.activeElement.matches('input, select, textarea')) {
      late.set(id, html);
      return;
    }
    const part = made(html);
    const open = [...old.querySelectorAll('details')].map((one) => one.open);
    const at = old.contains(document.activeElement) ? [...old.querySelectorAll('a, button, summary')].indexOf(document.activeElement) : -1;
    old.replaceWith(part);
    part.querySelectorAll('details').forEach((one, n) => { one.open = open[n] ?? false; });
    if (at >= 0) part.querySelectorAll('a, button, summary')[at]?.focus({preventScroll: true});
    if (id === 'standing-line') { ownZone(); connection(); }
  }
  addEventListener('focusout', () => setTimeout(() => {
    const held = [...late];
    late.clear();
    if (held.length) steadily(() => held.forEach(([id, html]) => region(id, html)));
  }));
  function change(post) {
    const old = $(`post-${post.id}`), part = made(post.html);
    if (old.outerHTML === part.outerHTML) return;
    const open = old.querySelector('.claim[data-open]');
    if (old.classList.contains('unread')) part.classList.add('unread');
    old.replaceWith(part);
    const mark = open && part.querySelector(`a[data-claim="${CSS.escape(open.dataset.claim)}"]`);
    if (mark) claims?.place(mark, open);
    if (post.correction) {
      const box = part.getBoundingClientRect();
      const seen = box.bottom > 0 && box.top < innerHeight ? 'A post you are reading' : 'A post';
      corrected.push(`${seen} ${WORDS[post.correction]}: ${post.headline}`);
      if (!matchMedia('(prefers-reduced-motion: reduce)').matches) {
        part.animate([{backgroundColor: 'var(--pencil-wash)'}, {backgroundColor: 'var(--pencil-wash)', offset: .8}, {}], 2000);
      }
    }
  }
  function offer() {
    const link = $('new-posts');
    link.hidden = !waiting.size;
    link.textContent = plural(waiting.size, 'new post');
  }
  function show(focus) {
    const all = [...waiting.values()];
    waiting.clear();
    let newest = null;
    const put = () => {
      for (const post of all) {
        const part = made(post.html);
        part.classList.add('unread', 'arrived');
        insert(part, post);
        if (!newest || Number(part.dataset.first) > Number(newest.dataset.first)) newest = part;
      }
    };
    if (focus) put(); else steadily(put);
    offer();
    times();
    if (focus) fresh = 0;
    if (focus && newest) {
      const head = newest.querySelector('h2, h3, h4');
      head.tabIndex = -1;
      head.focus();
      newest.scrollIntoView({block: 'start'});
    }
  }
  function insert(part, post) {
    posts.querySelector('.nothing')?.remove();
    const first = (one) => Number(one.dataset.first);
    let day = posts.querySelector(`.day[data-day="${CSS.escape(post.day)}"]`);
    if (!day) {
      day = document.createElement('section');
      day.className = 'day';
      day.dataset.day = post.day;
      day.append(document.createElement('h2'));
      day.firstChild.textContent = post.day_title;
      posts.insertBefore(day, [...posts.querySelectorAll('.day')].find((one) => one.dataset.day < post.day) ?? null);
    }
    day.insertBefore(part, [...day.querySelectorAll('.post')].find((one) => first(one) < first(part)) ?? null);
    const count = day.querySelectorAll('.post').length;
    let said = day.querySelector('h2 span');
    if (!said && count > 1) day.querySelector('h2').append(' ', said = document.createElement('span'));
    if (said) said.textContent = plural(Math.max(count, (parseInt(said.textContent.replace(/\D/g, ''), 10) || 0) + 1), 'post');
  }

  // 5. The stream, and asking where there is none.
  let source = null, failures = 0, lively = 0, state = '', busy = false, polling = false;
  function connection(word = state) {
    state = word;
    const line = $('standing-line');
    let own = $('connection');
    if (!own && word && line) {
      own = document.createElement('span');
      own.id = 'connection';
      line.append(own);
    }
    if (own) { own.textContent = word; own.hidden = !word; }
  }
  async function catchUp() {
    if (busy) return;
    busy = true;
    try {
      const head = await (await fetch('head.json', {cache: 'no-cache'})).json();
      heard(head.now);
      if (head.seq > seq) {
        connection('Catching up');
        const answer = await fetch(`changes/${seq}-${head.seq}`);
        if (answer.status === 410 || answer.status === 404) return anew();
        if (!answer.ok) throw new Error(String(answer.status));
        const delta = await answer.json();
        apply({...delta, now: head.now});
      } else if (head.seq < seq) return anew();
      connection('');
      return head;
    } catch {
      connection(navigator.onLine ? 'Not connected. Trying again; what is here stays' : 'You are offline. What is here stays');
      return null;
    } finally { busy = false; }
  }
  function anew() {  // so much has changed that the page itself is less to fetch
    if (resting()) { location.reload(); return; }
    const link = $('new-posts');
    link.textContent = 'Much has changed: load the page anew';
    link.href = location.pathname;
    link.dataset.anew = '';
    link.hidden = false;
    connection('');
  }
  function listen() {
    source?.close();
    source = new EventSource(`events?after=${seq}`);
    lively = performance.now();
    const alive = () => { lively = performance.now(); failures = 0; if (state) connection(''); };
    source.onopen = alive;
    source.onmessage = (event) => { alive(); if (!apply(JSON.parse(event.data))) catchUp(); };
    source.addEventListener('heartbeat', (event) => {
      alive();
      const said = JSON.parse(event.data);
      heard(said.now);
      if (said.seq > seq) setTimeout(() => said.seq > seq && catchUp(), 1000);
    });
    source.addEventListener('resync', () => { alive(); catchUp(); });
    source.addEventListener('close', () => fail(2));
    source.onerror = () => fail(1);
  }
  function fail(by) {
    failures += by;
    if (failures < 2 && source.readyState !== EventSource.CLOSED) return;
    source.close();
    poll();
  }
  async function poll() {
    if (polling) return;
    polling = true;
    for (let turn = 1; ; turn++) {
      await wait(1000 + Math.random() * 2000);
      const head = await catchUp();
      if (head?.status === 'closed') break;
      if (head && turn % 3 === 1) { polling = false; failures = 0; listen(); return; }
      await wait((head?.next ?? 10) * 1000 * (0.8 + Math.random() * 0.4));
    }
    polling = false;
  }

  // 6. A claim opens under the sentence that rests on it: claims.js, fetched when it is first wanted.
  const near = new URL('claims.js', document.currentScript.src).href;
  let claims = null;
  addEventListener('click', (event) => {
    const mark = event.target.closest?.('a.m[data-claim]');
    if (!mark || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    import(near).then((found) => { claims = found; return found.toggle(mark); }).catch(() => { location.href = mark.href; });
  });

  ownZone();
  if (!posts || body.dataset.live !== 'true') return;
  document.documentElement.style.overflowAnchor = 'none';  // measured instead, so that it is done once
  $('new-posts').addEventListener('click', (event) => {
    if ('anew' in event.currentTarget.dataset) return;
    event.preventDefault();
    show(true);
  });
  try {  // the rail is red beside what came since this device last looked
    const key = `dateline seen ${body.dataset.slug}`, seen = Number(localStorage.getItem(key));
    if (seen) posts.querySelectorAll('.post').forEach((post) => post.classList.toggle('unread', Number(post.dataset.first) > seen));
    addEventListener('pagehide', () => { if (!waiting.size) localStorage.setItem(key, seq); });
  } catch { /* no store in a private window */ }
  setInterval(times, 20000);
  setInterval(() => {
    if (source?.readyState === EventSource.OPEN && performance.now() - lively > 40000) fail(2);
  }, 5000);
  addEventListener('online', () => catchUp());
  listen();
})();
