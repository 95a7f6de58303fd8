// Adds keys, drafts kept in the browser, a preview as you type and the claim picker. The desk works without.
'use strict';
(() => {
  const $ = (id) => document.getElementById(id);
  const store = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { value === null ? localStorage.removeItem(key) : localStorage.setItem(key, value); } catch { /* private window */ } },
  };

  // What is typed is kept in this browser until the form has been sent and taken.
  for (const form of document.querySelectorAll('form[data-keep]')) {
    const key = `dateline ${document.body.dataset.slug} ${form.dataset.keep}`;
    const fields = () => [...form.elements].filter((one) => one.name && !['hidden', 'submit', 'button'].includes(one.type) && one.name !== 'find');
    const sent = sessionStorage.getItem(`${key} sent`);
    sessionStorage.removeItem(`${key} sent`);
    const failed = document.querySelector('.failure, .conflict');
    if (sent && failed) store.set(key, sent);
    const held = failed ? null : JSON.parse(store.get(key) ?? 'null');
    if (held) {
      for (const one of fields()) {
        if (!(one.name in held)) continue;
        if (one.type === 'radio') one.checked = held[one.name] === one.value;
        else if (one.type === 'checkbox') one.checked = held[one.name];
        else if (held[one.name]) one.value = held[one.name];
      }
      if ($('kept')) $('kept').textContent = 'What you had typed is back';
    }
    form.addEventListener('input', () => {
      const values = {};
      for (const one of fields()) {
        if (one.type === 'radio') { if (one.checked) values[one.name] = one.value; }
        else values[one.name] = one.type === 'checkbox' ? one.checked : one.value;
      }
      store.set(key, JSON.stringify(values));
      if ($('kept')) $('kept').textContent = 'Kept in this browser';
    });
    form.addEventListener('submit', () => {
      sessionStorage.setItem(`${key} sent`, store.get(key) ?? '');
      store.set(key, null);
    });
  }
  document.querySelector('.failure')?.focus();
  document.querySelector('.txt .no.chosen')?.scrollIntoView({block: 'center'});
  document.querySelector('.qi.on')?.scrollIntoView({block: 'nearest'});

  // Reasons offered.
  for (const offer of document.querySelectorAll('.offer')) {
    offer.addEventListener('click', () => {
      const field = $('reason');
      field.value = offer.dataset.reason;
      field.dispatchEvent(new Event('input', {bubbles: true}));
      field.focus();
    });
  }

  // The composer: claims are cited into the text; the readers' view follows.
  const composer = $('composer'), text = $('text');
  if (composer) {
    const publish = $('publish');
    const lacks = () => {
      const found = [];
      if (!$('headline').value.trim()) found.push('headline missing');
      if (!text.value.trim()) found.push('text missing');
      const kind = composer.querySelector('[name=kind]:checked')?.value;
      if (kind && kind !== 'update') {
        if (!$('note').value.trim()) found.push('what readers are told missing');
        if (!$('why').value.trim()) found.push('reason missing');
      }
      publish.textContent = [publish.dataset.says, ...found].join(', ');
      if (found.length) publish.dataset.lacks = ''; else delete publish.dataset.lacks;
    };
    let due = 0, asked = 0;
    const look = async () => {
      const turn = ++asked;
      const answer = await fetch(composer.dataset.preview, {method: 'POST', body: new URLSearchParams(new FormData(composer))});
      if (!answer.ok || turn !== asked) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      for (const id of ['preview', 'warned']) $(id).replaceWith(page.getElementById(id));
    };
    composer.addEventListener('input', (event) => {
      if (event.target.id === 'find') {
        const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
        for (const row of document.querySelectorAll('.picks li[data-text]')) row.hidden = !words.every((word) => row.dataset.text.includes(word));
        return;
      }
      lacks();
      clearTimeout(due);
      due = setTimeout(() => look().catch(() => {}), 400);
    });
    composer.addEventListener('click', (event) => {
      const button = event.target.closest('.cite');
      if (!button) return;
      const {selectionStart: start, selectionEnd: end, value} = text;
      const words = (value.slice(start, end) || button.dataset.words).replace(/[[\]|]/g, ' ').replace(/\s+/g, ' ').trim();
      text.focus();
      text.setRangeText(`[[${words}|${button.dataset.cite}]]`, start, end, 'end');
      text.dispatchEvent(new Event('input', {bubbles: true}));
    });
    $('find')?.addEventListener('keydown', (event) => { if (event.key === 'Enter') event.preventDefault(); });
    lacks();
    look().catch(() => {});
  }

  // Keys: only outside text fields, and only while they are on.
  const on = $('keys-on');
  if (on) {
    on.checked = store.get('dateline keys') !== 'off';
    on.addEventListener('change', () => store.set('dateline keys', on.checked ? null : 'off'));
  }
  const rows = () => [...document.querySelectorAll('[data-row]')];
  function move(by) {
    const all = rows();
    const at = all.findIndex((row) => row.classList.contains('on'));
    const row = all[Math.min(Math.max(at + by, 0), all.length - 1)];
    if (!row || row === all[at]) { document.querySelector(by > 0 ? 'a[data-after]' : 'a[data-before]')?.click(); return; }
    if (row.href) { location.href = row.href; return; }
    all[at]?.classList.remove('on');
    row.classList.add('on');
    row.scrollIntoView({block: 'nearest'});
    row.querySelector('a, button')?.focus();
  }
  const acts = {
    j: () => move(1),
    k: () => move(-1),
    y: () => document.querySelector('[data-first-link] [value=yes]')?.click(),
    n: () => document.querySelector('[data-first-link] [value=no]')?.click(),
    '?': () => $('all-keys').showModal(),
    p: () => { const link = document.querySelector('a[data-key=p]'); location.href = link ? link.href : `/desk/${document.body.dataset.slug}/write`; },
  };
  function choose(selector) {
    const answer = document.querySelector(selector);
    if (!answer) return false;
    answer.click();
    if (answer.type === 'radio') $('reason')?.focus();
    return true;
  }
  addEventListener('keydown', (event) => {
    const field = event.target.closest?.('input:not([type=radio], [type=checkbox]), textarea, select');
    if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') {
      const form = event.target.closest?.('form');
      if (form) { event.preventDefault(); form.requestSubmit(form.querySelector('#publish, button.pen')); }
      return;
    }
    if (event.key === 'Enter' && !event.shiftKey && event.target.id === 'reason') {
      event.preventDefault();
      event.target.form.requestSubmit();
      return;
    }
    if (field || event.ctrlKey || event.metaKey || event.altKey || !on?.checked || document.querySelector('dialog[open]')) return;
    const key = event.key.toLowerCase();
    if (/^[1-6]$/.test(key) ? choose(`#judge [value="${key}"]`) : acts[key] ? (acts[key](), true) : /^[a-z]$/.test(key) && choose(`[data-key="${key}"]`)) event.preventDefault();
  });

  // Others work too: say when this page is behind the record.
  const slug = document.body.dataset.slug;
  if (slug && $('behind')) {
    let seq = Number(document.body.dataset.seq);
    const source = new EventSource(`/${slug}/events?after=${seq}`);
    const behind = (to) => {
      if (to <= seq) return;
      $('behind').textContent = 'The record has moved on since this page was drawn. ';
      const link = document.createElement('a');
      link.href = location.pathname + location.search;
      link.textContent = 'Look again';
      $('behind').append(link);
    };
    source.addEventListener('heartbeat', (event) => behind(JSON.parse(event.data).seq));
    source.onmessage = (event) => behind(JSON.parse(event.data).to);
  }
})();
