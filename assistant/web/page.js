// Runs once on the element that holds the answers; sends the custom events 'ask', 'open', 'rate', 'speak' and 'restart'.
const find = (selector, inside = element) => inside.querySelector(selector);
const send = (label, turn, comment) => trigger('rate', { turn, label, comment });
const page = () => find('.page');
const words = () => JSON.parse(page()?.dataset.words ?? '{}');

// What is said to a screen reader: an element that stays, since the answers are replaced as a whole.
const said = document.createElement('p');
said.className = 'said';
said.setAttribute('role', 'status');
document.body.append(said);

// Listened to from the document: the heading and an opened document stand outside of this element.
document.addEventListener('click', (event) => {
  const at = (selector) => event.target.closest(selector);
  const chip = at('[data-ask]');
  const source = at('[data-opens]');
  const rate = at('.rate');
  const language = at('[data-language].switch');
  if (chip) trigger('ask', { question: chip.dataset.ask });
  if (source) open(source);
  if (rate) send(rate.dataset.label, rate.dataset.turn, '');
  if (language) trigger('speak', { language: language.dataset.language });
  if (at('[data-restart]')) trigger('restart', {});
  if (at('[data-back]')) history.state?.reading ? history.back() : close();
  if (at('[data-copy]')) copy(at('.actions'));
  if (at('[data-share]')) share(at('.actions'));
});

element.addEventListener('submit', (event) => {
  event.preventDefault();
  const row = event.target.closest('.feedback');
  const text = find('input', event.target).value.trim();
  if (text) send(row.dataset.label, row.dataset.turn, text);
});

// -- an opened document: the browser's own way back leads to the chat as well

let left = null; // where the reader was left for: the pressed chip and how far the page was scrolled

function open(source) {
  left = { turn: source.dataset.turn, number: source.dataset.opens, kind: source.className, top: scrollY };
  trigger('open', { turn: left.turn, number: left.number });
}

function close() {
  document.body.classList.remove('reading-document');
  if (!left) return;
  scrollTo({ top: left.top, behavior: 'instant' });
  const chips = [...document.querySelectorAll(`[data-turn="${CSS.escape(left.turn)}"][data-opens="${left.number}"]`)];
  (chips.find((chip) => chip.className === left.kind) ?? chips[0])?.focus({ preventScroll: true });
  left = null;
}

addEventListener('popstate', () => document.body.classList.contains('reading-document') && close());
addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !document.body.classList.contains('reading-document')) return;
  history.state?.reading ? history.back() : close();
});

// -- copy and share

function tell(row, text) {
  find('.done', row).textContent = text;
}

async function copy(row) {
  const { copied, copy_failed } = words();
  tell(row, (await written(row.dataset.text)) ? copied : copy_failed);
}

async function share(row) {
  try {
    await navigator.share({ title: words().site, text: row.dataset.text });
  } catch (fault) {
    if (fault.name !== 'AbortError') await copy(row);
  }
}

// The clipboard is there in a secure context only; a school's server may have none.
async function written(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = Object.assign(document.createElement('textarea'), { value: text });
    const before = document.activeElement;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    before?.focus({ preventScroll: true });
    return done;
  }
}

// -- after an event

// What the page itself cannot say to the browser: its language, its own words in style sheets, what to keep.
function dress() {
  const { language, visitor } = page()?.dataset ?? {};
  if (!language) return;
  const root = document.documentElement;
  const { unreached_title, unreached, site } = words();
  root.lang = language;
  root.style.setProperty('--unreached-title', JSON.stringify(unreached_title));
  root.style.setProperty('--unreached', JSON.stringify(unreached));
  document.title = [site, find('.county', document)?.textContent].filter(Boolean).join(' ');
  for (const button of element.querySelectorAll('[data-share]')) button.hidden = !navigator.share;
  const kept = find('.turn') || language !== 'zh-CN' || stored();
  if (kept) store(visitor);
}

function stored() {
  try {
    return localStorage.getItem('assistant-visitor');
  } catch {
    return null;
  }
}

function store(visitor) {
  try {
    localStorage.setItem('assistant-visitor', visitor);
  } catch {
    // Nothing is kept where the browser forbids it; the page works without.
  }
}

window.assistantPage = {
  // The page as it was opened, or opened again.
  ready() {
    dress();
    document.body.dataset.ready = '';
  },
  // The newest answer is told, brought into view, and focused where the chip that was pressed is gone.
  settle() {
    dress();
    const turn = find('.turn');
    if (!turn) return;
    const status = find('.tag', turn)?.textContent ?? '';
    said.textContent = `${status} ${(find('.lead', turn) ?? find('.rest', turn)).textContent}`.trim();
    if (!document.activeElement || document.activeElement === document.body) turn.focus({ preventScroll: true });
    if (turn.getBoundingClientRect().top < 0) turn.scrollIntoView({ block: 'start', behavior: 'smooth' });
  },
  begin() {
    dress();
    said.textContent = '';
    find('#question textarea', document).focus();
  },
  spoken() {
    dress();
    find('.switch', document)?.focus();
  },
  // The document that was asked for, at the quoted words.
  read() {
    const title = find('#reader h1', document);
    if (!title) return;
    document.body.classList.add('reading-document');
    if (!history.state?.reading) history.pushState({ reading: true }, '');
    title.focus({ preventScroll: true });
    const mark = find('#reader mark', document);
    if (mark) mark.scrollIntoView({ block: 'center', behavior: 'instant' });
    else scrollTo({ top: 0, behavior: 'instant' });
  },
  // Only what the server has kept is shown as kept.
  confirm(text) {
    if (!text) return;
    const told = JSON.parse(text);
    const row = find(`.feedback[data-turn="${CSS.escape(told.turn)}"]`);
    if (!row) return;
    find('.receipt', row).textContent = told.text;
    if (!told.kept) return;
    row.dataset.label = told.label;
    for (const button of row.querySelectorAll('.rate')) {
      if (button.dataset.label === told.label) button.setAttribute('aria-pressed', 'true');
    }
    const form = find('.comment', row);
    form.hidden = !told.more;
  },
};
