// Runs once on the element that holds the answers; sends the custom events 'ask', 'rate' and 'restart' to the server.
const find = (selector, inside = element) => inside.querySelector(selector);
const send = (label, turn, comment) => trigger('rate', { turn, label, comment });

// What is said to a screen reader: an element that stays, since the answers are replaced as a whole.
const said = document.createElement('p');
said.className = 'said';
said.setAttribute('role', 'status');
document.body.append(said);

element.addEventListener('click', (event) => {
  const chip = event.target.closest('[data-ask]');
  const link = event.target.closest('[data-opens]');
  const rate = event.target.closest('.rate');
  if (chip) trigger('ask', { question: chip.dataset.ask });
  if (rate) send(rate.dataset.label, rate.dataset.turn, '');
  if (event.target.closest('[data-restart]')) trigger('restart', {});
  if (link) {
    event.preventDefault();
    const fold = document.getElementById(link.dataset.opens);
    fold.open = true;
    find('summary', fold).focus({ preventScroll: true });
    show(fold);
  }
});

// A source opens at the quoted words, however it is opened; 'toggle' does not bubble.
element.addEventListener('toggle', (event) => event.target.open && show(event.target), true);

function show(fold) {
  const mark = find(':scope > :not(summary) mark', fold);
  if (mark) mark.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
}

element.addEventListener('submit', (event) => {
  event.preventDefault();
  const row = event.target.closest('.feedback');
  const text = find('input', event.target).value.trim();
  if (text) send(row.dataset.label, row.dataset.turn, text);
});

window.assistantPage = {
  // The newest answer is told, brought into view, and focused where the chip that was pressed is gone.
  settle() {
    const turn = find('.turn');
    if (!turn) return;
    said.textContent = (find('.lead', turn) ?? find('.rest', turn)).textContent;
    if (!document.activeElement || document.activeElement === document.body) turn.focus({ preventScroll: true });
    if (turn.getBoundingClientRect().top < 0) turn.scrollIntoView({ block: 'start', behavior: 'smooth' });
  },
  begin() {
    said.textContent = '';
    document.querySelector('#question textarea').focus();
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
