// A pull quote: what was said, and who said it. Enter goes on to the name and then out of the quote; Backspace at its
// beginning makes paragraphs of it again.
// <aside data-block="quote"><p>…</p><cite>…</cite></aside>
import { Node, mergeAttributes, pm } from "django-prose-editor/editor"

import { blockAt, placeBlock, writeAfter } from "./place.js"

const { Selection } = pm.state

// An empty line says in the editor what belongs there (css/desk/blocks.css).
const line = (name, tag, content) =>
  Node.create({
    name,
    content,
    parseHTML: () => [{ tag, context: "pullQuote/", priority: 60 }],
    renderHTML: () => [tag, 0],
    addNodeView() {
      return () => {
        const dom = document.createElement(tag)
        dom.dataset.placeholder = this.options.placeholder
        return { dom, contentDOM: dom }
      }
    },
  })

const Said = line("pullQuoteSaid", "p", "inline*")
const Who = line("pullQuoteWho", "cite", "text*").extend({ marks: "" })

function toParagraphs({ state, dispatch }) {
  const { block, start } = blockAt(state)
  const { paragraph } = state.schema.nodes
  const [said, who] = block.children
  const lines = [paragraph.create({ key: block.attrs.key }, said.content)]
  if (who.content.size) lines.push(paragraph.create(null, who.content))
  const tr = state.tr.replaceWith(start, start + block.nodeSize, lines)
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(start + 1))).scrollIntoView())
  return true
}

function toQuote(editor) {
  const { state, view } = editor
  const { block, start } = blockAt(state)
  const { pullQuote, pullQuoteSaid, pullQuoteWho } = state.schema.nodes
  if (!block.isTextblock) {
    placeBlock(editor, { type: "pullQuote", content: [{ type: "pullQuoteSaid" }, { type: "pullQuoteWho" }] })
    return
  }
  const quote = pullQuote.create({ key: block.attrs.key }, [
    pullQuoteSaid.create(null, block.content), pullQuoteWho.create(),
  ])
  const tr = state.tr.replaceWith(start, start + block.nodeSize, quote)
  view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(start + 1))).scrollIntoView())
}

export const PullQuote = Node.create({
  name: "pullQuote",
  group: "block",
  content: "pullQuoteSaid pullQuoteWho",
  isolating: true,
  defining: true,

  addOptions: () => ({ name: "", said: "", who: "" }),

  addExtensions() {
    return [Said.configure({ placeholder: this.options.said }), Who.configure({ placeholder: this.options.who })]
  },

  parseHTML: () => [{ tag: "aside[data-block=quote]" }],

  renderHTML: ({ HTMLAttributes }) => ["aside", mergeAttributes(HTMLAttributes, { "data-block": "quote" }), 0],

  addNodeView() {
    return () => {
      const dom = document.createElement("aside")
      dom.dataset.block = "quote"
      dom.role = "group"
      dom.ariaLabel = this.options.name
      return { dom, contentDOM: dom }
    }
  },

  addCommands() {
    return {
      togglePullQuote:
        () =>
        ({ editor, state, dispatch }) => {
          if (blockAt(state).block.type.name === "pullQuote") return toParagraphs({ state, dispatch })
          if (dispatch) queueMicrotask(() => toQuote(editor))
          return true
        },
    }
  },

  addKeyboardShortcuts() {
    const { editor } = this
    return {
      Enter: () => {
        const { $from } = editor.state.selection
        if ($from.parent.type.name === "pullQuoteWho") writeAfter(editor.view)
        else if ($from.parent.type.name === "pullQuoteSaid") editor.commands.setTextSelection($from.after() + 1)
        else return false
        return true
      },
      Backspace: () => {
        const { $from, empty } = editor.state.selection
        if (!empty || $from.parentOffset || $from.parent.type.name !== "pullQuoteSaid") return false
        return editor.commands.togglePullQuote()
      },
    }
  },

  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: "pullQuote",
      groups: "nodes",
      button: buttons.material("campaign", this.options.name),
      command: (editor) => editor.commands.togglePullQuote(),
      active: (editor) => editor.isActive("pullQuote"),
    })
  },
})
