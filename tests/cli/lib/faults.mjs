// One small knowledge file for each fault of flows that the reference quotes (core/docs/proof.md).

const end = { id: 'end', type: 'end' };
const ask = { id: 'ask', type: 'input', text: 'How many?', var: 'many', kind: 'number' };
const choice = (id, label, to) => ({ id, label, goto: to });
const lookups = [
  {
    id: 'orders',
    url: '/orders',
    result: {
      state: { pointer: '/state' },
      due: { pointer: '/due', type: 'date', optional: true },
      list: { pointer: '/list', type: 'list', of: { id: { pointer: '/id' } } },
    },
  },
  { id: 'cancel', url: '/cancel', method: 'POST', action: true },
];
const find = { id: 'find', type: 'lookup', lookup: 'orders', into: 'order', failed: 'end' };
const cancel = { id: 'do', type: 'lookup', lookup: 'cancel', into: 'done' };
const sure = { text: 'Cancel it?', yes: 'Yes', no: 'No' };

const flow = (steps, more = {}) => ({ id: 'track', title: 'Track', questions: ['where is it'], ...more, steps });
const file = (steps, more = {}) => ({
  waypost: 1,
  locale: 'en',
  contact: { url: '/contact' },
  articles: [],
  lookups,
  flows: [flow(steps)],
  ...more,
});

/** By the code that is told of them. */
export const faults = {
  unknown_step: file([{ ...end, id: 'done' }, { id: 'on', type: 'goto', goto: 'dome' }]),
  unknown_flow: file([{ id: 'on', type: 'goto', flow: 'trak' }]),
  unknown_lookup: file([{ ...find, lookup: 'order' }, end]),
  unknown_variable: file([ask, { ...end, text: 'So {mani}.' }]),
  bad_expression: file([ask, { id: 'sort', type: 'branch', cases: [{ when: 'many == "3"', goto: 'end' }], else: 'end' }, end]),
  bad_pattern: file([{ id: 'ask', type: 'input', text: 'Number?', var: 'number', kind: 'order', pattern: 'RL-' }, end]),
  unreachable_step: file([{ ...end, id: 'done' }, end]),
  too_many_steps: file([...Array.from({ length: 200 }, (_, i) => ({ id: `s${i}`, type: 'say', text: 'So.' })), end]),
  endless_loop: file([{ id: 'say', type: 'say', text: 'So.', goto: 'say' }]),
  dead_case: file([{ ...ask, min: 1 }, { id: 'sort', type: 'branch', cases: [{ when: 'many > 5', goto: 'end' }, { when: 'many > 7', goto: 'end' }], else: 'end' }, end]),
  missing_plural: file([ask, { ...end, text: '{many, plural, other {# days}}' }]),
  never_reached: file([
    { ...ask, max: 9 },
    { id: 'sort', type: 'branch', cases: [{ when: 'many > 9', goto: 'much' }], else: 'end' },
    end,
    { id: 'much', type: 'end' },
  ]),
  no_way_out: file([
    { id: 'which', type: 'menu', text: 'Which?', options: [choice('a', 'A', 'end'), choice('b', 'B', 'round')] },
    end,
    { id: 'round', type: 'menu', text: 'Again?', options: [choice('again', 'Again', 'round')] },
  ]),
  too_many_calls: file([ask, { id: 'again', type: 'call', flow: 'track' }, end]),
  uncovered_case: file([
    { id: 'kind', type: 'input', text: 'What?', var: 'kind', kind: 'choice', options: [{ id: 'lost', label: 'Lost' }, { id: 'late', label: 'Late' }] },
    { id: 'sort', type: 'branch', cases: [{ when: 'kind == "lost"', goto: 'end' }] },
    { id: 'say', type: 'say', text: 'So.' },
    end,
  ]),
  unset_variable: file([find, { id: 'say', type: 'say', text: 'Due {order.due}.' }, end]),
  empty_menu: file([find, { id: 'which', type: 'menu', text: 'Which?', from: { list: 'order.list', label: '{item.id}', goto: 'end' } }, end]),
  unconfirmed_action: file([{ ...cancel, unknown: 'end', failed: 'end' }, { id: 'said', type: 'end' }, end]),
  no_unknown: file([{ ...cancel, confirm: sure, failed: 'end' }, { id: 'said', type: 'end' }, end]),
  no_failed_way: { ...file([{ ...find, failed: undefined }, end]), contact: undefined },
  too_many_clicks: file([], { flows: [flow([ask, { ...ask, id: 'more', var: 'more' }, end], { clicks: 1 })] }),
  other_hours: file([{ ...end, text: 'Monday 9–18.' }], { hours: { zone: 'Europe/Berlin', week: { mon: ['09:00-17:00'] } } }),
  told_as_done: file([{ ...cancel, confirm: sure, goto: 'end', failed: 'end', unknown: 'perhaps' }, end, { id: 'perhaps', type: 'end' }]),
  duplicate_label: file([{ id: 'which', type: 'menu', text: 'Which?', options: [choice('a', 'Yes', 'end'), choice('b', 'Yes', 'end')] }, end]),
  disabled_flow: file([], { flows: [flow([{ id: 'on', type: 'goto', flow: 'gift' }]), { id: 'gift', title: 'Gift', enabled: false, steps: [end] }] }),
  unknown_department: file([{ id: 'hand', type: 'handover', text: 'A moment.', department: 'ordes' }], {
    hours: { zone: 'Europe/Berlin', week: { mon: ['09:00-17:00'] }, departments: { orders: { week: { mon: ['10:00-16:00'] } } } },
  }),
  private_use: file([{ ...ask, var: 'pin', private: true }, { id: 'sort', type: 'branch', cases: [{ when: 'pin == 7', goto: 'end' }], else: 'say' }, { id: 'say', type: 'say', text: 'No.' }, end]),
  untranslatable: file([], {
    locales: { sr: 'fault.sr.json' },
    flows: [
      flow([{ id: 'call', type: 'call', flow: 'who', args: { purpose: '"the appointment"' } }, end]),
      { id: 'who', title: 'Who', steps: [{ id: 'end', type: 'end', text: 'For {purpose}.' }] },
    ],
  }),
};

/** The sibling that the file of `untranslatable` names. */
export const translation = { waypost: 1, base: 'fault.json', locale: 'sr', texts: {} };
