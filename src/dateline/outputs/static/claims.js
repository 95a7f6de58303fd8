// A claim opens in place, under the sentence that rests on it, and gives the focus back when it is closed.
// Fetched by live.js when a mark is first followed; without it the mark is a link to the claim's own page.

export function place(mark, part) {
  const under = mark.closest('p, li, td, figure') ?? mark;
  if (under.matches('li, td')) under.append(part); else under.after(part);
}

export async function toggle(mark) {
  const there = opened(mark.dataset.claim);
  if (there && mark.getAttribute('aria-expanded') === 'true') shut(there);
  else await open(mark);
}

const opened = (id) => document.querySelector(`.claim[data-open][data-claim="${CSS.escape(id)}"]`);

function shut(part) {
  const marks = `a.m[data-claim="${CSS.escape(part.dataset.claim)}"]`;
  const mark = document.querySelector(`${marks}[aria-expanded=true]`) ?? part.parentElement?.querySelector(marks);
  part.remove();
  mark?.setAttribute('aria-expanded', 'false');
  mark?.focus();
}

async function open(mark) {
  const answer = await fetch(mark.href);
  if (!answer.ok) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const part = document.adoptNode(page.querySelector('article.claim'));
  for (const link of part.querySelectorAll('[href]:not(use)')) {
    link.setAttribute('href', new URL(link.getAttribute('href'), answer.url).href);
  }
  for (const head of part.querySelectorAll('h2, h3')) {  // one level below the post's own headline
    const lower = document.createElement(head.localName === 'h2' ? 'h4' : 'h5');
    for (const {name, value} of head.attributes) lower.setAttribute(name, value);
    lower.append(...head.childNodes);
    head.replaceWith(lower);
  }
  document.querySelectorAll('.claim[data-open]').forEach((one) => one.remove());
  document.querySelectorAll('a.m[aria-expanded=true]').forEach((one) => one.setAttribute('aria-expanded', 'false'));
  part.dataset.open = '';
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = 'Close';
  close.className = 'close';
  close.addEventListener('click', () => shut(part));
  part.querySelector('header').prepend(close);
  place(mark, part);
  mark.setAttribute('aria-expanded', 'true');
  part.querySelector('h4')?.focus({preventScroll: true});
}

addEventListener('keydown', (event) => {
  const part = event.key === 'Escape' && document.querySelector('.claim[data-open]');
  if (part) { event.preventDefault(); shut(part); }
});
