// Each top-level block of a body carries a key that stays with it while it is edited, split, moved and undone.
// The keys pair a paragraph with its translation; the server fills in and de-duplicates what comes without one.
// Also puts marks on blocks: editor.storage.paragraphKeys.setMarks(editor, key => attributes) gives each block its
// grid row, its classes and its id.
import { Extension, pm } from "django-prose-editor/editor"

const { Plugin, PluginKey } = pm.state
const { Decoration, DecorationSet } = pm.view
const { Fragment, Slice } = pm.model

const TYPES = [
  "paragraph", "heading", "bulletList", "orderedList", "blockquote", "figure", "horizontalRule",
  "pullQuote", "relatedStory", "embed", "table",
]
const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
const marksKey = new PluginKey("paragraphMarks")

function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => LETTERS[byte % LETTERS.length]).join("")
}

function setMarks(editor, marks) {
  editor.view.dispatch(editor.state.tr.setMeta(marksKey, marks).setMeta("addToHistory", false))
}

const isBlank = (node) => node.isTextblock && node.content.size === 0

// Enter at the start of a paragraph leaves the empty half in front: the key goes on with the words.
function handsOver(blank, next, before) {
  return isBlank(blank) && next && [null, blank.attrs.key].includes(next.attrs.key) && before.get(blank.attrs.key)?.eq(next.content)
}

function keyed(transactions, before, after) {
  if (!transactions.some((transaction) => transaction.docChanged)) return null
  const contents = new Map()
  before.doc.forEach((node) => contents.set(node.attrs.key, node.content))
  const { tr } = after
  const taken = new Set()
  let handed = null
  after.doc.forEach((node, position, index) => {
    if (!("key" in node.attrs)) return
    let key = handed ?? node.attrs.key
    handed = null
    const next = after.doc.maybeChild(index + 1)
    if (key && handsOver(node, next, contents)) {
      handed = key
      key = null
    }
    if (!key || taken.has(key)) key = newKey()
    taken.add(key)
    if (key !== node.attrs.key) tr.setNodeAttribute(position, "key", key)
  })
  return tr.docChanged ? tr.setMeta("addToHistory", false).setStoredMarks(after.storedMarks) : null
}

// A copy gets keys of its own. What was cut from this text and is put back elsewhere keeps them.
function pasted(slice, view, known) {
  const here = new Set()
  if (!view.dragging?.move) view.state.doc.forEach((node) => here.add(node.attrs.key))
  const nodes = []
  slice.content.forEach((node) => {
    const { key } = node.attrs
    const stays = !key || (known.has(key) && !here.has(key))
    nodes.push(stays ? node : node.type.create({ ...node.attrs, key: null }, node.content, node.marks))
  })
  return new Slice(Fragment.from(nodes), slice.openStart, slice.openEnd)
}

function decorated(state, marks) {
  const { $from } = state.selection
  const present = $from.depth ? $from.before(1) : $from.pos
  const decorations = []
  state.doc.forEach((node, position) => {
    const attributes = { ...(marks?.(node.attrs.key) ?? {}) }
    if (position === present) attributes.class = `${attributes.class ?? ""} is-here`
    decorations.push(Decoration.node(position, position + node.nodeSize, attributes))
  })
  return DecorationSet.create(state.doc, decorations)
}

function keysPlugin() {
  const known = new Set()
  return new Plugin({
    appendTransaction: keyed,
    view: (view) => {
      const remember = () => view.state.doc.forEach((node) => known.add(node.attrs.key))
      remember()
      return { update: remember }
    },
    props: { transformPasted: (slice, view) => pasted(slice, view, known) },
  })
}

function marksPlugin() {
  return new Plugin({
    key: marksKey,
    state: {
      init: () => null,
      apply: (transaction, marks) => transaction.getMeta(marksKey) ?? marks,
    },
    props: { decorations: (state) => decorated(state, marksKey.getState(state)) },
  })
}

export const ParagraphKeys = Extension.create({
  name: "paragraphKeys",

  addGlobalAttributes() {
    const key = {
      default: null,
      keepOnSplit: false,
      parseHTML: (element) => element.getAttribute("data-id"),
      renderHTML: ({ key }) => (key ? { "data-id": key } : {}),
    }
    return [{ types: TYPES, attributes: { key } }]
  },

  addStorage() {
    return { setMarks }
  },

  addProseMirrorPlugins() {
    return [keysPlugin(), marksPlugin()]
  },
})
