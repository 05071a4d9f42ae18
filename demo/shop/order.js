// Order status page: asks the order API and draws the way that the order has come. All text goes in as text nodes.

const form = document.querySelector('#order-form');
const message = document.querySelector('#order-message');
const panel = document.querySelector('#order');
const number = panel.querySelector('#order-number');
const title = panel.querySelector('#order-title');
const note = panel.querySelector('#order-note');
const way = panel.querySelector('.way');
const facts = panel.querySelector('.facts');

const dates = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
const day = (iso) => dates.format(new Date(`${iso}T00:00:00Z`));

/** What each state is called, how far it has come, and what it means for the customer. */
const states = {
  processing: {
    title: 'We are packing it',
    reached: 0,
    note: (order) => `It should be with you by ${day(order.expected)}. Until it is packed you can still change or cancel it.`,
  },
  in_transit: { title: 'On its way', reached: 2, note: (order) => `It should be with you by ${day(order.expected)}.` },
  late: {
    title: 'Late, and we are sorry',
    reached: 2,
    note: (order) => `It should have been with you by ${day(order.expected)}. Tell us, and we start a search with the carrier.`,
  },
  delivered: {
    title: 'Delivered',
    reached: 3,
    note: (order) => (order.returnable ? 'Something does not fit? You have 30 days to send it back.' : 'The 30 days to send it back are over; the guarantee is not.'),
  },
  at_point: { title: 'At a parcel point', reached: 2, note: (order) => `Nobody was in. It waits for you until ${day(order.keep_until)}.` },
  ready: { title: 'Ready at the store', reached: 2, note: (order) => `Futoška 84, until ${day(order.keep_until)}. Bring the order number and an ID.` },
  returned: { title: 'Sent back', reached: 3, note: () => 'Your parcel is on its way back to us, or has arrived. Ask in the help desk where your refund is.' },
  on_hold: { title: 'On hold', reached: 0, note: () => 'Something is not clear yet. Ask us: a colleague will explain.' },
  cancelled: {
    title: 'Cancelled',
    reached: 0,
    note: (order) => `Cancelled on ${day(order.cancelled)}. What you paid goes back the way it came, within 5 working days.`,
  },
};

/** What stands at the three steps; '' = nothing yet. */
function stepNotes(order) {
  return [
    `Ordered on ${day(order.placed)}`,
    order.carrier ? `${order.carrier}, parcel number ${order.tracking_number}` : '',
    order.delivered ? `On ${day(order.delivered)}` : `Expected by ${order.expected ? day(order.expected) : '…'}`,
  ];
}

function show(order) {
  const state = states[order.status];
  number.textContent = `Order ${order.number}`;
  number.hidden = false;
  title.textContent = state.title;
  title.dataset.status = order.status;
  note.textContent = state.note(order);
  way.hidden = order.status === 'cancelled';
  const notes = stepNotes(order);
  [...way.children].forEach((step, index) => {
    step.classList.toggle('reached', index < state.reached);
    step.querySelector('span').textContent = notes[index];
  });
  facts.replaceChildren();
  for (const [label, value] of [['Items', order.items_text], ['Total', order.total]]) {
    const term = document.createElement('dt');
    term.textContent = label;
    const words = document.createElement('dd');
    words.textContent = value;
    facts.append(term, words);
  }
  facts.hidden = false;
  title.focus();
}

async function lookUp() {
  message.textContent = 'Looking it up…';
  const wanted = encodeURIComponent(form.elements.number.value.trim());
  const email = encodeURIComponent(form.elements.email.value.trim());
  try {
    const response = await fetch(`/api/orders/${wanted}?email=${email}`);
    if (response.status === 404) {
      message.textContent = 'We found no order with this number and e-mail address. Please compare them with the confirmation e-mail.';
    } else if (response.ok) {
      show(await response.json());
      message.textContent = '';
    } else {
      message.textContent = 'Our order system is not answering at the moment. Please try again in a minute.';
    }
  } catch {
    message.textContent = 'The order system could not be reached. Are you connected to the internet?';
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void lookUp();
});

for (const example of document.querySelectorAll('[data-order]')) {
  example.addEventListener('click', () => {
    form.elements.number.value = example.dataset.order;
    form.elements.email.value = 'ana@example.com';
    void lookUp();
  });
}
