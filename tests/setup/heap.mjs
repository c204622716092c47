/** What the scripts of a page hold, without what the browser keeps for itself: compiled code and records of how the page performed. */

/** Kinds of nodes in a snapshot of the heap that are values. */
const VALUES = ['object', 'array', 'closure', 'string', 'concatenated string', 'sliced string', 'number', 'bigint'];
/** The memory of typed arrays, which V8's own figure of the heap leaves out. */
const ARRAY_MEMORY = 'system / JSArrayBufferData';

/** @param {import('playwright').Page} page @returns {Promise<number>} bytes that are left after a collection */
export async function heldBytes(page) {
  const session = await page.context().newCDPSession(page);
  /** @type {string[]} */
  const chunks = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return valueBytes(JSON.parse(chunks.join('')));
}

/**
 * @param {{
 *   readonly snapshot: { readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly [readonly string[]] } };
 *   readonly nodes: readonly number[];
 *   readonly strings: readonly string[];
 * }} heap
 */
function valueBytes({ snapshot: { meta }, nodes, strings }) {
  const [type, name, size] = ['type', 'name', 'self_size'].map((field) => meta.node_fields.indexOf(field));
  const values = new Set(VALUES.map((kind) => meta.node_types[0].indexOf(kind)));
  const memory = strings.indexOf(ARRAY_MEMORY);
  let bytes = 0;
  for (let at = 0; at < nodes.length; at += meta.node_fields.length) {
    const isValue = values.has(nodes[at + type] ?? -1) || nodes[at + name] === memory;
    if (isValue) bytes += nodes[at + size] ?? 0;
  }
  return bytes;
}
