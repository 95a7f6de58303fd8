// Ties the marks in a captured text to the list of its claims: a click or a key shows what belongs together.
// Without it, numbers are links, and the page is drawn anew with the claim shown.
'use strict';
(() => {
  const pane = document.querySelector('.stext');
  if (!pane) return;
  const store = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { value === null ? localStorage.removeItem(key) : localStorage.setItem(key, value); } catch { /* private window */ } },
  };

  // Which kinds are drawn is remembered in this browser.
  for (const box of document.querySelectorAll('[data-show]')) {
    const key = `dateline hide ${box.dataset.show}`;
    if (store.get(key)) box.checked = false;
    box.addEventListener('change', () => store.set(key, box.checked ? null : 'yes'));
  }

  const marks = new Map(); // number -> what is drawn of it
  for (const piece of pane.querySelectorAll('[data-c], [data-n]')) {
    for (const number of (piece.dataset.c ?? piece.dataset.n).split(' ')) {
      if (!marks.has(number)) marks.set(number, []);
      marks.get(number).push(piece);
    }
  }
  const row = (number) => document.getElementById(`r${number}`);

  function choose(number, {text = true, list = true} = {}) {
    for (const one of document.querySelectorAll('.stext .on, .told .on')) { one.classList.remove('on'); one.removeAttribute('aria-current'); }
    for (const piece of marks.get(number) ?? []) piece.classList.add('on');
    const found = row(number);
    if (found) { found.classList.add('on'); found.setAttribute('aria-current', 'true'); }
    if (text) document.getElementById(`k${number}`)?.scrollIntoView({block: 'center'});
    if (list && found) found.scrollIntoView({block: 'nearest'});
  }

  pane.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || String(getSelection())) return;
    const link = event.target.closest('a[data-n]');
    const number = link?.dataset.n ?? event.target.closest('[data-c]')?.dataset.c.split(' ')[0];
    if (!number || !row(number)) return; // a claim of another page, or of the queue: its link goes there
    event.preventDefault();
    choose(number, {text: false});
    if (link) row(number).querySelector('a').focus({preventScroll: true});
  });
  document.querySelector('.told')?.addEventListener('focusin', (event) => {
    const number = event.target.closest('li')?.dataset.n;
    if (number && !row(number).matches('.on[aria-current]')) choose(number, {list: false});
  });
  document.querySelector('.told')?.addEventListener('click', (event) => {
    const item = event.target.closest('li');
    if (!item || (event.target.closest('a') && !event.target.closest('.stands a[href*="#k"]'))) return;
    event.preventDefault();
    choose(item.dataset.n, {list: false});
    document.getElementById(`k${item.dataset.n}`)?.focus({preventScroll: true});
  });
  const on = document.querySelector('.told li.on');
  if (on) choose(on.dataset.n);
})();
