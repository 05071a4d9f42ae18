// A knowledge file with one of every step that a visitor sees, for pictures of them.

const thing = (name, picture) => ({ name, picture });
const option = (id, label, more = {}) => ({ id, label, ...more });

const flow = (id, title, ...steps) => ({ id, title, questions: [title], steps });

export const order = {
  number: 'RL-10023',
  status: 'sent',
  total: '€219.00',
  placed: '2026-11-16',
  things: [thing('Javor 3L jacket', '/pictures/jacket.svg'), thing('Rtanj Mid boots', '/pictures/boots.svg'), thing('Djerdap 45 backpack', '/pictures/pack.svg')],
};

export const everyStep = {
  waypost: 1,
  locale: 'en',
  site: { name: 'Rudnik Outdoor', url: '/' },
  articles: [{ id: 'a', questions: ['How long may I return something?'], answer: '30 days.' }],
  hours: { zone: 'Europe/Belgrade', week: { mon: ['09:00-17:00'], tue: ['09:00-17:00'], wed: ['09:00-17:00'], thu: ['09:00-17:00'], fri: ['09:00-17:00'], sat: ['10:00-14:00'] } },
  contact: { email: 'help@example.com' },
  menu: ['menu', 'choice', 'choices', 'stars', 'ten', 'date', 'file', 'form', 'shown', 'action', 'survey', 'down'].map((id) => ({ id, label: `Show ${id}`, flow: id })),
  lookups: [
    { id: 'order', url: '/orders/RL-10023', result: { total: { pointer: '/total' }, placed: { pointer: '/placed', type: 'date' }, things: { pointer: '/things', type: 'list', of: { name: { pointer: '/name' }, picture: { pointer: '/picture' } } } } },
    { id: 'down', url: '/orders/down', result: {} },
    { id: 'cancel', url: '/orders/RL-10023/cancel', method: 'POST', action: true, result: {} },
  ],
  flows: [
    flow('menu', 'Menus', {
      id: 'ask', type: 'menu', text: 'What has happened to order **RL-10023**?', options: [
        option('damaged', 'Something is damaged or faulty', { icon: 'warning', hint: 'A seam, a zip, a buckle: all of it is covered for two years', goto: 'end' }),
        option('missing', 'Something is missing', { icon: 'box', goto: 'end' }),
        option('late', 'It has not come', { icon: 'truck', hint: 'Later than it was promised', goto: 'end' }),
      ],
    }, { id: 'end', type: 'end' }),
    flow('choice', 'One of several', { id: 'get', type: 'lookup', lookup: 'order', into: 'order', failed: 'end' },
      { id: 'ask', type: 'input', text: 'Which one is it about?', var: 'one', kind: 'choice', from: { list: 'order.things', id: 'name', label: '{item.name}', picture: '{item.picture}' } },
      { id: 'end', type: 'end' }),
    flow('choices', 'Several of several', { id: 'ask', type: 'input', text: 'What shall we put into the parcel?', var: 'extras', kind: 'choices', max: 2, options: [
      option('wrap', 'Gift wrap', { hint: 'Paper from the paper mill next door' }), option('card', 'A card'), option('bag', 'A cotton bag'),
    ] }, { id: 'end', type: 'end' }),
    flow('stars', 'Five stars', { id: 'ask', type: 'input', text: 'How do the boots fit?', var: 'stars', kind: 'rating' }, { id: 'end', type: 'end' }),
    flow('ten', 'Ten numbers', { id: 'ask', type: 'input', text: 'How likely are you to tell a friend about us?', var: 'ten', kind: 'rating', max: 10 }, { id: 'end', type: 'end' }),
    flow('date', 'A day', { id: 'ask', type: 'input', text: 'On which day may the courier come?', var: 'day', kind: 'date', min: 'today' }, { id: 'end', type: 'end' }),
    flow('file', 'Files', { id: 'ask', type: 'input', text: 'Photos make it quicker: the thing, and the box with its label.', var: 'photos', kind: 'file', max: 3 }, { id: 'end', type: 'end' }),
    flow('form', 'A form', { id: 'ask', type: 'form', text: 'We are sorry, and put it right at our cost. Please tell us:', fields: [
      { var: 'what', label: 'What would you like?', kind: 'choice', options: [option('new', 'A new one'), option('repair', 'A repair'), option('money', 'My money back')] },
      { var: 'details', label: 'What is wrong with it?', kind: 'text', when: 'what == "repair"' },
      { var: 'page', label: 'Where did you buy it?', kind: 'url', optional: true },
      { var: 'email', label: 'Your e-mail', kind: 'email' },
    ] }, { id: 'end', type: 'end' }),
    flow('shown', 'What is shown', { id: 'get', type: 'lookup', lookup: 'order', into: 'order', failed: 'end' },
      { id: 'line', type: 'timeline', text: 'Order **RL-10023** of {order.placed} is on its way.', items: [
        { id: 'placed', label: 'Ordered', at: '{order.placed}', done: 'true' }, { id: 'sent', label: 'Handed to the carrier', at: '2026-11-18', done: 'true' },
        { id: 'out', label: 'Out for delivery', done: 'false' }, { id: 'there', label: 'With you', at: 'by Friday', done: 'false' },
      ] },
      { id: 'card', type: 'say', text: 'With 101 cm you wear **M**.', card: { title: 'Javor 3L jacket, M', picture: '/pictures/jacket.svg', price: '{order.total}', link: '/jacket.html' } },
      { id: 'film', type: 'say', text: 'This is how it folds.', video: { src: '/film.webm', title: 'Folding the jacket, 40 seconds' } },
      { id: 'open', type: 'say', text: 'We are back **{hours.next_open}**.' },
      { id: 'end', type: 'end' }),
    flow('action', 'An action', { id: 'do', type: 'lookup', lookup: 'cancel', into: 'done', confirm: { text: 'Cancel order **RL-10023** (Javor 3L jacket, €219.00)? What you paid goes back within 5 working days.', yes: 'Yes, cancel it', no: 'No, keep it' }, goto: 'end', failed: 'end', unknown: 'end' }, { id: 'end', type: 'end' }),
    flow('survey', 'A survey', { id: 'ask', type: 'survey', text: 'How was it?', var: 'n', scale: 10 }, { id: 'end', type: 'end' }),
    flow('down', 'A lookup without an answer', { id: 'get', type: 'lookup', lookup: 'down', into: 'x' }, { id: 'end', type: 'end' }),
  ],
};
